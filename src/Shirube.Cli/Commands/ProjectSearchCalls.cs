using System.Globalization;
using Shirube.Budget.Evidence;
using Shirube.Cli.Output;
using Shirube.Search;
using Shirube.Search.Queries;
using Shirube.Web.Budget;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube search --kind project</c>: the review sheets that hold something.</summary>
internal static class ProjectSearchCalls
{
    /// <summary>Makes the index of the sheets first, where they were imported since.</summary>
    public static async Task<SearchAnswer> AskAsync(EditionLibrary library, EditionSearch editions, string words, int limit, CancellationToken cancel)
    {
        if (!new BudgetFolder(library.Folder).HasTables) throw BudgetCalls.NothingImported();
        using var shelf = new BudgetShelf(library.Folder, new EditionShelf(library, null));
        using var search = new ProjectSearch(shelf, async stop =>
        {
            await editions.FollowAsync(stop);
            return await editions.WordsAsync(stop);
        });
        try
        {
            var share = 0.0;
            await SlowWork.RunAsync("シートの索引を作成中 / indexing sheets", () => FollowAsync(search, s => Volatile.Write(ref share, s), cancel), cancel, () => Volatile.Read(ref share));
            return (await search.TryAskAsync(words, [], [r => r with { Limit = limit }], cancel))!;
        }
        catch (QueryRefusedException refused)
        {
            throw SearchCommand.Wrong(refused);
        }
    }

    public static IEnumerable<string> Lines(SearchAnswer answer)
    {
        var result = answer.Results[0];
        foreach (var line in SearchCommand.Reading(result.Query)) yield return line;
        yield return string.Create(CultureInfo.InvariantCulture, $"すべての語を含むシート {result.Texts} 枚 / sheets with all words: {result.Texts}");
        foreach (var hit in result.Shown)
        {
            var (key, part) = (ProjectSearch.KeyOf(hit), hit.Parts[0]);
            yield return string.Create(CultureInfo.InvariantCulture, $"{(hit.IsWhole ? "■" : "□")} {key.Year} {key.Ministry} {key.Number} {ProjectHitJson.NameOf(part)}  行 {part.Lines[0].First}");
            yield return "   " + Snippet.Of(part.Content, result.Query, answer.Dictionary).Text;
        }
    }

    private static async Task<bool> FollowAsync(ProjectSearch search, Action<double> progress, CancellationToken cancel)
    {
        await search.FollowAsync(progress, cancel);
        return true;
    }
}

using Shirube.Search.Analysis;
using Shirube.Tests.Analytics;
using Shirube.Tests.Budget;
using Shirube.Tests.House;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Tests.Search;

/// <summary>Review sheets are found as soon as the index followed the import, and every one that holds the words is.</summary>
public sealed class ProjectSearchTests : IDisposable
{
    private readonly BudgetData _data = new();
    private BudgetShelf? _shelf;
    private ProjectSearch? _search;

    [DuckFact]
    public async Task Sheets_are_found_by_name_payee_ministry_and_year()
    {
        await ImportAsync("2023", "2024", "2025");
        Assert.Null(await FindAsync("潮流"));
        await _search!.FollowAsync(null, CancellationToken.None);
        Assert.Equal(["2023/2023-しお-22-0001", "2024/2024-しお-23-0001", "2025/2025-しお-24-0001"], await FindAsync("潮の流れ 村"));
        Assert.Equal(["2024/2024-しお-23-0002"], await FindAsync("灯台システム 年:2024"));
        Assert.Equal(4, (await FindAsync("\"みさき造船\" 年:2024-2025 -潮流"))!.Count);
        Assert.Empty((await FindAsync("\"どこにもない言葉\""))!);
    }

    [DuckFact]
    public async Task A_later_import_waits_for_the_index_and_nothing_else_is_made_anew()
    {
        await ImportAsync("2023");
        await _search!.FollowAsync(null, CancellationToken.None);
        Assert.Single((await FindAsync("潮流発電の実証"))!);
        await ImportAsync("2024");
        Assert.Null(await FindAsync("潮流発電の実証"));
        var told = new List<double>();
        await _search.FollowAsync(told.Add, CancellationToken.None);
        Assert.Equal([0.0], told); // one document of two
        Assert.Equal(2, (await FindAsync("潮流発電の実証"))!.Count);
    }

    [SheetsFact]
    public async Task Every_piece_of_a_published_sheet_finds_what_a_plain_scan_finds()
    {
        await OpenAsync(BudgetCorpusTests.Files().Where(f => f.Contains("2022", StringComparison.Ordinal)));
        await _search!.FollowAsync(null, CancellationToken.None);
        var texts = (await _shelf!.AskAsync((c, stop) => Shirube.Budget.Views.SheetTexts.Read(c, Shirube.Budget.Views.SheetTexts.DocumentsOf(c, stop)[0].Hash, stop), CancellationToken.None))!;
        var keys = texts.Select(t => SearchKey.Of(t.Words)).ToList();
        var random = new Random(5);
        for (var i = 0; i < 300; i++)
        {
            var words = texts[random.Next(texts.Count)].Words;
            var at = random.Next(words.Length);
            var piece = words.Substring(at, Math.Min(random.Next(2, 12), words.Length - at)).Split('\n')[0].Replace("\"", "", StringComparison.Ordinal);
            var key = SearchKey.Of(piece);
            if (key.Length < 2 || key.Trim('ー', '・', '，').Length < key.Length) continue; // cut from between its neighbours
            var found = await _search.TryAskAsync($"\"{piece}\"", [], [r => r with { Limit = 0 }], CancellationToken.None);
            var forms = found!.Results[0].Query.Terms.Single().Variants.Select(v => v.Key).ToList();
            Assert.True(keys.Count(k => forms.Exists(f => k.Contains(f, StringComparison.Ordinal))) == found.Results[0].Texts, piece);
        }
    }

    public void Dispose()
    {
        _search?.Dispose();
        _shelf?.Dispose();
        _data.Dispose();
    }

    private Task ImportAsync(params string[] years) => OpenAsync(years.Select(y => Repository.PathOf("sample", "review-sheets", y + ".ndjson")));

    private async Task OpenAsync(IEnumerable<string> files)
    {
        await _data.ImportAsync([.. files]);
        _shelf ??= new(_data.Folder, new EditionShelf(await EditionLibrary.OpenAsync(_data.Folder, TimeProvider.System, CancellationToken.None), null));
        _search ??= new(_shelf, _ => Task.FromResult(SearchWords.None));
    }

    private async Task<List<string>?> FindAsync(string query)
    {
        var answer = await _search!.TryAskAsync(query, [], [r => r with { Limit = 100, IncludesParts = false }], CancellationToken.None);
        return answer is null ? null : [.. answer.Results[0].Shown.Select(ProjectSearch.KeyOf).Select(k => $"{k.Year}/{k.Number}").Order(StringComparer.Ordinal)];
    }
}

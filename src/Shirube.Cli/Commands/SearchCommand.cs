using System.CommandLine;
using System.Globalization;
using Shirube.Cli.Output;
using Shirube.Search;
using Shirube.Search.Queries;
using Shirube.Web.Contract;
using Shirube.Web.Language;
using Shirube.Web.Search;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube search</c>: what the editions say of something.</summary>
internal static class SearchCommand
{
    private const int MostHits = 1000;
    private const int MostMeanings = 5;

    public static Command Create()
    {
        var query = new Argument<string[]>("QUERY")
        {
            Description = "探す言葉、「\"句\"」、-除く語、OR、府省:文・年:2024・版:・節:・種類:・あり:期限。質問文も可。 Words, \"phrases\", -not, OR, ministry:, year:, edition:, section:, kind:, has:deadline; or a question.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var edition = Shared.Edition("この版だけを探す。 Only this edition.");
        var kind = new Option<string?>("--kind") { Description = "この種類だけを探す。 Only this kind.", HelpName = "measure|indicator|item|goal|footnote|text|entity|finding|project" };
        kind.AcceptOnlyFromAmong("measure", "indicator", "item", "goal", "footnote", "text", "entity", "finding", "project");
        var like = new Option<string?>("--like") { Description = "この施策に似ている施策を、理由とともに探す（--edition の施策）。 Measures similar to this one (of --edition), with the reasons.", HelpName = "measure:N" };
        var limit = new Option<int>("--limit") { Description = "件数（1～1000）。 Hits, 1 to 1000.", HelpName = "N", DefaultValueFactory = _ => 10 };
        limit.Validators.Add(l =>
        {
            if (l.GetValueOrDefault<int>() is < 1 or > MostHits) l.AddError($"--limit は 1～{MostHits} です。 --limit takes 1 to {MostHits}.");
        });
        var format = Shared.Format("text", "text", "json");
        var json = Shared.Json();
        var command = new Command("search", "保存されている版を全文で探します。 Search all that the stored editions say.") { query, edition, kind, like, limit, format, json };
        command.Validators.Add(call =>
        {
            if (call.GetValue(query) is { Length: > 0 } == call.GetValue(like) is not null) call.AddError("QUERY か --like のどちらか一つを指定してください。 Give either QUERY or --like.");
            if (call.GetValue(like) is not null && call.GetValue(kind) is not null) call.AddError("--like は施策を探します。--kind は使えません。 --like finds measures: it takes no --kind.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var library = await Shared.OpenAsync(call, cancel);
            if (call.GetValue(edition) is { } id) await Shared.EditionAsync(library, id, cancel);
            var words = string.Join(' ', call.GetValue(query)!);
            if (call.GetValue(like) is { } likeness || (likeness = LikeQuery.OfTyped(words)?.Text) is not null)
            {
                var (asked, similar) = await SimilarSearch.FindAsync(library, likeness, call.GetValue(edition), call.GetValue(limit), cancel);
                if (call.GetValue(json) || call.GetValue(format) == "json") StandardOutput.WriteJson(writer => SimilarJson.Write(writer, similar, asked: null));
                else StandardOutput.WriteLines(SimilarSearch.Lines(asked, similar));
                return ExitCode.Done;
            }

            using var search = new EditionSearch(library);
            var read = Read(words);
            if (read is { Terms.IsEmpty: true, Filters.IsEmpty: true }) throw new WrongCallException("探す言葉がありません。", "There is nothing to look for.");
            if (call.GetValue(kind) == "project" || (call.GetValue(kind) is null && SearchAsking.AsksProjects(new(), read)))
            {
                if (call.GetValue(edition) is not null) throw new WrongCallException("--kind project は予算の事業を探します。--edition は使えません。", "--kind project finds projects of the budget: it takes no --edition.");
                var answer = await ProjectSearchCalls.AskAsync(library, search, words, call.GetValue(limit), cancel);
                if (call.GetValue(json) || call.GetValue(format) == "json") StandardOutput.WriteJson(writer => ProjectHitJson.Write(writer, answer.Results[0], answer.Dictionary, withAddress: false));
                else StandardOutput.WriteLines(ProjectSearchCalls.Lines(answer));
                return ExitCode.Done;
            }

            var result = await AskAsync(search, words, r => r with
            {
                Limit = call.GetValue(limit),
                Sources = call.GetValue(edition) is { } only ? [only] : null,
                Kinds = call.GetValue(kind) is { } its ? [.. QueryFilter.KindsOf(its)] : [],
            }, cancel);
            var dictionary = (await search.WordsAsync(cancel)).Dictionary;
            if (call.GetValue(json) || call.GetValue(format) == "json") StandardOutput.WriteJson(writer => SearchJson.WriteHits(writer, result, dictionary));
            else StandardOutput.WriteLines(Lines(result, dictionary));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<SearchResult> AskAsync(EditionSearch search, string words, Func<SearchRequest, SearchRequest> ask, CancellationToken cancel)
    {
        try
        {
            return await search.AskAsync(words, ask, cancel);
        }
        catch (QueryRefusedException refused)
        {
            throw Wrong(refused);
        }
    }

    internal static WrongCallException Wrong(QueryRefusedException refused) => new(
        refused.Reason == QueryRefusal.TooLong ? $"検索語は {refused.Most} 文字までです（{refused.Given} 文字ありました）。" : $"検索語は {refused.Most} 個までです。",
        refused.Message);

    private static SearchQuery Read(string words)
    {
        try
        {
            return QueryParser.Parse(words);
        }
        catch (QueryRefusedException refused)
        {
            throw Wrong(refused);
        }
    }

    /// <summary>How the query was read: what was added, what the filters mean, what was unclear.</summary>
    internal static IEnumerable<string> Reading(SearchQuery query)
    {
        foreach (var variant in query.Terms.SelectMany(t => t.Variants).Where(v => v.Origin != VariantOrigin.Typed)) yield return $"＋ {variant.Text}";
        foreach (var filter in query.Filters) yield return $"{(filter.IsExcluded ? "除外 without" : "絞り込み only")} {Words.Japanese["search-field." + filter.Field]}: {filter.Value}{(filter.Means.IsEmpty || filter.Means.Contains(filter.Value) ? "" : $" = {string.Join('、', filter.Means.Take(MostMeanings))}")}";
        foreach (var note in query.Notes) yield return $"！ {Words.Japanese["search-note." + note.Kind, note.What]} {Words.English["search-note." + note.Kind, note.What]}";
    }

    private static IEnumerable<string> Lines(SearchResult result, SynonymDictionary dictionary)
    {
        foreach (var line in Reading(result.Query)) yield return line;
        yield return string.Create(CultureInfo.InvariantCulture, $"すべての語を含む文 {result.Texts} 件 / texts with all words: {result.Texts}");
        foreach (var hit in result.Shown)
        {
            var part = hit.Parts[0];
            var lines = string.Join(", ", hit.Parts.SelectMany(p => p.Lines).Distinct().Select(l => l.First == l.Last ? $"{l.First}" : $"{l.First}-{l.Last}"));
            yield return $"{(hit.IsWhole ? "■" : "□")} {(hit.Source == EditionSearch.RegisterSource ? "" : hit.Source + " ")}{part.Fact}  {part.Section}  行 {lines}";
            yield return "   " + Snippet.Of(part.Content, result.Query, dictionary).Text;
        }
    }
}

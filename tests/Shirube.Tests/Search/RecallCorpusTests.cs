using Shirube.Search;
using Shirube.Search.Analysis;
using Shirube.Search.Index;
using Shirube.Web.Search;
using static Shirube.Tests.Search.SearchFolder;

namespace Shirube.Tests.Search;

/// <summary>The index against a plain scan, on the published strategies.</summary>
public sealed class RecallCorpusTests
{
    private const string Name = "strategy-2024.txt";
    private const int Queries = 10_000;

    [CorpusFact(Name)]
    public async Task Every_query_drawn_from_the_strategies_finds_what_a_plain_scan_finds()
    {
        List<SearchText> texts = [];
        foreach (var file in (string[])[Name, "strategy-2020.txt", "strategy-2025-annex-3-6.txt"])
        {
            if (Corpus.TryFind(file) is null) continue;
            // each text a row of its own: a hit shows only some parts of its row
            texts.AddRange(EditionTexts.Of(Corpus.Read(file)).Select(t => Text($"{file}/{t.Fact}", t.Content)));
        }

        var keys = texts.ConvertAll(t => SearchKey.Of(t.Content));
        await using var folder = await OfAsync(("2030", texts));
        var (wrong, lost, seen) = (new List<string>(), new List<string>(), new Dictionary<Rewriting, int>());
        foreach (var query in new DrawnQueries(texts, 11).Take(Queries))
        {
            seen[query.Rewriting] = seen.GetValueOrDefault(query.Rewriting) + 1;
            var result = await folder.AskAsync($"\"{query.Text}\"", ask: r => r with { Limit = texts.Count, Order = SearchOrder.Document, IncludesParts = false });
            var forms = result.Query.Terms.Single().Variants;
            var scan = Scan([.. forms.Select(f => f.Key)]);
            var found = result.Shown.SelectMany(h => h.Parts).Where(p => p.IsWhole).Select(p => p.Fact).ToList();
            var key = SearchKey.Of(query.Text);
            if (found.Count != result.Texts || found.Count != scan.Count || !scan.SetEquals(found)) wrong.Add($"{query}: scan {scan.Count}, index {result.Texts}, shown {found.Count}");
            if (key is "・" or "ー" or "，") continue; // cut from between its neighbours, which drop it in the text
            if (!found.Contains(texts[query.From].Fact, StringComparer.Ordinal)) lost.Add($"{query}: not in the text that it was drawn from");
        }

        Assert.Equal(Enum.GetValues<Rewriting>(), seen.Keys.Order());
        Assert.All(seen.Values, n => Assert.True(n > 500));
        Assert.True(wrong.Count + lost.Count == 0, string.Join('\n', [$"{wrong.Count} wrong, {lost.Count} lost", .. wrong.Take(20), .. lost.Take(20)]));

        HashSet<string> Scan(string[] forms)
        {
            var holding = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < keys.Count; i++)
            {
                if (Array.Exists(forms, f => keys[i].Contains(f, StringComparison.Ordinal))) holding.Add(texts[i].Fact);
            }

            return holding;
        }
    }
}

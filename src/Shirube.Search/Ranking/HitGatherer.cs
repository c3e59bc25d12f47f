using System.Collections.Immutable;
using Shirube.Search.Analysis;
using Shirube.Search.Index;

namespace Shirube.Search.Ranking;

/// <summary>Gathers ranked texts to hits: those of one row are one hit, and so are a text and its repeats in the same source; each review sheet is one of its own.</summary>
internal static class HitGatherer
{
    private const double PartShare = 0.1; // of the best part's score: what else of its row is shown
    private const int MostParts = 10;
    private const int LongText = 500; // characters; a longer one is a repeat only where it is the same letter by letter

    /// <summary>Hits in the order of their best texts.</summary>
    /// <param name="skip">Hits that are passed over.</param>
    public static async Task<ImmutableArray<SearchHit>> GatherAsync(RowReader rows, Catalogue catalogue, List<RankedText> ranked, int skip, int limit, CancellationToken cancel)
    {
        var found = Rows(catalogue, ranked);
        var hits = new List<SearchHit>();
        var known = new Dictionary<(string Source, string Key), int>();
        // only as many texts are read as hits are wanted; a few more, since repeats join others
        for (var from = 0; from < found.Count && hits.Count < skip + limit; from += skip + limit)
        {
            var some = found.GetRange(from, Math.Min(skip + limit, found.Count - from));
            var heads = some.ConvertAll(r => catalogue.HeadOf(r[0].Text));
            var stored = await StoredText.ReadAsync(rows, catalogue, [.. some.SelectMany(r => r.Select(t => t.Text)).Concat(heads.OfType<int>()).Distinct()], cancel);
            foreach (var (row, head) in some.Zip(heads)) Add(catalogue, row, head, stored, hits, known);
        }

        return [.. hits.Skip(skip).Take(limit)];
    }

    // the texts of each row that are shown, best first
    private static List<List<RankedText>> Rows(Catalogue catalogue, List<RankedText> ranked)
    {
        var rows = new List<List<RankedText>>();
        var known = new Dictionary<int, List<RankedText>>();
        foreach (var rank in ranked)
        {
            var key = catalogue.RowOf(rank.Text);
            if (!known.TryGetValue(key, out var row)) rows.Add(known[key] = row = []);
            if (row.Count == 0 || (row.Count < MostParts && rank.Score >= PartShare * row[0].Score)) row.Add(rank);
        }

        return rows;
    }

    private static void Add(
        Catalogue catalogue, List<RankedText> row, int? head, Dictionary<int, StoredText> stored, List<SearchHit> hits, Dictionary<(string Source, string Key), int> known)
    {
        var parts = row.ConvertAll(r => Part(catalogue[r.Text], stored[r.Text], r));
        var first = catalogue[row[0].Text];
        var content = parts[0].Content;
        var key = (first.Source, content.Length > LongText ? content : SearchKey.Of(content));
        if (first.Kind != SearchKind.Project && known.TryGetValue(key, out var original) && parts[0].IsWhole == hits[original].IsWhole)
        {
            hits[original] = hits[original] with { Parts = [.. hits[original].Parts, .. parts] };
            return;
        }

        known.TryAdd(key, hits.Count);
        if (head is { } own && row.TrueForAll(r => r.Text != own)) parts.Add(Part(catalogue[own], stored[own], default));
        hits.Add(new(first.Source, first.Kind, first.Position, first.Row, parts[0].IsWhole, parts[0].Score, [.. parts]));
    }

    /// <summary>How many rows the texts are parts of; a repeat counts with its original.</summary>
    public static int CountRows(Catalogue catalogue, List<int> texts) => texts.Select(catalogue.RowOf).Distinct().Count();

    private static HitPart Part(IndexedText text, in StoredText stored, in RankedText rank) =>
        new(stored.Text.Fact, text.Kind, text.Section, stored.Heading, stored.Text.Content, rank.IsWhole, rank.Score, stored.Text.Lines);
}

using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Shirube.Search.Analysis;
using Shirube.Search.Index;

namespace Shirube.Search.Ranking;

/// <summary>Gathers ranked texts to hits: those of one row are one hit, and so are a text and its repeats in the same source.</summary>
internal static class HitGatherer
{
    private const double PartShare = 0.1; // of the best part's score: what else of its row is shown
    private const int MostParts = 10;
    private const int LongText = 500; // characters; a longer one is a repeat only where it is the same letter by letter

    /// <summary>Hits in the order of their best texts.</summary>
    /// <param name="skip">Hits that are passed over.</param>
    public static async Task<ImmutableArray<SearchHit>> GatherAsync(DbConnection connection, Catalogue catalogue, List<RankedText> ranked, int skip, int limit, CancellationToken cancel)
    {
        var rows = Rows(catalogue, ranked);
        var hits = new List<SearchHit>();
        var known = new Dictionary<(string Source, string Key), int>();
        // only as many texts are read as hits are wanted; a few more, since repeats join others
        for (var from = 0; from < rows.Count && hits.Count < skip + limit; from += skip + limit)
        {
            var some = rows.GetRange(from, Math.Min(skip + limit, rows.Count - from));
            var heads = some.ConvertAll(r => catalogue.HeadOf(r[0].Text));
            var ids = some.SelectMany(r => r.Select(t => catalogue[t.Text].Id)).Concat(heads.OfType<IndexedText>().Select(h => h.Id)).Distinct();
            var stored = await ReadAsync(connection, ids, cancel);
            foreach (var (row, head) in some.Zip(heads)) Add(catalogue, row, head, stored, hits, known);
        }

        return [.. hits.Skip(skip).Take(limit)];
    }

    // the texts of each row that are shown, best first
    private static List<List<RankedText>> Rows(Catalogue catalogue, List<RankedText> ranked)
    {
        var rows = new List<List<RankedText>>();
        var known = new Dictionary<(string Source, string Row), List<RankedText>>();
        foreach (var rank in ranked)
        {
            var text = catalogue[rank.Text];
            var key = (text.Source, RowOf(text));
            if (!known.TryGetValue(key, out var row)) rows.Add(known[key] = row = []);
            if (row.Count == 0 || (row.Count < MostParts && rank.Score >= PartShare * row[0].Score)) row.Add(rank);
        }

        return rows;
    }

    private static void Add(
        Catalogue catalogue, List<RankedText> row, IndexedText? head, Dictionary<long, StoredText> stored, List<SearchHit> hits, Dictionary<(string Source, string Key), int> known)
    {
        var parts = row.ConvertAll(r => Part(catalogue[r.Text], stored[catalogue[r.Text].Id], r));
        var first = catalogue[row[0].Text];
        var content = parts[0].Content;
        var key = (first.Source, content.Length > LongText ? content : SearchKey.Of(content));
        if (known.TryGetValue(key, out var original) && parts[0].IsWhole == hits[original].IsWhole)
        {
            hits[original] = hits[original] with { Parts = [.. hits[original].Parts, .. parts] };
            return;
        }

        known.TryAdd(key, hits.Count);
        if (head is not null && row.TrueForAll(r => catalogue[r.Text].Id != head.Id)) parts.Add(Part(head, stored[head.Id], default));
        hits.Add(new(first.Source, first.Kind, first.Position, first.Row, parts[0].IsWhole, parts[0].Score, [.. parts]));
    }

    /// <summary>How many rows the texts are parts of; a repeat counts with its original.</summary>
    public static int CountRows(Catalogue catalogue, List<int> texts) => texts.Select(i => catalogue[i]).Select(t => (t.Source, RowOf(t))).Distinct().Count();

    private static string RowOf(IndexedText text) => text.Restates ?? text.Row;

    private static HitPart Part(IndexedText text, in StoredText stored, in RankedText rank) =>
        new(stored.Fact, text.Kind, text.Section, stored.Heading, stored.Content, rank.IsWhole, rank.Score, stored.Lines);

    private readonly record struct StoredText(string Fact, string Heading, string Content, ImmutableArray<(int First, int Last)> Lines);

    private static async Task<Dictionary<long, StoredText>> ReadAsync(DbConnection connection, IEnumerable<long> ids, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select id, fact, heading, content, lines from search_text where id in ({string.Join(',', ids.Select(i => i.ToString(CultureInfo.InvariantCulture)))})";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var read = new Dictionary<long, StoredText>();
        while (await reader.ReadAsync(cancel)) read[reader.GetInt64(0)] = new(reader.GetString(1), reader.GetString(2), reader.GetString(3), Lines(reader.GetString(4)));
        return read;
    }

    private static ImmutableArray<(int First, int Last)> Lines(string list) => list.Length == 0
        ? []
        : [.. list.Split(',').Select(l => l.Split('-')).Select(l => (int.Parse(l[0], CultureInfo.InvariantCulture), int.Parse(l[1], CultureInfo.InvariantCulture)))];
}

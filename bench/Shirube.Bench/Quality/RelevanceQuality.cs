using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Policy.Register;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage;
using Shirube.Web.Search;

namespace Shirube.Bench.Quality;

/// <summary>How well search ranks the lines that a reader graded for each question: nDCG of the first ten and the place of the first right one (MRR).</summary>
internal static class RelevanceQuality
{
    private sealed record Question(string Text, string Style, Dictionary<int, int> Grades);

    /// <param name="editions">"EDITION=FILE,GOLD".</param>
    public static async Task<int> RunAsync(IEnumerable<string> editions, bool shows)
    {
        var scores = new List<(string Edition, Question Question, double Ndcg, double Mrr)>();
        foreach (var argument in editions)
        {
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var (edition, files) = (argument[..equals], argument[(equals + 1)..].Split(','));
            var draft = EditionReader.Read(await File.ReadAllBytesAsync(files[0]), Path.GetFileName(files[0]), null, CancellationToken.None);
            foreach (var (question, hits) in await AskAsync(edition, draft, await QuestionsAsync(files[1])))
            {
                var (ndcg, mrr) = Score(question.Grades, hits);
                scores.Add((edition, question, ndcg, mrr));
                if (shows && ndcg < 0.85) Show(question, hits, ndcg);
            }
        }

        foreach (var group in scores.GroupBy(s => s.Edition)) Print(group.Key, group.Select(s => (s.Ndcg, s.Mrr)));
        foreach (var group in scores.GroupBy(s => s.Question.Style)) Print(group.Key, group.Select(s => (s.Ndcg, s.Mrr)));
        Print("editions", scores.GroupBy(s => s.Edition).Select(g => (g.Average(s => s.Ndcg), g.Average(s => s.Mrr))));
        Print("all", scores.Select(s => (s.Ndcg, s.Mrr)));
        return 0;
    }

    private static async Task<List<(Question, ImmutableArray<SearchHit>)>> AskAsync(string edition, DraftEdition draft, List<Question> questions)
    {
        var folder = new DataFolder(Directory.CreateTempSubdirectory("relevance").FullName);
        var database = await Database.OpenAsync(folder, [SearchIndex.Room], TimeProvider.System, CancellationToken.None);
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        await using (var transaction = Dialect.BeginWriting(connection))
        {
            await SearchIndex.ReplaceAsync(connection, transaction, edition, "1", EditionTexts.Of(draft), CancellationToken.None);
            await transaction.CommitAsync();
        }

        var dictionary = new SynonymDictionary(EditionSynonyms.Of([(edition, draft)], ProgrammeRegister.Of([(edition, draft)])));
        var engine = new SearchEngine();
        var answers = new List<(Question, ImmutableArray<SearchHit>)>();
        foreach (var question in questions)
        {
            var result = await engine.SearchAsync(connection, new() { Query = QueryParser.Parse(question.Text, dictionary), Dictionary = dictionary, Limit = 30 }, CancellationToken.None);
            answers.Add((question, result.Shown));
        }

        Dialect.CloseAll();
        Directory.Delete(folder.Root, recursive: true);
        return answers;
    }

    private static async Task<List<Question>> QuestionsAsync(string file)
    {
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        return
        [
            .. json.RootElement.EnumerateArray().Select(q => new Question(
                q.GetProperty("q").GetString()!, q.TryGetProperty("style", out var style) ? style.GetString()! : "",
                q.GetProperty("relevant").EnumerateArray().ToDictionary(r => r.GetProperty("line").GetInt32(), r => r.GetProperty("grade").GetInt32()))),
        ];
    }

    // a hit that only repeats lines already shown takes no rank; one that holds several earns each
    private static (double Ndcg, double Mrr) Score(Dictionary<int, int> grades, ImmutableArray<SearchHit> hits)
    {
        var (seen, dcg, mrr, rank) = (new HashSet<int>(), 0.0, 0.0, 0);
        foreach (var hit in hits)
        {
            if (rank == 10) break;
            var lines = Lines(grades, hit);
            if (lines.Count > 0 && lines.TrueForAll(seen.Contains)) continue;
            rank++;
            var gains = lines.Where(l => seen.Add(l)).Sum(l => Math.Pow(2, grades[l]) - 1);
            if (gains > 0 && mrr == 0) mrr = 1.0 / rank;
            dcg += gains / Math.Log2(rank + 1);
        }

        var ideal = grades.Values.OrderDescending().Take(10).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();
        return (ideal == 0 ? 0 : Math.Min(1, dcg / ideal), mrr);
    }

    private static List<int> Lines(Dictionary<int, int> grades, SearchHit hit) =>
        [.. grades.Keys.Where(l => hit.Parts.Any(p => p.Lines.Any(r => r.Last - r.First <= 150 && l >= r.First && l <= r.Last)))];

    private static void Show(Question question, ImmutableArray<SearchHit> hits, double ndcg)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ndcg:F2} {question.Text} [{question.Style}] wanted {string.Join(' ', question.Grades.Select(g => $"{g.Key}:{g.Value}"))}"));
        foreach (var hit in hits.Take(8))
        {
            var part = hit.Parts[0];
            var grade = Lines(question.Grades, hit).Select(l => question.Grades[l]).DefaultIfEmpty(0).Max();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {grade} {(hit.IsWhole ? "=" : "~")} {hit.Score:F1} {part.Fact} {string.Join(',', hit.Parts.SelectMany(p => p.Lines).Take(5))} {part.Content.ReplaceLineEndings(" ")[..Math.Min(60, part.Content.Length)]}"));
        }

        var found = hits.SelectMany(h => Lines(question.Grades, h)).ToHashSet();
        Console.WriteLine($"   not among the hits: {string.Join(' ', question.Grades.Keys.Where(k => !found.Contains(k)))}");
    }

    private static void Print(string name, IEnumerable<(double Ndcg, double Mrr)> scores)
    {
        var all = scores.ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {all.Count,3} nDCG@10 {all.Average(s => s.Ndcg):F3} MRR {all.Average(s => s.Mrr):F3}"));
    }
}

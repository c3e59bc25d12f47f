using System.Text;
using Shirube.Budget.Mapping;

namespace Shirube.Budget.Alike;

/// <summary>Finds the projects of one year that are about the same: those that share most of what tells them from all others, in both directions (BM25 over names, purposes, outlines and results),
/// and those with the same name where it is long and few have it.</summary>
internal static class AlikeSearch
{
    private const int Terms = 60; // that tell a project
    private const int Near = 80; // others that are looked at from each side
    private const int MostOfOneKind = 5; // of the own ministry, and of others
    private const double Least = 0.4;
    private const int MostWords = 6;
    private const int LongName = 8; // characters; a shorter one says little
    private const int MostOfName = 4; // sheets; a name that more have is a kind of cost
    private const float LeastWord = 0.55f; // as much as this share of a term that one project has

    /// <returns>Each pair once, the first place before the second, by place.</returns>
    public static List<(int One, int Other, double Likeness, IReadOnlyList<string> Words)> Of(IReadOnlyList<MappedSheet> sheets, CancellationToken cancel)
    {
        if (sheets.Count == 0) return [];
        var index = new SheetIndex(sheets, cancel);
        var near = new Dictionary<int, double>[sheets.Count];
        Parallel.For(0, sheets.Count, Parallelism.Of(cancel), () => new float[sheets.Count], (s, _, room) => { near[s] = From(index, s, room); return room; }, _ => { });
        var pairs = new HashSet<(int, int)>();
        for (var s = 0; s < sheets.Count; s++)
        {
            foreach (var kind in near[s].Keys.Where(o => Likeness(near, s, o) >= Least).OrderByDescending(o => Likeness(near, s, o)).ThenBy(o => o).GroupBy(o => sheets[o].Ministry == sheets[s].Ministry))
            {
                foreach (var other in kind.Take(MostOfOneKind)) pairs.Add((Math.Min(s, other), Math.Max(s, other)));
            }
        }

        var names = sheets.Select(s => string.Concat(s.Name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)))).ToList();
        foreach (var same in Enumerable.Range(0, names.Count).Where(s => names[s].Length >= LongName).GroupBy(s => names[s], StringComparer.Ordinal).Where(g => g.Count() is > 1 and <= MostOfName))
        {
            foreach (var one in same) pairs.UnionWith(same.Where(o => o > one).Select(o => (one, o)));
        }

        return [.. pairs.Order().Select(p => (p.Item1, p.Item2, Likeness(near, p.Item1, p.Item2), Words(index, p.Item1, p.Item2, names[p.Item1] == names[p.Item2] ? sheets[p.Item1].Name : null)))];
    }

    // what the others have of what tells this project, as a share of what it has itself
    private static Dictionary<int, double> From(SheetIndex index, int sheet, float[] room)
    {
        Array.Clear(room);
        index.AddTexts(index.Query([(sheet, 1f)], Terms), room);
        var own = room[sheet];
        room[sheet] = 0;
        return own <= 0 ? [] : Enumerable.Range(0, room.Length).Where(o => room[o] > Least * Least * own).OrderByDescending(o => room[o]).Take(Near).ToDictionary(o => o, o => Math.Min(1.0, room[o] / own));
    }

    private static double Likeness(Dictionary<int, double>[] near, int one, int other) => Math.Sqrt(near[one].GetValueOrDefault(other) * near[other].GetValueOrDefault(one));

    /// <param name="name">That both have; null where they have two.</param>
    private static List<string> Words(SheetIndex index, int one, int other, string? name)
    {
        var least = LeastWord * index.MostWeight;
        var theirs = index.WordsOf(other).ToHashSet();
        var best = name is null ? new List<string>() : [name.ReplaceLineEndings(" ")];
        foreach (var (word, _) in index.WordsOf(one).Where(theirs.Contains).Select(index.Word).Where(w => w.Weight >= least).OrderByDescending(w => w.Weight).ThenBy(w => w.Text, StringComparer.Ordinal))
        {
            if (best.Count == MostWords) break;
            if (!best.Exists(b => b.Contains(word, StringComparison.Ordinal))) best.Add(word);
        }

        return best;
    }
}

using System.Collections.Concurrent;

namespace Shirube.Budget.Projects;

/// <summary>Pairs of sheets that are worth comparing.</summary>
internal static class Candidates
{
    private const int MostAlike = 10; // of the whole text, each way
    private const int MostByName = 4;
    private const int MostOfOneKey = 6; // a name or amount that more sheets share tells nothing

    public static (int From, int To)[] Of(SheetYears years)
    {
        var pairs = new ConcurrentBag<List<(int, int)>>();
        Nearest(years, years.From, years.To, s => s.Whole, MostAlike, (a, b) => (a, b), pairs);
        Nearest(years, years.To, years.From, s => s.Whole, MostAlike / 2, (b, a) => (a, b), pairs);
        Nearest(years, years.From, years.To, s => s.Name, MostByName, (a, b) => (a, b), pairs);
        pairs.Add([.. Keyed(years)]);
        return [.. pairs.SelectMany(p => p).Distinct().Order()];
    }

    private static void Nearest(
        SheetYears years, ReadySheet[] asked, ReadySheet[] found, Func<ReadySheet, GramVector> vector, int most, Func<int, int, (int, int)> pair, ConcurrentBag<List<(int, int)>> pairs)
    {
        var index = new GramIndex([.. found.Select(vector)], years.Weights.Counts, years.Count);
        Parallel.For(
            0,
            asked.Length,
            () => (Room: index.Room(), Pairs: new List<(int, int)>()),
            (i, _, mine) =>
            {
                foreach (var j in index.Nearest(vector(asked[i]), most, mine.Room)) mine.Pairs.Add(pair(i, j));
                return mine;
            },
            mine => pairs.Add(mine.Pairs));
    }

    // one name, one ID, one citation, or two amounts of one ministry
    private static IEnumerable<(int From, int To)> Keyed(SheetYears years)
    {
        var byName = Index<string>(years.From, s => [s.Text.Name]);
        var byId = Index<int>(years.From, s => s.Sheet.ProjectId is { } id ? [id] : []);
        var byNumber = Index<(int, string, SheetNumber)>(years.From, s => [(s.Sheet.Year, s.Sheet.Ministry, s.Sheet.NumberParts)]);
        var byAmount = Index(years.From, Amounts);
        for (var to = 0; to < years.To.Length; to++)
        {
            var sheet = years.To[to];
            foreach (var from in Few(byName, sheet.Text.Name)) yield return (from, to);
            if (sheet.Sheet.ProjectId is { } id)
            {
                foreach (var from in Few(byId, id)) yield return (from, to);
            }

            foreach (var cited in sheet.Sheet.Related.Distinct())
            {
                foreach (var from in Few(byNumber, (cited.Year, cited.Ministry, cited.Number))) yield return (from, to);
            }

            foreach (var amount in Amounts(sheet))
            {
                foreach (var from in Few(byAmount, amount)) yield return (from, to);
            }
        }
    }

    private static IEnumerable<(string Ministry, int FiscalYear, decimal Amount)> Amounts(ReadySheet sheet) =>
        sheet.Sheet.Budget.Where(b => b.Initial > 0 && b.Initial % 10 != 0).Select(b => (sheet.Sheet.Ministry, b.FiscalYear, b.Initial));

    private static Dictionary<T, List<int>> Index<T>(ReadySheet[] sheets, Func<ReadySheet, IEnumerable<T>> keys)
        where T : notnull
    {
        var index = new Dictionary<T, List<int>>();
        for (var i = 0; i < sheets.Length; i++)
        {
            foreach (var key in keys(sheets[i]))
            {
                if (!index.TryGetValue(key, out var list)) index[key] = list = [];
                list.Add(i);
            }
        }

        return index;
    }

    private static List<int> Few<T>(Dictionary<T, List<int>> index, T key)
        where T : notnull => index.GetValueOrDefault(key) is { Count: <= MostOfOneKey } few ? few : [];
}

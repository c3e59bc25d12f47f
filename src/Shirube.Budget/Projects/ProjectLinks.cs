namespace Shirube.Budget.Projects;

/// <summary>Links the sheets of a year with those of the next: which project goes on as which.</summary>
public static class ProjectLinks
{
    /// <summary>From this probability on a link is told.</summary>
    public const double Told = 0.5;

    private const double Clear = 0.9; // of a line that no other part disputes

    /// <summary>Every earlier sheet with its links, or as ended, in their order; then the later ones that are new.</summary>
    public static IReadOnlyList<ProjectLink> Between(IReadOnlyList<ProjectSheet> from, IReadOnlyList<ProjectSheet> to) => Between(new ComparedYears(from, to));

    internal static IReadOnlyList<ProjectLink> Between(ComparedYears years)
    {
        var lines = Lines(years);
        var probabilities = Probabilities(lines, new(years, lines), FittedModels.Cited);
        var told = Enumerable.Range(0, probabilities.Length).Where(i => probabilities[i] >= Told).ToList();
        var (byFrom, byTo) = (told.ToLookup(i => years.Pairs[i].From), told.ToLookup(i => years.Pairs[i].To));
        var best = new Nearest(years, probabilities);
        var links = new List<ProjectLink>();
        for (var i = 0; i < years.Sheets.From.Length; i++)
        {
            var sheet = years.Sheets.From[i].Sheet;
            int[] parts = [.. byFrom[i]];
            foreach (var pair in parts.OrderByDescending(p => probabilities[p]))
            {
                var other = years.Sheets.To[years.Pairs[pair].To].Sheet;
                links.Add(new()
                {
                    From = sheet,
                    To = other,
                    Relation = RelationOf(years, pair, lines, parts, [.. byTo[years.Pairs[pair].To]]),
                    Probability = probabilities[pair],
                    Evidence = LinkEvidence.Of(years.Signs[pair], sheet, other),
                });
            }

            if (parts.Length == 0) links.Add(new() { From = sheet, Relation = ProjectRelation.Ended, Probability = best.NoneFrom(i), Evidence = best.ReasonsFrom(i) });
        }

        for (var i = 0; i < years.Sheets.To.Length; i++)
        {
            if (!byTo[i].Any()) links.Add(new() { To = years.Sheets.To[i].Sheet, Relation = ProjectRelation.New, Probability = best.NoneTo(i), Evidence = best.ReasonsTo(i) });
        }

        return links;
    }

    /// <summary>Of each pair, how probable it is that it is the one line of both its sheets.</summary>
    internal static double[] Lines(ComparedYears years) =>
        Marginals.Of(years.Pairs, [.. years.Signs.Select(s => FittedModels.Whole.Odds(s))], years.Sheets.From.Length, years.Sheets.To.Length);

    /// <summary>Of each pair, that it is a link of whatever kind.</summary>
    internal static double[] Probabilities(double[] lines, BesideLines beside, CitedModel cited) =>
        [.. lines.Select((line, i) => Math.Min(1, line + ((1 - line) * beside.Probability(i, cited))))];

    /// <param name="parts">Told links of the earlier sheet.</param>
    /// <param name="into">Told links of the later sheet.</param>
    private static ProjectRelation RelationOf(ComparedYears years, int pair, double[] lines, int[] parts, int[] into)
    {
        var signs = years.Signs[pair];
        if (lines[pair] < Told && into.Length > 1) return ProjectRelation.Merged;
        if (parts.Length > 1 && Heir(years, lines, parts) is var heir && heir != pair) return heir is { } line && IsLast(years.Sheets.To[years.Pairs[line].To].Sheet) ? ProjectRelation.Successor : ProjectRelation.Split;
        return signs.IsSameMinistry && !StartsAnew(signs) ? ProjectRelation.Same : ProjectRelation.Successor;
    }

    // the part that goes on under the old name, or with the old amounts; null where all parts are of one rank
    private static int? Heir(ComparedYears years, double[] lines, int[] parts)
    {
        var named = parts.Where(p => years.Signs[p].IsSameName).ToList();
        return named is [var only] ? only : parts.Where(p => lines[p] >= Clear && !StartsAnew(years.Signs[p])).Select(p => (int?)p).FirstOrDefault();
    }

    private static bool StartsAnew(PairSigns signs) => signs.Equal + signs.Differing == 0 && signs.Restarting > 0 && !signs.IsSameName;

    private static bool IsLast(ProjectSheet sheet) => sheet.Requested == 0 || !sheet.Budget.Any(b => b.FiscalYear == sheet.Year && b.Initial != 0);
}

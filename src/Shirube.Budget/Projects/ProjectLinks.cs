namespace Shirube.Budget.Projects;

/// <summary>Links the sheets of a year with those of the next: which project goes on as which.</summary>
public static class ProjectLinks
{
    /// <summary>From this probability on a link is told.</summary>
    public const double Told = 0.5;

    // log odds of a link beside the line, over those of an ordinary candidate: a new sheet mostly has another name than what it came from,
    // and is looked for among the few that are left
    private const double NewShift = 4;
    private const double EndedShift = 3;

    /// <summary>Every earlier sheet with its links, or as ended, in their order; then the later ones that are new.</summary>
    public static IReadOnlyList<ProjectLink> Between(IReadOnlyList<ProjectSheet> from, IReadOnlyList<ProjectSheet> to) => Between(new ComparedYears(from, to));

    internal static IReadOnlyList<ProjectLink> Between(ComparedYears years)
    {
        var probabilities = Probabilities(years, out var lines);
        var told = Enumerable.Range(0, probabilities.Length).Where(i => probabilities[i] >= Told).ToList();
        var (byFrom, byTo) = (told.ToLookup(i => years.Pairs[i].From), told.ToLookup(i => years.Pairs[i].To));
        var best = new Nearest(years, probabilities);
        var links = new List<ProjectLink>();
        for (var i = 0; i < years.Sheets.From.Length; i++)
        {
            var sheet = years.Sheets.From[i].Sheet;
            foreach (var pair in byFrom[i].OrderByDescending(p => probabilities[p]))
            {
                var other = years.Sheets.To[years.Pairs[pair].To].Sheet;
                links.Add(new()
                {
                    From = sheet,
                    To = other,
                    Relation = RelationOf(years, pair, lines, byFrom[i], byTo[years.Pairs[pair].To]),
                    Probability = probabilities[pair],
                    Evidence = LinkEvidence.Of(years.Signs[pair], sheet, other),
                });
            }

            if (!byFrom[i].Any()) links.Add(new() { From = sheet, Relation = ProjectRelation.Ended, Probability = best.NoneFrom(i), Evidence = best.ReasonsFrom(i) });
        }

        for (var i = 0; i < years.Sheets.To.Length; i++)
        {
            if (!byTo[i].Any()) links.Add(new() { To = years.Sheets.To[i].Sheet, Relation = ProjectRelation.New, Probability = best.NoneTo(i), Evidence = best.ReasonsTo(i) });
        }

        return links;
    }

    /// <param name="lines">Of each pair, that it is the one line of both its sheets.</param>
    internal static double[] Probabilities(ComparedYears years, out double[] lines)
    {
        var (pairs, from, to) = (years.Pairs, years.Sheets.From.Length, years.Sheets.To.Length);
        lines = Marginals.Of(pairs, [.. years.Signs.Select(s => FittedModels.Whole.Odds(s))], from, to);
        var (goesOn, comesFrom) = (new double[from], new double[to]);
        for (var i = 0; i < pairs.Length; i++)
        {
            goesOn[pairs[i].From] += lines[i];
            comesFrom[pairs[i].To] += lines[i];
        }

        // beside its line a project may lose a part to a sheet that has none, or take one in: its money then starts anew there
        var all = new double[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            var (ended, isNew) = (Math.Max(0, 1 - goesOn[pairs[i].From]), Math.Max(0, 1 - comesFrom[pairs[i].To]));
            var free = Math.Max(ended, isNew);
            var odds = FittedModels.Anew.Odds(years.Signs[i], isNew >= ended ? NewShift : EndedShift);
            all[i] = Math.Min(1, lines[i] + (free * (1 - lines[i]) * odds / (1 + odds)));
        }

        return all;
    }

    private static ProjectRelation RelationOf(ComparedYears years, int pair, double[] lines, IEnumerable<int> beside, IEnumerable<int> into)
    {
        var signs = years.Signs[pair];
        var isLine = lines[pair] >= Told;
        if (!isLine && into.Skip(1).Any()) return ProjectRelation.Merged;
        if (!isLine && beside.Where(b => b != pair && lines[b] >= Told).ToList() is [var line, ..])
        {
            var next = years.Sheets.To[years.Pairs[line].To].Sheet;
            return next.Budget.Any(b => b.FiscalYear == next.Year && b.Initial != 0) ? ProjectRelation.Split : ProjectRelation.Successor;
        }

        var startsAnew = signs.Equal + signs.Differing == 0 && signs.Restarting > 0 && !signs.IsSameName;
        return signs.IsSameMinistry && !startsAnew ? ProjectRelation.Same : ProjectRelation.Successor;
    }
}

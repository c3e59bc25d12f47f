namespace Shirube.Budget.Projects;

/// <summary>How probable a link is beside the lines: a part becomes a project of its own, or a project goes up in another. One of the two sheets must be free for it.</summary>
internal sealed class BesideLines
{
    // log odds of a link beside the line that nobody cites, over those of an ordinary candidate: a new sheet mostly has another name than what it came from,
    // and is looked for among the few that are left
    private const double NewShift = 4;
    private const double EndedShift = 3;
    private const double WordingUnit = 5; // of log odds: weights are held back, so signs must be of one size

    private readonly ComparedYears _years;
    private readonly double[] _lines;
    private readonly double[] _goesOn;
    private readonly double[] _keeps;
    private readonly double[] _comesFrom;

    /// <param name="lines">Of each pair, that it is the one line of both its sheets.</param>
    public BesideLines(ComparedYears years, double[] lines)
    {
        (_years, _lines) = (years, lines);
        (_goesOn, _keeps, _comesFrom) = (new double[years.Sheets.From.Length], new double[years.Sheets.From.Length], new double[years.Sheets.To.Length]);
        for (var i = 0; i < lines.Length; i++)
        {
            var (from, to) = years.Pairs[i];
            _goesOn[from] += lines[i];
            _keeps[from] += lines[i] * Kept(i);
            _comesFrom[to] += lines[i];
        }
    }

    /// <summary>True where the later sheet itself points at the earlier one.</summary>
    public bool IsCited(int pair) => _years.Signs[pair] is { IsRelated: true } or { IsSameId: true };

    /// <summary>How free one of the sheets is, from 0 to 1: no line leads to the later one, or the earlier one has lost its money.</summary>
    public double Free(int pair) => Math.Max(New(pair), Ending(pair));

    /// <summary>What <see cref="CitedModel"/> tells from: wording, new, ending, 1.</summary>
    public double[] CitedSigns(int pair) => [FittedModels.Anew.Wording(_years.Signs[pair]) / WordingUnit, New(pair), Ending(pair), 1];

    public double Probability(int pair, CitedModel cited)
    {
        if (IsCited(pair)) return Free(pair) * cited.Probability(CitedSigns(pair));
        var (ended, isNew) = (Left(_goesOn[_years.Pairs[pair].From]), Left(_comesFrom[_years.Pairs[pair].To]));
        var odds = FittedModels.Anew.Odds(_years.Signs[pair], isNew >= ended ? NewShift : EndedShift);
        return Math.Max(ended, isNew) * odds / (1 + odds);
    }

    private double New(int pair) => Left(_comesFrom[_years.Pairs[pair].To] - _lines[pair]);

    private double Ending(int pair) => Left(_keeps[_years.Pairs[pair].From] - (_lines[pair] * Kept(pair)));

    private static double Left(double taken) => Math.Max(0, 1 - taken);

    // the share of its money that a project still gets and asks for
    private double Kept(int pair)
    {
        var (from, to) = (_years.Sheets.From[_years.Pairs[pair].From].Sheet, _years.Sheets.To[_years.Pairs[pair].To].Sheet);
        var before = from.Budget.Where(b => b.FiscalYear <= from.Year).Select(b => b.Initial).DefaultIfEmpty().Max();
        var now = to.Budget.Where(b => b.FiscalYear == to.Year).Select(b => b.Initial).DefaultIfEmpty().Max();
        return before <= 0 ? 1 : (double)Math.Clamp(Math.Min(now, to.Requested ?? now) / before, 0, 1);
    }
}

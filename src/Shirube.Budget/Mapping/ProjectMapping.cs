using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

/// <summary>Which projects of which years carry out which measures of an edition.</summary>
public static class ProjectMapping
{
    /// <summary>Projects that are kept for each measure and year.</summary>
    public const int Kept = 100;

    private const double Telling = 0.7; // log odds: twice as likely

    /// <summary>Changes whenever the mapping of the same texts would.</summary>
    public static string ModelVersion => FittedMapping.Model.Version;

    /// <summary>The best projects: by measure, year, and within each year best first.</summary>
    /// <param name="sheets">Of all years that are mapped.</param>
    /// <param name="decisions">Standing words on the edition: they are taught here; <see cref="MappingDecision.Apply"/> lays them over the result.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1, from several threads.</param>
    public static ImmutableArray<MappedProject> Of(
        IReadOnlyList<MappedMeasure> measures, IEnumerable<MappedSheet> sheets, IReadOnlyCollection<MappingDecision> decisions, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(sheets);
        var years = sheets.GroupBy(s => s.Year).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var indexes = new SheetIndex[years.Count];
        Parallel.For(0, years.Count, Parallelism.Of(cancel), y => indexes[y] = new(years[y], cancel));
        var lessons = MappingLessons.Of(FittedMapping.Model, measures, indexes.ToDictionary(i => i.Sheets[0].Year), decisions);
        var mapped = new ImmutableArray<MappedProject>[measures.Count * years.Count];
        var (done, all) = (0, mapped.Length + (measures.Count * indexes.Count(IsCiting)));
        var plans = indexes.Select(i => IsCiting(i) ? PlansOf(i, measures, lessons.Model, Step, cancel) : null).ToArray();
        Parallel.For(0, mapped.Length, Parallelism.Of(cancel), i =>
        {
            mapped[i] = Of(indexes[i % years.Count], measures[i / years.Count], lessons, plans[i % years.Count]);
            Step();
        });
        return [.. mapped.SelectMany(m => m)];

        void Step() => progress?.Invoke((double)Interlocked.Increment(ref done) / all);
    }

    private static bool IsCiting(SheetIndex index) => index.Sheets.Any(s => !s.Plans.IsEmpty);

    // what the cited plans add, told from where the projects come without them
    private static PlanShift[] PlansOf(SheetIndex index, IReadOnlyList<MappedMeasure> measures, MappingModel model, Action step, CancellationToken cancel) =>
        new CitedPlans(index.Sheets).Shifts([.. Best(index, measures, model, step, cancel).Select(LogisticRegression.Probability)]);

    /// <summary>By project, the log odds of the measure that fits it best, without what its plans add.</summary>
    internal static double[] Best(SheetIndex index, IReadOnlyList<MappedMeasure> measures, MappingModel model, Action? step, CancellationToken cancel)
    {
        var (best, turn) = (new double[index.Sheets.Count], new Lock());
        Array.Fill(best, double.MinValue);
        Parallel.For(0, measures.Count, Parallelism.Of(cancel), m =>
        {
            var signs = new MeasureSigns(index, measures[m]);
            lock (turn)
            {
                for (var s = 0; s < best.Length; s++) best[s] = Math.Max(best[s], model.LogOdds(signs, s));
            }

            step?.Invoke();
        });
        return best;
    }

    private static ImmutableArray<MappedProject> Of(SheetIndex index, MappedMeasure measure, MappingLessons lessons, PlanShift[]? plans)
    {
        var signs = new MeasureSigns(index, measure);
        var reasons = new MappingReasons(index, measure, signs);
        var odds = new double[index.Sheets.Count];
        for (var s = 0; s < odds.Length; s++) odds[s] = lessons.Model.LogOdds(signs, s);
        for (var s = 0; s < plans?.Length; s++) odds[s] += plans[s].LogOdds;
        lessons.Carry(measure, index, odds);
        var best = Enumerable.Range(0, odds.Length).OrderByDescending(s => odds[s]).ThenBy(s => s).Take(Kept);
        return [.. best.Select(Project)];

        MappedProject Project(int s)
        {
            var (sheet, why) = (index.Sheets[s], reasons.Of(s));
            if (plans?[s] is { Plan: { } plan, LogOdds: >= Telling }) why = why.Add(new(MappingReasonKind.Plan, plan));
            if (lessons.Reason(measure, index, s) is { } reason) why = why.Insert(0, reason);
            return new(measure.Order, sheet.Sheet, sheet.Year, sheet.Ministry, sheet.Number, sheet.Name, LogisticRegression.Probability(odds[s]), MappingState.Machine, why);
        }
    }
}

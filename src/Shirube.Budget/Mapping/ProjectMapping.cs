using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

/// <summary>Which projects of which years carry out which measures of an edition.</summary>
public static class ProjectMapping
{
    /// <summary>Projects that are kept for each measure and year.</summary>
    public const int Kept = 100;

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
        var done = 0;
        Parallel.For(0, mapped.Length, Parallelism.Of(cancel), i =>
        {
            mapped[i] = Of(indexes[i % years.Count], measures[i / years.Count], lessons);
            progress?.Invoke((double)Interlocked.Increment(ref done) / mapped.Length);
        });
        return [.. mapped.SelectMany(m => m)];
    }

    private static ImmutableArray<MappedProject> Of(SheetIndex index, MappedMeasure measure, MappingLessons lessons)
    {
        var signs = new MeasureSigns(index, measure);
        var reasons = new MappingReasons(index, measure, signs);
        var odds = new double[index.Sheets.Count];
        for (var s = 0; s < odds.Length; s++) odds[s] = lessons.Model.LogOdds(signs, s);
        lessons.Carry(measure, index, odds);
        var best = Enumerable.Range(0, odds.Length).OrderByDescending(s => odds[s]).ThenBy(s => s).Take(Kept);
        return [.. best.Select(Project)];

        MappedProject Project(int s)
        {
            var (sheet, why) = (index.Sheets[s], reasons.Of(s));
            if (lessons.Reason(measure, index, s) is { } reason) why = why.Insert(0, reason);
            return new(measure.Order, sheet.Sheet, sheet.Year, sheet.Ministry, sheet.Number, sheet.Name, LogisticRegression.Probability(odds[s]), MappingState.Machine, why);
        }
    }
}

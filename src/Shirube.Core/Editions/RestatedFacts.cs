using System.Collections.Frozen;

namespace Shirube.Core;

/// <summary>The measures and items of an edition that only say again（再掲）what stands elsewhere: marked by the source, or found by their text.
/// A chain of repeats ends at one that is none, so what is left counts each fact once. A repeat whose known origin a person rejected counts itself.</summary>
public sealed class RestatedFacts
{
    private readonly FrozenSet<string> _ids;

    private RestatedFacts(FrozenSet<string> ids) => _ids = ids;

    public static RestatedFacts Of(DraftEdition draft)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        var restated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var measure in draft.Measures)
        {
            Add(FactIds.Measure(measure.Order), measure.IsRestated);
            foreach (var item in measure.Status) Add(FactIds.Item(measure.Order, ReportColumn.Status, item.Number), item.IsRestated);
            foreach (var item in measure.Next) Add(FactIds.Item(measure.Order, ReportColumn.Next, item.Number), item.IsRestated);
        }

        foreach (var restatement in draft.Restatements)
        {
            if (restatement.Order is not { } order) continue;
            var id = restatement is { Column: { } column, Item: { } item } ? FactIds.Item(order, column, item) : FactIds.Measure(order);
            if (restatement.Origin is not { Order: { } origin } at) continue; // marked ones without origin stay what the source says
            // the origin does not say its column
            var isThere = at.Item is { } number ? there.Contains(FactIds.Item(origin, ReportColumn.Status, number)) || there.Contains(FactIds.Item(origin, ReportColumn.Next, number)) : there.Contains(FactIds.Measure(origin));
            if (!isThere) restated.Remove(id);
            else if (there.Contains(id)) restated.Add(id);
        }

        return new(restated.ToFrozenSet(StringComparer.Ordinal));

        void Add(string id, bool isRestated)
        {
            there.Add(id);
            if (isRestated) restated.Add(id);
        }
    }

    /// <param name="id">Of a measure, a status item or a next step; others are never restated here.</param>
    public bool Contains(string id) => _ids.Contains(id);

    public bool Contains(MeasureReport measure) => Contains(FactIds.Measure(measure.Order));

    public bool Contains(MeasureReport measure, ReportColumn column, ReportItem item) => Contains(FactIds.Item(measure.Order, column, item.Number));

    public CountedOnce Measures(IReadOnlyCollection<MeasureReport> measures) => new(measures.Count, measures.Count(Contains));

    public CountedOnce Status(IReadOnlyCollection<MeasureReport> measures) => new(measures.Sum(m => m.Status.Length), measures.Sum(m => m.Status.Count(i => Contains(m, ReportColumn.Status, i))));

    public CountedOnce Next(IReadOnlyCollection<MeasureReport> measures) => new(measures.Sum(m => m.Next.Length), measures.Sum(m => m.Next.Count(i => Contains(m, ReportColumn.Next, i))));
}

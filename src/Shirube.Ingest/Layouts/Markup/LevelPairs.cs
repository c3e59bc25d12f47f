using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Pairs status items with the next steps that begin at the same height, in documents that set partners side by side.
/// Where the columns flow freely only the first items of a row are level by rule, the others by chance (one in five).</summary>
internal sealed class LevelPairs
{
    private const double Aligned = 0.5; // share of the further items that could have a partner at their height
    private const int Fewest = 3; // level partners below the first ones that make a habit

    private readonly List<(IReadOnlyList<PlacedItem> Status, IReadOnlyList<PlacedItem> Next)> _rows = [];

    /// <summary>Takes the two columns of a measure; in the order of the measures.</summary>
    public void Add(IReadOnlyList<PlacedItem> status, IReadOnlyList<PlacedItem> next) => _rows.Add((status, next));

    /// <param name="measures">As many as were added.</param>
    public IEnumerable<MeasureReport> Pair(IReadOnlyList<MeasureReport> measures) => IsAligned() ? measures.Zip(_rows, (m, r) => Pair(m, r.Status, r.Next)) : measures;

    private bool IsAligned()
    {
        var (level, all) = (0, 0);
        foreach (var (status, next) in _rows)
        {
            all += Math.Max(0, Math.Min(status.Count, next.Count) - 1);
            level += status.Skip(1).Count(s => next.Skip(1).Any(s.IsLevelWith));
        }

        return level >= Fewest && level >= Aligned * all;
    }

    /// <summary>A next step beside a status item is its partner; those below join it until the next partner. A dash closes the item beside it.</summary>
    private static MeasureReport Pair(MeasureReport measure, IReadOnlyList<PlacedItem> status, IReadOnlyList<PlacedItem> next)
    {
        var items = measure.Status.ToArray();
        if (items.Length == 0) return measure;
        var current = 0;
        foreach (var step in next)
        {
            var beside = status.FirstOrDefault(step.IsLevelWith);
            if (beside is { Number: > 0 }) current = beside.Number - 1;
            var item = items[current];
            items[current] = step.Number == 0
                ? item with { IsFinished = true }
                : item with { Pairs = item.Pairs.Add(step.Number), GroupPairs = item.Pairs.IsEmpty ? item.GroupPairs : item.GroupPairs.Add(step.Number) };
        }

        return measure with { Status = [.. items] };
    }
}

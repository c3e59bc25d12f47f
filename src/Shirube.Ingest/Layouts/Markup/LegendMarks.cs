using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Puts together names of ministries that a scan cut by 、（全、省、庁; 経協、インフラ）: parts that the legend does not know, where it knows the whole.</summary>
internal sealed class LegendMarks(IEnumerable<LegendEntry> legend)
{
    private const int MostParts = 4;

    private readonly HashSet<string> _codes = new(legend.Select(e => e.Code).OfType<string>(), StringComparer.Ordinal);

    public MeasureReport Mend(MeasureReport measure) => measure with
    {
        Ministries = Mend(measure.Ministries),
        Status = [.. measure.Status.Select(Mend)],
        Next = [.. measure.Next.Select(Mend)],
    };

    public MinistryMark Mend(MinistryMark mark)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < mark.Names.Length;)
        {
            var count = PartsAt(mark.Names, i);
            names.Add(string.Concat(mark.Names.Skip(i).Take(count)));
            i += count;
        }

        return names.Count == mark.Names.Length
            ? mark
            : mark with { Names = [.. names], HasOthers = mark.HasOthers || names.Any(MinistryMarks.IsOpenSet) };
    }

    private ReportItem Mend(ReportItem item) => item with { Ministries = Mend(item.Ministries) };

    private int PartsAt(ImmutableArray<string> names, int at)
    {
        if (IsKnown(names[at])) return 1;
        var name = names[at];
        for (var count = 2; count <= MostParts && at + count <= names.Length; count++)
        {
            name += names[at + count - 1];
            if (IsKnown(name) && !name.StartsWith("関係", StringComparison.Ordinal)) return count;
        }

        return 1;
    }

    private bool IsKnown(string name) => _codes.Contains(name) || MinistryMarks.IsOpenSet(name);
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Completion;

/// <summary>Checks the names in ministry marks against the edition's own legend and the register. An unknown name stays in its facts; a person is told.</summary>
internal static class MinistryNames
{
    /// <summary>One finding for each name that the legend (or, without one, the register) does not hold, with every mark it stands in.</summary>
    public static ImmutableArray<Finding> Find(DraftEdition draft)
    {
        var legend = draft.Legend.SelectMany(entry => entry.Path.Append(entry.Code ?? "")).Select(JapaneseText.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Marks(draft)
                .SelectMany(mark => mark.Names.Select(name => (Name: name, mark.Spans)))
                .Where(use => !MinistryMarks.IsOpenSet(use.Name) && !legend.Contains(JapaneseText.Key(use.Name)))
                .GroupBy(use => use.Name, StringComparer.Ordinal)
                .Select(uses => Of(uses.Key, legend.Count > 0, [.. uses.SelectMany(use => use.Spans)]))
                .OfType<Finding>(),
        ];
    }

    private static Finding? Of(string name, bool hasLegend, ImmutableArray<SourceSpan> spans)
    {
        var known = MinistryRegister.BuiltIn.Find(name);
        if (known is not null && !hasLegend) return null;
        return known is null
            ? new(
                hasLegend ? Severity.Warning : Severity.Information,
                "unknown-ministry",
                hasLegend ? $"府省名「{name}」は略称一覧にありません" : $"府省名「{name}」を確かめられません（略称一覧がなく、登録にもありません）",
                hasLegend ? $"The ministry name \"{name}\" is not in the legend" : $"The ministry name \"{name}\" cannot be checked: no legend, and not in the register",
                spans)
            : new(
                Severity.Information,
                "ministry-not-in-legend",
                $"府省名「{name}」（{known.Name}）は略称一覧にありません",
                $"The ministry name \"{name}\" ({known.Name}) is not in the legend",
                spans);
    }

    private static IEnumerable<MinistryMark> Marks(DraftEdition draft) =>
        draft.Measures.SelectMany(m => m.Status.Concat(m.Next).Select(i => i.Ministries).Prepend(m.Ministries)).Where(mark => !mark.IsEmpty);
}

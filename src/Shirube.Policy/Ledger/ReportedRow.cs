using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>One item of a row as the ledger reads it.</summary>
/// <param name="Text">Key text: NFKC, no blanks.</param>
internal sealed record ReportedItem(ReportColumn Column, ReportItem Item, string Text, HashSet<string> Terms)
{
    public static ReportedItem Of(ReportColumn column, ReportItem item)
    {
        var text = JapaneseText.Key(item.Text);
        return new(column, item, text, TermWeights.Of(text));
    }
}

/// <summary>What a measure's row reports: the words of its plan, its status items and next steps.</summary>
internal sealed class ReportedRow
{
    private ReportedRow(string plan, ReportedItem[] items)
    {
        Plan = plan;
        PlanTerms = TermWeights.Of(plan);
        Items = items;
        Terms = new(StringComparer.Ordinal);
        foreach (var item in items) Terms.UnionWith(item.Terms);
    }

    public string Plan { get; }

    public HashSet<string> PlanTerms { get; }

    public ReportedItem[] Items { get; }

    /// <summary>Terms of all items.</summary>
    public HashSet<string> Terms { get; }

    public static ReportedRow Of(MeasureReport measure) => new(
        JapaneseText.Key(measure.PlanText),
        [.. measure.Status.Select(i => ReportedItem.Of(ReportColumn.Status, i)), .. measure.Next.Select(i => ReportedItem.Of(ReportColumn.Next, i))]);

    /// <summary>The row's status items alone: a step that sets a date is no report of it.</summary>
    public ReportedRow WithoutNext() => new(Plan, Array.FindAll(Items, i => i.Column == ReportColumn.Status));
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Policy.Differences;

/// <summary>Finds each item of a measure's later report in its earlier one. The surest pairs are taken first.</summary>
internal static class ItemLinker
{
    private const double LeastAlike = 0.55;

    // between the columns more is asked: a step and a report of one measure share many words anyway
    private const double LeastAcross = 0.6;

    public static ImmutableArray<ItemChange> Link(MeasureReport earlier, MeasureReport later)
    {
        var before = Items(earlier);
        var after = Items(later);
        var pairs = new List<(int From, int To, double Alike)>();
        for (var f = 0; f < before.Count; f++)
        {
            var text = new TextSimilarity(before[f].Key);
            for (var t = 0; t < after.Count; t++)
            {
                var alike = text.Ratio(after[t].Key);
                if (alike >= (before[f].Place.Column == after[t].Place.Column ? LeastAlike : LeastAcross)) pairs.Add((f, t, alike));
            }
        }

        var (takenFrom, takenTo) = (new HashSet<int>(), new HashSet<int>());
        var changes = new List<ItemChange>();
        foreach (var (f, t, alike) in pairs.OrderByDescending(p => p.Alike + (before[p.From].Place.Column == after[p.To].Place.Column ? 0.05 : 0)).ThenBy(p => p.To).ThenBy(p => p.From))
        {
            if (takenFrom.Contains(f) || takenTo.Contains(t)) continue;
            takenFrom.Add(f);
            takenTo.Add(t);
            changes.Add(Of(before[f], after[t], alike));
        }

        for (var t = 0; t < after.Count; t++)
        {
            if (!takenTo.Contains(t)) changes.Add(new(ItemChangeKind.New, null, after[t].Place, 0, []));
        }

        for (var f = 0; f < before.Count; f++)
        {
            if (!takenFrom.Contains(f)) changes.Add(new(ItemChangeKind.Dropped, before[f].Place, null, 0, []));
        }

        return [.. changes.OrderBy(c => c.To is null).ThenBy(c => (c.To ?? c.From)!.Value.Column).ThenBy(c => (c.To ?? c.From)!.Value.Number)];
    }

    private static ItemChange Of((ItemPlace Place, string Text, string Key) from, (ItemPlace Place, string Text, string Key) to, double alike)
    {
        var changes = from.Key == to.Key ? [] : TextChanges.Between(from.Text, to.Text);
        var kind = from.Place.Column == ReportColumn.Next && to.Place.Column == ReportColumn.Status ? ItemChangeKind.CarriedOut
            : from.Place.Column != to.Place.Column ? ItemChangeKind.TakenUpAgain
            : changes.IsEmpty ? ItemChangeKind.Kept
            : changes.All(IsOfNumbers) ? ItemChangeKind.NumbersChanged
            : ItemChangeKind.Reworded;
        return new(kind, from.Place, to.Place, alike, changes);
    }

    private static bool IsOfNumbers(TextChange change) => change.Removed.Any(char.IsAsciiDigit) && change.Added.Any(char.IsAsciiDigit);

    private static List<(ItemPlace Place, string Text, string Key)> Items(MeasureReport measure) =>
    [
        .. measure.Status.Select(i => (new ItemPlace(ReportColumn.Status, i.Number), i.Text, JapaneseText.Key(i.Text))),
        .. measure.Next.Select(i => (new ItemPlace(ReportColumn.Next, i.Number), i.Text, JapaneseText.Key(i.Text))),
    ];
}

using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Storage.Rows;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Language;

namespace Shirube.Web.Pages.Editions;

/// <summary>A row of the timeline's table.</summary>
/// <param name="Day">Null where the document tells none: it then stands in the table alone.</param>
public sealed record TimelineRow(DateOnly? Day, string When, string What, string Text, string State, string Shape, string Style, string Address);

/// <summary>The editions that report a measure, on their days, and its deadlines with what became of them.</summary>
public sealed class MeasureTimeline
{
    public MeasureTimeline(EditionView view, MeasureReport measure, ImmutableArray<MeasureElsewhere> elsewhere, IEnumerable<LedgerEntry> deadlines, Words words)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(words);
        var ownAddress = Addresses.Measure(view.Id, measure.Order);
        TimelineRow[] rows =
        [
            Edition(view, measure.Order, words["differences.this-page"], "own", words),
            .. elsewhere.Select(e => Edition(e.View, e.Measure.Order, words["relation." + e.Link.Relation], "other", words)),
            .. deadlines.Select(e => Deadline(e, ownAddress, words)),
        ];
        IsTelling = rows.Length > 1;
        Rows = [.. rows.OrderBy(r => r.Day ?? DateOnly.MaxValue)];
        Picture = new(Rows.Where(r => r.Day is not null).Select(r => new TimelineMark(r.Day!.Value, r.When, $"{r.What} {r.Text}", r.State, r.Shape, r.Style, r.Address)));
    }

    /// <summary>False where there is one edition and no deadline: nothing to draw.</summary>
    public bool IsTelling { get; }

    /// <summary>By day; last those without one.</summary>
    public ImmutableArray<TimelineRow> Rows { get; }

    public Timeline Picture { get; }

    private static TimelineRow Edition(EditionView view, int order, string state, string style, Words words)
    {
        DateOnly? day = view.Day.Day == DateOnly.MinValue ? null : view.Day.Day;
        var when = day is not { } known ? words["value.none"] : view.Day.IsPrinted ? words.Day(known) : words["deadline.Around", words.Day(known)];
        return new(day, when, words["measure.edition"], $"{view.Id} {words["fact.measure"]} {order.ToString(CultureInfo.InvariantCulture)}", state, "edition", style, Addresses.Measure(view.Id, order));
    }

    private static TimelineRow Deadline(LedgerEntry entry, string address, Words words) => new(
        entry.Deadline.Due,
        words.Due(entry.Deadline),
        entry.Step is { } step ? $"{words["fact.next"]} {step.ToString(CultureInfo.InvariantCulture)}" : words["measure.plan"],
        $"「{entry.Deadline.Text}」",
        words["ledger-state." + entry.State],
        entry.Step is null ? "plan" : "step",
        Codec.Name(entry.State),
        entry.Step is { } number ? $"{address}#n{number.ToString(CultureInfo.InvariantCulture)}" : address + "#deadlines-title");
}

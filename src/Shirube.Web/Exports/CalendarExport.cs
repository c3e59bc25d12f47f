using System.Globalization;
using System.Text;

namespace Shirube.Web.Exports;

/// <summary>A deadline as a calendar or feed reader shows it.</summary>
/// <param name="Uid">Stable over restarts and readings of the same document.</param>
/// <param name="Address">Full address of the page of the fact that sets it.</param>
public sealed record CalendarDay(string Uid, DateOnly Day, string Title, string Text, string Address);

/// <summary>iCalendar (RFC 5545): one whole-day event for each deadline, on its last day; of a date to start from on its first.</summary>
public static class CalendarExport
{
    private const int MostOctets = 75;

    /// <param name="stamp">Day from which the facts are; the same input gives the same bytes.</param>
    public static string Write(string name, DateOnly stamp, IEnumerable<CalendarDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Shirube//Deadline ledger//JA");
        Line(text, "X-WR-CALNAME:" + Escaped(name));
        foreach (var day in days)
        {
            Line(text, "BEGIN:VEVENT");
            Line(text, "UID:" + Escaped(day.Uid));
            Line(text, "DTSTAMP:" + Date(stamp) + "T000000Z");
            Line(text, "DTSTART;VALUE=DATE:" + Date(day.Day));
            Line(text, "SUMMARY:" + Escaped(day.Title));
            Line(text, "DESCRIPTION:" + Escaped(day.Text));
            Line(text, "URL:" + day.Address);
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
            .ReplaceLineEndings("\\n");

    // lines end in CR LF and are folded at 75 octets, never inside a character
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}

using System.Globalization;
using System.Text;
using Shirube.Web.Editions;
using Shirube.Web.Exports;
using Shirube.Web.Language;

namespace Shirube.Web.Hosting;

/// <summary>Deadlines to subscribe to: a calendar (.ics) and a feed (.atom) of each edition's ledger.</summary>
internal static class Subscriptions
{
    public static void MapSubscriptions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/editions/{edition}/deadlines.ics", async (string edition, EditionShelf shelf, HttpContext context) =>
            await shelf.FindAsync(edition, context.RequestAborted) is not { } view
                ? Results.NotFound()
                : Results.Bytes(Encoding.UTF8.GetBytes(CalendarExport.Write(Name(view, context.Words()), Stamp(context.LedgerDay(view)), Days(view, context))), "text/calendar; charset=utf-8", $"{view.Id}-deadlines.ics"));

        routes.MapGet("/editions/{edition}/deadlines.atom", async (string edition, EditionShelf shelf, HttpContext context) =>
            await shelf.FindAsync(edition, context.RequestAborted) is not { } view
                ? Results.NotFound()
                : Results.Bytes(
                    FeedExport.Write(Name(view, context.Words()), Base(context) + context.Request.Path, Base(context) + Addresses.List(view.Id, "deadlines"), Stamp(context.LedgerDay(view)), Days(view, context)),
                    "application/atom+xml; charset=utf-8"));
    }

    private static string Name(EditionView view, Words words) => $"{words["deadlines.title"]} {view.Title}";

    private static DateOnly Stamp(DateOnly day) => day.Year > 1 ? day : new(2000, 1, 1);

    private static string Base(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static List<CalendarDay> Days(EditionView view, HttpContext context)
    {
        var (words, days, numbers) = (context.Words(), new List<CalendarDay>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var entry in view.LedgerAt(context.LedgerDay(view)))
        {
            if (entry.Deadline.Due is not { } day) continue;
            var fact = view.FindFact(entry.Fact)!;
            var number = numbers[fact.Id] = numbers.GetValueOrDefault(fact.Id) + 1;
            var uid = string.Create(CultureInfo.InvariantCulture, $"shirube:{view.Id}:{fact.Id}:deadline:{number}");
            days.Add(new(uid, day, $"{words["fact." + fact.Kind]} {fact.Label}: {entry.Deadline.Text} [{words["ledger-state." + entry.State]}]", fact.Text, Base(context) + fact.Address));
        }

        days.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : string.CompareOrdinal(a.Uid, b.Uid));
        return days;
    }
}

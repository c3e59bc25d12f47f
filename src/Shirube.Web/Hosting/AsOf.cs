using System.Globalization;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Pages;

namespace Shirube.Web.Hosting;

/// <summary>The day as of which a request asks（時点）: only editions whose day is known and not later are there, and states are those of that day.</summary>
/// <param name="Asked">As the address says it: the day, or the edition whose day it is.</param>
public sealed record AsOf(DateOnly Day, string Asked);

/// <summary>Reads ?asOf=2024-06-04 or ?asOf=2024 (an edition's id) of any page; <see cref="EditionShelf"/> goes by it.</summary>
internal static class AsOfChoice
{
    public const string Parameter = "asOf";

    private static readonly object Key = new();

    /// <summary>Null where the request asks for what is known today.</summary>
    public static AsOf? AsOf(this HttpContext context) => context.Items[Key] as AsOf;

    /// <summary>The day up to which the edition is looked at: the one asked for, else its own.</summary>
    public static DateOnly LedgerDay(this HttpContext context, EditionView view) => context.AsOf()?.Day ?? view.Day.Day;

    public static void UseAsOf(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var asked = context.Request.Query[Parameter].ToString();
        if (asked.Length > 0)
        {
            if (await DayAsync(context, asked) is not { } day)
            {
                context.Items[TwinPage.ProblemKey] = context.Words()["problem.no-day", asked];
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }

            context.Items[Key] = new AsOf(day, asked);
            context.Response.Headers["Shirube-As-Of"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        await next(context);
    });

    private static async Task<DateOnly?> DayAsync(HttpContext context, string asked)
    {
        if (DateOnly.TryParseExact(asked, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        var edition = await context.RequestServices.GetRequiredService<EditionShelf>().DayOfAsync(asked, context.RequestAborted);
        return edition == DateOnly.MinValue ? null : edition;
    }
}

using Shirube.Policy.Withdrawals;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Pages;

namespace Shirube.Web.Hosting;

/// <summary>Every address of a withdrawn edition says that it is withdrawn, when, by whom and why; its page of withdrawal stays.</summary>
internal static class Withdrawn
{
    private static readonly object Key = new();

    /// <summary>The withdrawn edition that the request asks for; null where it asks for none.</summary>
    public static (string Edition, Withdrawal Word)? Withdrawal(this HttpContext context) => context.Items[Key] as (string, Withdrawal)?;

    /// <summary>Answers 410 (gone) with the reason.</summary>
    public static void RefuseWithdrawn(this HttpContext context, string edition, Withdrawal word)
    {
        var words = context.Words();
        context.Items[Key] = ((string, Withdrawal)?)(edition, word);
        context.Items[TwinPage.ProblemKey] = words["withdrawal.gone", edition, words.Time(word.When), word.Who, word.Why];
        context.Response.StatusCode = StatusCodes.Status410Gone;
    }

    public static void UseWithdrawn(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.Path.Value?.Split('/') is ["", "editions", { Length: > 0 } edition, .. var rest] && rest is not ["withdrawal"]
            && await context.RequestServices.GetRequiredService<EditionShelf>().WithdrawnAsync(edition, context.RequestAborted) is { } word)
        {
            context.RefuseWithdrawn(edition, word);
            return;
        }

        await next(context);
    });
}

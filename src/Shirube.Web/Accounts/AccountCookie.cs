using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Shirube.Storage.Accounts;
using Shirube.Web.Editions;

namespace Shirube.Web.Accounts;

/// <summary>Signing in with a local account, kept in a cookie. Reading needs none.</summary>
public static class AccountCookie
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";

    public static void AddAccountCookie(this IServiceCollection services)
    {
        services.AddSingleton<SignInGuard>();
        services.AddAuthentication(Scheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "shirube-account";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax; // strict would drop it on a link in a mail
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        });
    }

    /// <summary>Name of the person who is signed in; null for a reader.</summary>
    public static string? Person(this HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { } name } ? name : null;

    /// <summary>The account of the person who is signed in; null for a reader.</summary>
    public static long? AccountId(this HttpContext context) =>
        context.Person() is not null && long.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static Task EnterAsync(HttpContext context, Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
                new(ClaimTypes.Name, account.Name),
                new(StampClaim, account.Stamp),
            ],
            Scheme);
        return context.SignInAsync(Scheme, new(identity));
    }

    public static Task LeaveAsync(HttpContext context) => context.SignOutAsync(Scheme);

    // each request: the account may have been removed or given another password since
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<EditionShelf>().Own.Accounts;
        var isId = long.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id);
        var account = isId ? await accounts.FindAsync(id, context.HttpContext.RequestAborted) : null;
        if (account is { RemovedAt: null } && account.Stamp == context.Principal!.FindFirstValue(StampClaim)) return;
        context.RejectPrincipal();
        await LeaveAsync(context.HttpContext);
    }
}

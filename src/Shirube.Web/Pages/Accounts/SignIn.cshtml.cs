using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Accounts;

/// <summary>Signing in to review. An unknown name and a wrong password are answered alike.</summary>
public sealed class SignInModel(EditionShelf shelf, SignInGuard guard) : TwinPage
{
    public override string Title => T["account.sign-in"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    /// <summary>Name of who is signed in already; null where nobody is.</summary>
    public string? Person => HttpContext.Person();

    /// <summary>Where to go afterwards: an address of this server, whatever was asked.</summary>
    public string Back { get; private set; } = "/";

    public string? Name { get; private set; }

    public string? Fault { get; private set; }

    public IActionResult OnGet(string? back)
    {
        Back = Local(back);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? back, CancellationToken cancel)
    {
        Back = Local(back);
        Name = name?.Trim() ?? "";
        var address = HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!guard.TryBegin(Name, address)) return Again("account.wait", StatusCodes.Status429TooManyRequests);
        var account = await shelf.Own.Accounts.FindAsync(Name, cancel);
        if (!Passwords.Verify(account, password ?? "")) return Again("account.wrong", StatusCodes.Status401Unauthorized);
        guard.Succeeded(Name, address);
        await AccountCookie.EnterAsync(HttpContext, account!);
        return LocalRedirect(Back);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("signedIn", Person is not null);
        json.WriteString("name", Person);
        json.WriteEndObject();
    }

    private string Local(string? back) => !string.IsNullOrEmpty(back) && Url.IsLocalUrl(back) && !back.Contains('\\', StringComparison.Ordinal) ? back : "/";

    private PageResult Again(string fault, int status)
    {
        Fault = T[fault];
        Response.StatusCode = status;
        return Page();
    }
}

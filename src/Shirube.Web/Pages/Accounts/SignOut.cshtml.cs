using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Web.Accounts;

namespace Shirube.Web.Pages.Accounts;

/// <summary>Signing out: a form, so that no link of another page does it.</summary>
public sealed class SignOutModel : TwinPage
{
    public override string Title => T["account.sign-out"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public string? Person => HttpContext.Person();

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await AccountCookie.LeaveAsync(HttpContext);
        return LocalRedirect("/sign-out");
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("signedIn", Person is not null);
        json.WriteString("name", Person);
        json.WriteEndObject();
    }
}

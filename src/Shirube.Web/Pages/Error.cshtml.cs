using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Policy.Withdrawals;
using Shirube.Web.Contract;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages;

/// <summary>Every error, as a page or as problem details (RFC 9457).</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : TwinPage
{
    private int _status;

    public override string Title => T.Named("error", _status.ToString(CultureInfo.InvariantCulture)) is var title && title.Length > 3 ? title : T["error.other"];

    public override int JsonStatus => _status;

    public override string JsonType => "application/problem+json; charset=utf-8";

    /// <summary>What exactly is wrong, where the page knows; else the general advice.</summary>
    public string Detail => HttpContext.Items[ProblemKey] as string ?? T[_status >= 500 ? "error.detail-fault" : "error.detail"];

    public int Status => _status;

    /// <summary>The withdrawn edition that was asked for; null where none was.</summary>
    public (string Edition, Withdrawal Word)? Withdrawal => HttpContext.Withdrawal();

    public IActionResult OnGet() => Answer();

    public IActionResult OnPost() => Answer();

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", Title);
        json.WriteNumber("status", _status);
        json.WriteString("detail", Detail);
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? "";
        json.WriteString("instance", asked + HttpContext.AskedEnding());
        if (Withdrawal is var (edition, word))
        {
            json.WriteStartObject("withdrawn");
            json.WriteString("edition", edition);
            WithdrawalJson.Write(json, word);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // The status is read without the binder: that would read the body, which may be what is wrong.
    private PageResult Answer()
    {
        var text = Convert.ToString(RouteData.Values["status"], CultureInfo.InvariantCulture);
        var isStatus = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599;
        _status = isStatus ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = _status;
        return Page();
    }
}

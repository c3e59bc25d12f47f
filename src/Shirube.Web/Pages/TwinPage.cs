using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Analytics.Duck;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Language;

namespace Shirube.Web.Pages;

/// <summary>A page that also answers in JSON, from the same model: what a person sees, a program can take.</summary>
public abstract class TwinPage : PageModel
{
    internal static readonly object ProblemKey = new();
    private const int LongestShown = 60; // characters of a value that is refused

    public Words T => HttpContext.Words();

    /// <summary>The day that the reader asks for; null for today.</summary>
    public AsOf? AsOf => HttpContext.AsOf();

    /// <summary>Heading of the browser's window; the page's own h1 says the same.</summary>
    public abstract string Title { get; }

    /// <summary>From the home page to the page above this one.</summary>
    public virtual IReadOnlyList<Crumb> Crumbs => [];

    /// <summary>Rows of the ".csv", ".xlsx" and ".parquet" beside a list; null where the page is no list.</summary>
    public virtual Table? Table => null;

    public virtual int JsonStatus => StatusCodes.Status200OK;

    public virtual string JsonType => "application/json; charset=utf-8";

    public abstract void WriteJson(Utf8JsonWriter json);

    /// <summary>404 that says what is not there.</summary>
    protected IActionResult Missing(string key, params object?[] values) => Refuse(StatusCodes.Status404NotFound, key, values);

    protected IActionResult Refuse(int status, string key, params object?[] values)
    {
        HttpContext.Items[ProblemKey] = T[key, values];
        return StatusCode(status);
    }

    /// <summary>This page's address with another query; what has no value is left out.</summary>
    protected static string Asking(params IEnumerable<(string Name, string? Value)> query)
    {
        var text = QueryString.Create(query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value))).Value;
        return string.IsNullOrEmpty(text) ? "?" : text;
    }

    /// <summary>The same as the beginning of a query that goes on.</summary>
    protected static string Before(params IEnumerable<(string Name, string? Value)> query) => Asking(query)[1..] is { Length: > 0 } text ? text + "&" : "";

    // what an address asks for in a value that cannot be read is refused, not left out
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!HttpMethods.IsGet(Request.Method) && !HttpMethods.IsHead(Request.Method)) return;
        foreach (var (name, entry) in ModelState)
        {
            if (entry is not { Errors.Count: > 0, AttemptedValue: { Length: > 0 } value }) continue;
            var part = JsonNamingPolicy.CamelCase.ConvertName(name[(name.LastIndexOf('.') + 1)..]);
            context.Result = Refuse(StatusCodes.Status400BadRequest, "problem.bad-value", part, value.Length > LongestShown ? value[..LongestShown] + "…" : value);
            return;
        }
    }

    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Result is not PageResult) return;
        context.Result = HttpContext.Twin() switch
        {
            TwinFormat.Json => new JsonTwinResult(this),
            var format when !format.IsSheet() => context.Result,
            _ when JsonStatus >= StatusCodes.Status400BadRequest => new JsonTwinResult(this),
            TwinFormat.Parquet when DuckLibrary.Version is null => Refuse(StatusCodes.Status503ServiceUnavailable, "problem.no-parquet"),
            var format when Table is { } table => new SheetResult(table, HttpContext.Request.Path, format),
            _ => Refuse(StatusCodes.Status404NotFound, "problem.no-csv"),
        };
    }
}

/// <summary>A step of the breadcrumbs.</summary>
public sealed record Crumb(string Text, string Address);

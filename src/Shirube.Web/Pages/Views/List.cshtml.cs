using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Storage.Accounts;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Views;

/// <summary>Views of the data that people saved under a name, each with its lasting address.</summary>
public sealed class ListModel(EditionShelf shelf) : TwinPage
{
    public const int LongestName = 100;

    public IReadOnlyList<SavedView> All { get; private set; } = [];

    /// <summary>The person at the page; null for a reader who is not signed in.</summary>
    public long? Account => HttpContext.AccountId();

    public override string Title => T["views.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget")];

    public override Table Table => new(["id", "name", "address", "target", "savedBy", "savedAt"], All.Select(v => CsvCells.Of(v.Id, v.Name, Address(v), v.Target, v.SavedBy, v.SavedAt.ToString("O", CultureInfo.InvariantCulture))));

    public static string Address(SavedView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return string.Create(CultureInfo.InvariantCulture, $"/views/{view.Id}");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        All = await shelf.Own.SavedViews.AllAsync(cancel);
        return Page();
    }

    /// <summary>Saves the page of the address under a name, or takes a saved view back.</summary>
    /// <param name="target">Path and query of the page.</param>
    /// <param name="remove">Number of the view to take back.</param>
    public async Task<IActionResult> OnPostAsync([FromForm] string? name, [FromForm] string? target, [FromForm] long? remove, CancellationToken cancel)
    {
        if (Account is not { } account) return Refuse(StatusCodes.Status401Unauthorized, "views.sign-in-first");
        if (remove is { } id)
        {
            await shelf.Own.SavedViews.RemoveAsync(account, id, cancel);
            return LocalRedirect("/views");
        }

        var clean = FactFields.Clean("", name);
        if (clean.Length is 0 or > LongestName || !SavedViews.CanSave(target)) return Refuse(StatusCodes.Status400BadRequest, "problem.saved-view", LongestName);
        return await shelf.Own.SavedViews.AddAsync(account, clean, target!, cancel) is null
            ? Refuse(StatusCodes.Status400BadRequest, "problem.views-full", SavedViewStore.Most)
            : LocalRedirect("/views");
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Each("views", All, view =>
        {
            json.WriteStartObject();
            json.WriteNumber("id", view.Id);
            json.WriteString("name", view.Name);
            json.WriteString("address", Address(view));
            json.WriteString("target", view.Target);
            json.WriteString("savedBy", view.SavedBy);
            json.WriteString("savedAt", view.SavedAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

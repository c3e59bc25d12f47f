using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Budget.Columns;
using Shirube.Web.Imports;
using Shirube.Web.Uploads;

namespace Shirube.Web.Pages.Budget;

/// <summary>Takes files of the budget.</summary>
public sealed class ImportModel(ImportDesk desk, IncomingFiles incoming, PendingTables pending, MappingStore store, WebHostOptions options) : TwinPage
{
    public override string Title => T["import.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget")];

    /// <summary>Of all files of a form together.</summary>
    public long MaxBytes => options.MaxUploadBytes;

    /// <summary>Names of the mappings that were saved.</summary>
    public ImmutableArray<string> Saved => store.Names;

    /// <summary>What is wrong with the form that was sent; null at first.</summary>
    public string? Fault { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<IFormFile> file, CancellationToken cancel)
    {
        if (file.Count == 0 || file.Any(f => f.Length == 0)) return Again(T["upload.no-file"]);
        var bytes = file.Sum(f => f.Length);
        if (bytes > MaxBytes) return Again(T["import.too-large", UploadSize.Megabytes(bytes), UploadSize.Megabytes(MaxBytes)]);
        var (id, files) = await incoming.KeepAsync(file, cancel);
        if (files.Any(f => TableLook.IsTable(f.Path)))
        {
            if (files is [var table])
            {
                pending.Keep(id, table);
                return Redirect($"/budget/import/{id}/columns");
            }

            incoming.Drop(id);
            return Again(T["import.one-table"]);
        }

        if (desk.TryAccept(id, files)) return Redirect("/budget/import/" + id);
        incoming.Drop(id);
        return Again(T["import.busy"]);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("maxBytes", MaxBytes);
        json.Each("mappings", Saved, name => json.WriteStringValue(name));
        json.WriteEndObject();
    }

    private PageResult Again(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

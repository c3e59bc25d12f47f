using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Import;
using Shirube.Storage.Rows;
using Shirube.Web.Budget;
using Shirube.Web.Imports;

namespace Shirube.Web.Pages.Budget;

/// <summary>An import on its way, and what became of each file.</summary>
public sealed class ImportedModel(ImportDesk desk) : TwinPage
{
    public ImportStatus Import { get; private set; } = null!;

    public override string Title => T["import-stage." + Import.Stage];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(T["import.title"], "/budget/import")];

    public IActionResult OnGet(string id)
    {
        if (desk.Find(id) is not { } import) return Missing("problem.no-import");
        Import = import;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(string id)
    {
        await desk.CancelAsync(id);
        return Redirect("/budget/import/" + Uri.EscapeDataString(id));
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Import.Id);
        json.WriteString("stage", Codec.Name(Import.Stage));
        json.WriteBoolean("finished", Import.IsFinished);
        json.WriteNumber("share", Math.Round(Import.Share, 4));
        json.WriteString("text", Import.Results is null ? T["import-note." + Import.Stage] : Title);
        json.Each("files", Import.Files.Select((file, i) => (file, i)), f =>
        {
            json.WriteStartObject();
            json.WriteString("name", f.file.Name);
            json.WriteNumber("bytes", f.file.Bytes);
            if (Import.Results is { } results) Write(json, results[f.i]);
            json.WriteEndObject();
        });
        if (Import.Error is { } error) Write(json, error);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportError error)
    {
        json.WriteStartObject("error");
        json.WriteString("code", error.Code);
        json.WriteString("japanese", error.Japanese);
        json.WriteString("english", error.English);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImportedFile file)
    {
        json.WriteString("outcome", Codec.Name(file.Outcome));
        json.WriteString("hash", file.Hash);
        if (file.Fault is { } fault)
        {
            Write(json, new ImportError(fault.Code, fault.Japanese, fault.English));
            return;
        }

        json.WriteString("address", BudgetAddresses.Document(file.Document));
        json.WriteNumber("rows", file.Rows);
        json.Each("findings", file.Findings, finding =>
        {
            json.WriteStartObject();
            json.WriteString("severity", finding.Severity);
            json.WriteString("code", finding.Code);
            json.WriteNumber("count", finding.Count);
            json.WriteEndObject();
        });
    }
}

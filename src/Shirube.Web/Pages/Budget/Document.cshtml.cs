using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Documents;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Budget;

/// <summary>An imported file with what looks wrong in it.</summary>
public sealed class DocumentModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    private const int PageSize = 100;

    public ImportedDocument Document { get; private set; } = null!;

    /// <summary>Name of the mapping that it was read by; null where it needed none.</summary>
    public string? MappingName { get; private set; }

    /// <summary>Findings of this code only; null for all.</summary>
    public string? Code { get; private set; }

    public ImmutableArray<(string Severity, string Code, int Count)> Counts { get; private set; } = [];

    /// <summary>Those of the page; all for a file.</summary>
    public Paging<DocumentFinding> Shown { get; private set; } = null!;

    public override string Title => Document.FileName;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(T["documents.title"], "/budget/documents")];

    public override Table Table => new(
        ["line", "severity", "code", "field", "text", "sheetYear", "ministry", "number"],
        Shown.Items.Select(f => CsvCells.Of(f.Line, f.Severity, f.Code, f.Field, f.Text, f.Sheet?.Year, f.Sheet?.Ministry, f.Sheet?.Number)));

    public string QueryBefore => Before(("code", Code));

    public string SeverityOf(string severity) => T[severity switch { "error" => "severity.Error", "warning" => "severity.Warning", _ => "severity.Information" }];

    public Task<IActionResult> OnGetAsync([FromRoute] int number, string? code, CancellationToken cancel, [FromQuery(Name = "page")] int page = 1)
    {
        Code = string.IsNullOrEmpty(code) ? null : code;
        page = Math.Max(1, page);
        var (skip, take) = HttpContext.Twin() == TwinFormat.Html ? ((page - 1) * PageSize, PageSize) : (0, int.MaxValue); // files hold all
        return AskAsync(
            (connection, stop) => Find(connection, number, skip, take, stop),
            found =>
            {
                if (found?.Document is null) return Missing("problem.no-document", CsvCells.Text(number));
                (Document, Counts, MappingName) = (found.Document, found.Counts, found.Mapping);
                var total = Code is null ? Document.Findings : Counts.Where(c => c.Code == Code).Sum(c => c.Count);
                Shown = Paging.Of(found.Findings, page, PageSize, total);
                return Page();
            },
            cancel);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Document(Document);
        json.WriteString("mapping", MappingName);
        json.Each("counts", Counts, count =>
        {
            json.WriteStartObject();
            json.WriteString("severity", count.Severity);
            json.WriteString("code", count.Code);
            json.WriteNumber("count", count.Count);
            json.WriteEndObject();
        });
        json.Each("list", Shown.Items, finding =>
        {
            json.WriteStartObject();
            if (finding.Line is { } line) json.WriteNumber("line", line);
            else json.WriteNull("line");
            json.WriteString("severity", finding.Severity);
            json.WriteString("code", finding.Code);
            json.WriteString("field", finding.Field);
            json.WriteString("text", finding.Text);
            json.WriteString("address", finding.Sheet is { } key ? BudgetAddresses.Sheet(key) : null);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private Found Find(DuckConnection connection, int number, int skip, int take, CancellationToken stop)
    {
        var document = ImportedDocument.Find(connection, number, stop);
        return document is null ? new(null, null, [], []) : new(document, ImportedDocument.MappingOf(connection, number, stop)?.Name, DocumentFinding.Counts(connection, number, stop), DocumentFinding.Read(connection, number, Code, skip, take, stop));
    }

    private sealed record Found(ImportedDocument? Document, string? Mapping, ImmutableArray<(string Severity, string Code, int Count)> Counts, ImmutableArray<DocumentFinding> Findings);
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Documents;
using Shirube.Web.Budget;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Budget;

/// <summary>The files that were imported.</summary>
public sealed class DocumentsModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    /// <summary>The last one first.</summary>
    public ImmutableArray<ImportedDocument> All { get; private set; } = [];

    public override string Title => T["documents.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget")];

    public override Table Table => new(
        ["number", "fileName", "kind", "rows", "sheets", "findings", "bytes", "importedAt", "hash", "replacedBy"],
        All.Select(d => CsvCells.Of(d.Number, d.FileName, d.Kind, d.Rows, d.Sheets, d.Findings, d.Bytes, DocumentJson.Moment(d.ImportedAt), d.Hash, d.ReplacedBy)));

    public string KindOf(ImportedDocument document) => DocumentJson.KindOf(T, document);

    public string NameOf(int number) => All.FirstOrDefault(d => d.Number == number)?.FileName ?? CsvCells.Text(number)!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => AskAsync(
        (connection, stop) => ImportedDocument.All(connection, stop).AsEnumerable(),
        found =>
        {
            All = [.. found ?? []];
            return Page();
        },
        cancel);

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, document =>
    {
        json.WriteStartObject();
        json.Document(document);
        json.WriteEndObject();
    });
}

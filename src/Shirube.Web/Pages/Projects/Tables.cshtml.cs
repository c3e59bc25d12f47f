using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Views;
using Shirube.Web.Budget;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Projects;

/// <summary>All that the official tables of the RS system print of a project, cell by cell.</summary>
public sealed class TablesModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    public SheetDetail Sheet { get; private set; } = null!;

    public SheetKey Key => Sheet.Key;

    public ImmutableArray<TableRows> All { get; private set; } = [];

    public override string Title => T["project.tables-title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(Sheet.Name.ReplaceLineEndings(" "), BudgetAddresses.Sheet(Key))];

    /// <summary>One line for each cell.</summary>
    public override Table Table => new(
        ["table", "document", "line", "column", "cell"],
        All.SelectMany(t => t.Rows.SelectMany(r => t.Headers.Select((header, i) => CsvCells.Of(t.Number, r.Document, r.Line, header, r.Cells[i])).Where((_, i) => r.Cells[i] is not null))));

    public Task<IActionResult> OnGetAsync(int year, string ministry, string number, CancellationToken cancel) => AskAsync(
        (connection, stop) =>
        {
            var key = new SheetKey(year, BudgetAddresses.Printed(ministry), BudgetAddresses.Printed(number));
            var sheet = SheetDetails.Find(connection, key, stop).FirstOrDefault(s => !s.Tables.IsEmpty);
            return (sheet, sheet is null ? [] : ProjectTables.Find(connection, key, stop)).ToTuple();
        },
        found =>
        {
            if (found?.Item1 is null) return Missing("problem.no-project", year.ToString(CultureInfo.InvariantCulture), ministry, number);
            (Sheet, All) = (found.Item1, found.Item2);
            return Page();
        },
        cancel);

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, table =>
    {
        json.WriteStartObject();
        json.WriteString("table", table.Number);
        json.Each("rows", table.Rows, row =>
        {
            json.WriteStartObject();
            json.WriteString("document", row.Document);
            json.WriteNumber("line", row.Line);
            json.WriteStartObject("cells");
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (row.Cells[i] is { } cell) json.WriteString(table.Headers[i], cell);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Views;
using Shirube.Web.Budget;

namespace Shirube.Web.Pages.Projects;

/// <summary>The line of the original that a sheet was read from, as it stands there.</summary>
public sealed class SourceModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    public SheetDetail Sheet { get; private set; } = null!;

    /// <summary>Where it stands: the sheet's own line, or that of a row of another table.</summary>
    public TableRow Row { get; private set; } = null!;

    /// <summary>Number of the official table; null for a sheet that stands in one line.</summary>
    public string? TableNumber { get; private set; }

    /// <summary>Null where the original is not kept.</summary>
    public string? Text { get; private set; }

    public override string Title => T["project.source-title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(Sheet.Name.ReplaceLineEndings(" "), BudgetAddresses.Sheet(Sheet.Key))];

    /// <param name="line">Which of two sheets with the same number: its line.</param>
    /// <param name="row">Row of an official table that tells of the project; its own where none is named.</param>
    public async Task<IActionResult> OnGetAsync(int year, string ministry, string number, int? line, long? row, CancellationToken cancel)
    {
        var folder = await Shelf.FolderAsync(cancel);
        return await AskAsync(
            (connection, stop) =>
            {
                var sheets = SheetDetails.Find(connection, new(year, BudgetAddresses.Printed(ministry), BudgetAddresses.Printed(number)), stop);
                if ((sheets.FirstOrDefault(s => s.Line == line) ?? sheets.FirstOrDefault()) is not { } sheet) return Found.Nothing;
                var tables = sheet.Tables.IsEmpty ? [] : ProjectTables.Find(connection, sheet.Key, stop);
                var place = tables.SelectMany(t => t.Rows.Select(r => (t.Number, Row: r))).FirstOrDefault(r => r.Row.RowId == (row ?? sheet.Sheet));
                if (place.Row is null && row is not null) return Found.Nothing;
                var at = place.Row ?? new(sheet.Sheet, sheet.Document, sheet.Line, []);
                return new Found(sheet, at, place.Number, SheetSource.Read(folder, at.Document, at.Line, stop));
            },
            found =>
            {
                if (found?.Sheet is null) return Missing("problem.no-project", year.ToString(CultureInfo.InvariantCulture), ministry, number);
                (Sheet, Row, TableNumber, Text) = (found.Sheet, found.Row!, found.TableNumber, found.Text);
                return Page();
            },
            cancel);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("document", Row.Document);
        if (TableNumber is null) json.WriteString("fileName", Sheet.FileName);
        else json.WriteString("table", TableNumber);
        json.WriteNumber("line", Row.Line);
        json.WritePropertyName("sheet");
        if (Text is null) json.WriteNullValue();
        else json.WriteRawValue(Text);
        json.WriteEndObject();
    }

    private sealed record Found(SheetDetail? Sheet, TableRow? Row, string? TableNumber, string? Text)
    {
        public static readonly Found Nothing = new(null, null, null, null);
    }
}

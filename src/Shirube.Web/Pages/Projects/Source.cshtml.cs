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

    /// <summary>Null where the original is not kept.</summary>
    public string? Text { get; private set; }

    public override string Title => T["project.source-title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(Sheet.Name.ReplaceLineEndings(" "), BudgetAddresses.Sheet(Sheet.Key))];

    public async Task<IActionResult> OnGetAsync(int year, string ministry, string number, int? line, CancellationToken cancel)
    {
        var folder = await Shelf.FolderAsync(cancel);
        return await AskAsync(
            (connection, stop) =>
            {
                var sheets = SheetDetails.Find(connection, new(year, BudgetAddresses.Printed(ministry), BudgetAddresses.Printed(number)), stop);
                var sheet = sheets.FirstOrDefault(s => s.Line == line) ?? sheets.FirstOrDefault();
                return new Found(sheet, sheet is null ? null : SheetSource.Read(folder, sheet.Document, sheet.Line, stop));
            },
            found =>
            {
                if (found?.Sheet is null) return Missing("problem.no-project", year.ToString(CultureInfo.InvariantCulture), ministry, number);
                (Sheet, Text) = (found.Sheet, found.Text);
                return Page();
            },
            cancel);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("document", Sheet.Document);
        json.WriteString("fileName", Sheet.FileName);
        json.WriteNumber("line", Sheet.Line);
        json.WritePropertyName("sheet");
        if (Text is null) json.WriteNullValue();
        else json.WriteRawValue(Text);
        json.WriteEndObject();
    }

    private sealed record Found(SheetDetail? Sheet, string? Text);
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Views;
using Shirube.Core;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Projects;

/// <summary>Review sheets of a year: all, or those of a ministry, a bureau, a label, or with words in their name.</summary>
public sealed class ListModel(BudgetShelf shelf) : FilteredPage(shelf)
{
    private const int PageSize = 100;

    /// <summary>Words of the project's name or number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Says { get; set; }

    [BindProperty(SupportsGet = true)]
    public SheetOrder Order { get; set; }

    /// <summary>Those of the page; all for a file.</summary>
    public ImmutableArray<SheetRow> All { get; private set; } = [];

    public Paging<SheetRow> Shown { get; private set; } = null!;

    public override string Title => T["projects.title"];

    public override Table Table => new(
        ["sheetYear", "ministry", "number", "name", "bureau", "division", "policies", "total", "executed", "executedShare", "initial", "requested", "document", "line"],
        All.Select(r => CsvCells.Of(
            r.Key.Year, r.Key.Ministry, r.Key.Number, r.Name, r.Bureau, r.Division, r.Policies, r.Sums.Total, r.Sums.Executed, r.Sums.ExecutedShare, r.Sums.Initial, r.Sums.Requested, r.Document, r.Line)));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        var words = string.IsNullOrWhiteSpace(Says) ? "" : JapaneseText.Key(Says);
        var isPage = words.Length == 0 && HttpContext.Twin() == TwinFormat.Html; // files hold all, words are compared here
        number = Math.Max(1, number);
        var total = 0;
        return AskAsync(
            (connection, filter, stop) =>
            {
                (var rows, total) = SheetList.Read(connection, filter, Order, isPage ? Paging.Skip(number, PageSize) : 0, isPage ? PageSize : int.MaxValue, stop);
                return rows;
            },
            found =>
            {
                All = [.. found.Where(r => words.Length == 0 || JapaneseText.Key(r.Name).Contains(words, StringComparison.Ordinal) || JapaneseText.Key(r.Key.Number).Contains(words, StringComparison.Ordinal))];
                Shown = isPage ? Paging.Of(All, number, PageSize, total) : Paging.Of(All, number, PageSize);
                return Page();
            },
            cancel);
    }

    /// <summary>The list in another order.</summary>
    public string In(SheetOrder order) => Asking([.. Choice.Query, ("says", Says), ("order", order == SheetOrder.Initial ? null : order.ToString())]);

    public override string QueryBefore => Before([.. Choice.Query, ("says", Says), ("order", Order == SheetOrder.Initial ? null : Order.ToString())]);

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, row =>
    {
        json.WriteStartObject();
        json.Key(row.Key);
        json.WriteString("name", row.Name);
        json.WriteString("bureau", row.Bureau);
        json.WriteString("division", row.Division);
        json.Each("policies", row.Policies, json.WriteStringValue);
        json.Sums(row.Sums);
        json.WriteString("document", row.Document);
        json.WriteNumber("line", row.Line);
        json.WriteString("address", BudgetAddresses.Sheet(row.Key));
        json.WriteEndObject();
    });
}

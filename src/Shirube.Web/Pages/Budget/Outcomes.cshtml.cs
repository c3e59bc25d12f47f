using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Views;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Budget;

/// <summary>How many outcomes reached their target, and which sheets have none that could be measured.</summary>
public sealed class OutcomesModel(BudgetShelf shelf) : FilteredPage(shelf)
{
    private const int PageSize = 50;

    /// <summary>In the files; a page shows <see cref="Groups"/>.</summary>
    public ImmutableArray<SheetOutcomes> All { get; private set; } = [];

    /// <summary>By ministry, or by bureau where the address names a ministry; most sheets first.</summary>
    public ImmutableArray<OutcomeGroup> Groups { get; private set; } = [];

    /// <summary>Sheets without any outcome that could be measured.</summary>
    public Paging<SheetOutcomes> Without { get; private set; } = null!;

    public OutcomeCounts Counts => OutcomeCounts.Sum(Groups.Select(g => g.Counts));

    public override string Title => T["outcomes.title"];

    public override Table Table => new(
        ["sheetYear", "ministry", "number", "name", "bureau", "outcomes", "measurable", "reached", "missed", "undirected", "noTargetReason", "document", "line"],
        All.Select(a => CsvCells.Of(
            a.Key.Year, a.Key.Ministry, a.Key.Number, a.Name, a.Bureau, a.Counts.Outcomes, a.Counts.Measurable, a.Counts.Reached, a.Counts.Missed, a.Counts.Undirected, a.NoTargetReason, a.Document, a.Line)));

    protected override IReadOnlyList<int> YearsOf(DuckConnection connection) => SheetYearList.WithOutcomes(connection);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        var isPage = HttpContext.Twin() == TwinFormat.Html;
        return AskAsync<SheetOutcomes>(
            (connection, filter, stop) =>
            {
                if (!isPage) return OutcomeList.Read(connection, filter, stop);
                Groups = OutcomeList.Groups(connection, filter, stop);
                number = Paging.Near(number, PageSize, Groups.Sum(g => g.Without));
                return OutcomeList.Without(connection, filter, Paging.Skip(number, PageSize), PageSize, stop);
            },
            found =>
            {
                if (isPage) Without = Paging.Of([.. found], number, PageSize, Groups.Sum(g => g.Without));
                else All = [.. found];
                return Page();
            },
            cancel);
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, sheet =>
    {
        json.WriteStartObject();
        json.Key(sheet.Key);
        json.WriteString("name", sheet.Name);
        json.WriteString("bureau", sheet.Bureau);
        json.WriteNumber("outcomes", sheet.Counts.Outcomes);
        json.WriteNumber("measurable", sheet.Counts.Measurable);
        json.WriteNumber("reached", sheet.Counts.Reached);
        json.WriteNumber("missed", sheet.Counts.Missed);
        json.WriteNumber("undirected", sheet.Counts.Undirected);
        json.WriteString("noTargetReason", sheet.NoTargetReason);
        json.WriteString("address", BudgetAddresses.Sheet(sheet.Key));
        json.WriteEndObject();
    });
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Views;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Budget;

/// <summary>Where the money of the largest projects goes: from ministry or bureau through project and block to the payee.</summary>
public sealed class FlowsModel(BudgetShelf shelf) : FilteredPage(shelf)
{
    private const int Projects = 8;

    public ImmutableArray<MoneyFlow> All { get; private set; } = [];

    public FlowPicture Picture { get; private set; } = null!;

    public override string Title => T["flows.title"];

    public override Table Table => new(
        ["sheetYear", "source", "ministry", "number", "project", "block", "payee", "corporateNumber", "amount"],
        All.Select(f => CsvCells.Of(f.Key.Year, f.Source, f.Key.Ministry, f.Key.Number, f.Project, f.Block, f.Payee, f.CorporateNumber, f.Amount)));

    protected override IReadOnlyList<int> YearsOf(DuckConnection connection) => SheetYearList.WithPayments(connection);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => AskAsync(
        (connection, filter, stop) => MoneyFlows.Read(connection, filter, Projects, stop),
        found =>
        {
            All = [.. found];
            Picture = new(FlowPlaces.Of(All, T), Title, T["budget.years-note"]);
            return Page();
        },
        cancel);

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, flow =>
    {
        json.WriteStartObject();
        json.WriteString("source", flow.Source);
        json.Key(flow.Key);
        json.WriteString("project", flow.Project);
        json.WriteString("block", flow.Block);
        json.WriteString("payee", flow.Payee);
        json.WriteString("corporateNumber", flow.CorporateNumber);
        json.Amount("amount", flow.Amount);
        json.WriteString("address", BudgetAddresses.Sheet(flow.Key));
        json.WriteEndObject();
    });
}

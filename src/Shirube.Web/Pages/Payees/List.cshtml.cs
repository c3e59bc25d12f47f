using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Payees;
using Shirube.Budget.Views;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Payees;

/// <summary>Who was paid by the sheets of a year.</summary>
public sealed class ListModel(BudgetShelf shelf) : FilteredPage(shelf)
{
    private const int PageSize = 100;

    /// <summary>A kind of payee; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    /// <summary>Part of a printed name, or a corporate number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Says { get; set; }

    /// <summary>Those of the page; all for a file.</summary>
    public ImmutableArray<PayeeRow> All { get; private set; } = [];

    public Paging<PayeeRow> Shown { get; private set; } = null!;

    public override string Title => T["payees.title"];

    public override Table Table => new(
        ["sheetYear", "payee", "kind", "corporateNumber", "payments", "amount"],
        All.Select(p => CsvCells.Of(Year, p.Name, p.Kind, p.CorporateNumber, p.Payments, p.Amount)));

    protected override IReadOnlyList<int> YearsOf(DuckConnection connection) => SheetYearList.WithPayments(connection);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        if (Kind is { Length: 0 }) Kind = null;
        if (Kind is not null && !PayeeRows.Kinds.Contains(Kind)) return Task.FromResult(Missing("problem.no-kind", Kind));
        var says = string.IsNullOrWhiteSpace(Says) ? null : Says.Trim();
        var isPage = HttpContext.Twin() == TwinFormat.Html; // files hold all
        number = Math.Max(1, number);
        var total = 0;
        return AskAsync(
            (connection, filter, stop) =>
            {
                (var rows, total) = PayeeViews.List(connection, filter, Kind, says, says?.Normalize(NormalizationForm.FormKC), isPage ? Paging.Skip(number, PageSize) : 0, isPage ? PageSize : int.MaxValue, stop);
                return rows;
            },
            found =>
            {
                All = [.. found];
                Shown = Paging.Of(All, number, PageSize, total);
                return Page();
            },
            cancel);
    }

    public override string QueryBefore => Before([.. Choice.Query, ("kind", Kind), ("says", Says)]);

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, payee =>
    {
        json.WriteStartObject();
        json.WriteString("payee", payee.Name);
        json.WriteString("kind", payee.Kind);
        json.WriteString("corporateNumber", payee.CorporateNumber);
        json.WriteNumber("payments", payee.Payments);
        json.Amount("amount", payee.Amount);
        json.WriteString("address", BudgetAddresses.Payee(payee.Key));
        json.WriteEndObject();
    });
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Payees;
using Shirube.Web.Budget;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Payees;

/// <summary>A payee: its names under one corporate number, what it got from which ministry and year, and every payment with its sheet.</summary>
public sealed class OneModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    private const int PageSize = 50;

    public PayeeDetail Payee { get; private set; } = null!;

    public Paging<PayeePayment> Shown { get; private set; } = null!;

    /// <summary>Sheet years with payments, oldest first.</summary>
    public ImmutableArray<int> Years { get; private set; } = [];

    /// <summary>By ministry, most first: the amount of each of <see cref="Years"/>, null where it got nothing. Slips of the unit are left out.</summary>
    public ImmutableArray<(string Ministry, ImmutableArray<decimal?> Amounts)> Ministries { get; private set; } = [];

    public override string Title => Payee.Name;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["budget.title"], "/budget"), new(T["payees.title"], "/payees")];

    public int Slips => Payee.Sums.Sum(s => s.Slips);

    /// <summary>Payments whose payee was told from other sheets, since no valid number is printed.</summary>
    public int Resolved => Payee.Sums.Sum(s => s.Resolved);

    public override Table Table => new(
        ["sheetYear", "ministry", "number", "project", "fiscalYear", "block", "printedName", "purpose", "amount", "how", "probability", "unitSlip"],
        Shown.Items.Select(p => CsvCells.Of(p.Sheet.Year, p.Sheet.Ministry, p.Sheet.Number, p.Project, p.FiscalYear, p.Block, p.PrintedName, p.Purpose, p.Amount, p.How, p.Probability, p.IsSlip)));

    public YearColumnsPicture Columns => new(
        T,
        new(Years.Select((y, i) => (Year: T["budget.fy", (y - 1).ToString(CultureInfo.InvariantCulture)], Sum: Ministries.Sum(m => m.Amounts[i] ?? 0)))
            .Select(y => new YearColumn(y.Year, 0, y.Sum, $"{y.Year} {T.Yen(y.Sum)}"))),
        T["payee.years"],
        [T["project.amount"]],
        T["budget.years-note"]);

    public Task<IActionResult> OnGetAsync(string key, CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        var isPage = HttpContext.Twin() == TwinFormat.Html; // files hold all
        return AskAsync(
            (connection, stop) =>
            {
                if (PayeeViews.Find(connection, BudgetAddresses.Printed(key), stop) is not { } found) return Tuple.Create<PayeeDetail?, ImmutableArray<PayeePayment>>(null, []);
                number = Paging.Near(number, PageSize, found.Sums.Sum(s => s.Payments));
                return Tuple.Create<PayeeDetail?, ImmutableArray<PayeePayment>>(found, PayeeViews.Payments(connection, found, isPage ? Paging.Skip(number, PageSize) : 0, isPage ? PageSize : int.MaxValue, stop));
            },
            found =>
            {
                if (found?.Item1 is not { } payee) return Missing("problem.no-payee", key);
                Payee = payee;
                var total = payee.Sums.Sum(s => s.Payments);
                Shown = Paging.Of(found.Item2, number, PageSize, total);
                Years = [.. payee.Sums.Select(s => s.Year).Distinct()];
                Ministries = [.. payee.Sums.Where(s => s.Payments > s.Slips).GroupBy(s => s.Ministry, StringComparer.Ordinal).OrderByDescending(g => g.Sum(s => s.Amount))
                    .Select(g => (g.Key, Years.Select(y => g.FirstOrDefault(s => s.Year == y)?.Amount).ToImmutableArray()))];
                return Page();
            },
            cancel);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("payee", Payee.Name);
        json.WriteString("kind", Payee.Kind);
        json.WriteString("corporateNumber", Payee.CorporateNumber);
        json.WriteString("unit", "百万円");
        json.Each("names", Payee.Names, n =>
        {
            json.WriteStartObject();
            json.WriteString("name", n.Name);
            json.WriteNumber("payments", n.Payments);
            json.WriteEndObject();
        });
        json.Each("payments", Shown.Items, p =>
        {
            json.WriteStartObject();
            json.Key(p.Sheet);
            json.WriteString("project", p.Project);
            json.Number("fiscalYear", p.FiscalYear);
            json.WriteString("block", p.Block);
            json.WriteString("printedName", p.PrintedName);
            json.WriteString("purpose", p.Purpose);
            json.Amount("amount", p.Amount);
            json.WriteString("how", p.How);
            json.Number("probability", p.Probability);
            json.WriteBoolean("unitSlip", p.IsSlip);
            json.WriteString("address", BudgetAddresses.Sheet(p.Sheet));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

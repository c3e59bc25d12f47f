using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Projects;
using Shirube.Budget.Views;
using Shirube.Web.Budget;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Projects;

/// <summary>A review sheet: budget, outcomes, outputs, payees, and what looks wrong in it, each from its line of the file.</summary>
public sealed class OneModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    /// <summary>The sheet that is shown.</summary>
    public SheetDetail Sheet { get; private set; } = null!;

    /// <summary>All sheets with the number; more than one where a file prints it twice.</summary>
    public ImmutableArray<SheetDetail> All { get; private set; } = [];

    public override string Title => Sheet.Name.Length > 0 ? Sheet.Name.ReplaceLineEndings(" ") : Sheet.Key.Number;

    public override IReadOnlyList<Crumb> Crumbs =>
    [
        new(T["budget.title"], "/budget"),
        new(Sheet.Key.Ministry, "/budget" + Asking(("year", Year), ("ministry", Sheet.Key.Ministry))),
        .. Sheet.Bureau is null ? [] : (IEnumerable<Crumb>)[new(Sheet.Bureau, "/projects" + Asking(("year", Year), ("ministry", Sheet.Key.Ministry), ("bureau", Sheet.Bureau)))],
    ];

    public string Year => Sheet.Key.Year.ToString(CultureInfo.InvariantCulture);

    public string Source => BudgetAddresses.Sheet(Sheet.Key) + "/source" + (All.Length > 1 ? Asking(("line", CsvCells.Text(Sheet.Line))) : "");

    public override Table Table => new(
        ["fiscalYear", "block", "order", "payee", "corporateNumber", "purpose", "amount"],
        Sheet.Payments.Select(p => CsvCells.Of(p.FiscalYear, p.Block, p.Number, p.Payee, p.CorporateNumber, p.Purpose, p.Amount)));

    /// <summary>Budget and what was spent of it, for the years in which the sheet prints both.</summary>
    public YearColumnsPicture Columns => new(
        T,
        new(Sheet.Budget.Where(b => b is { FiscalYear: not null, Total: not null }).SelectMany(b => new[] { Column(b, 0, "budget.total", b.Total), Column(b, 1, "budget.executed", b.Executed) })),
        T["project.budget"],
        [T["budget.total"], T["budget.executed"]],
        T["project.columns-note"]);

    /// <summary>Sheets of earlier and later years that are linked with this one, oldest first; empty while the years are not linked yet.</summary>
    public ImmutableArray<(ProjectStep Step, bool IsLater)> History { get; private set; } = [];

    /// <summary>False while the years are not linked yet.</summary>
    public bool HasHistory { get; private set; }

    /// <param name="line">Which of two sheets with the same number: its line.</param>
    public Task<IActionResult> OnGetAsync(int year, string ministry, string number, int? line, CancellationToken cancel) => AskAsync<Found>(
        (connection, stop) =>
        {
            var sheets = SheetDetails.Find(connection, new(year, BudgetAddresses.Printed(ministry), BudgetAddresses.Printed(number)), stop);
            var isLinked = ProjectHistory.IsThere(connection);
            if ((sheets.FirstOrDefault(s => s.Line == line) ?? sheets.FirstOrDefault()) is not { } sheet || !isLinked) return new(sheets, [], isLinked);
            return new(
                sheets,
                [.. ProjectHistory.Before(connection, sheet.Sheet, stop).Reverse().Select(s => (s, false)), .. ProjectHistory.After(connection, sheet.Sheet, stop).Select(s => (s, true))],
                isLinked);
        },
        found =>
        {
            if (found is null || found.Sheets.IsEmpty) return Missing("problem.no-project", year.ToString(CultureInfo.InvariantCulture), ministry, number);
            (All, History, HasHistory) = (found.Sheets, found.History, found.IsLinked);
            Sheet = All.FirstOrDefault(s => s.Line == line) ?? All[0];
            return Page();
        },
        cancel);

    /// <summary>A reason of a link in words.</summary>
    public string Why(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var colon = reason.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? reason : T.Named("link-reason", reason[..colon]) + T["list.colon"] + reason[(colon + 2)..];
    }

    public override void WriteJson(Utf8JsonWriter json) => SheetJson.Write(json, Sheet, History.Select(h => h.Step));

    private YearColumn Column(SheetBudget budget, int series, string kind, decimal? amount)
    {
        var year = T["budget.fy", budget.FiscalYear!.Value.ToString(CultureInfo.InvariantCulture)];
        return new(year, series, amount ?? 0, $"{year} {T[kind]} {T.Yen(amount)}");
    }

    private sealed record Found(ImmutableArray<SheetDetail> Sheets, ImmutableArray<(ProjectStep, bool)> History, bool IsLinked);
}

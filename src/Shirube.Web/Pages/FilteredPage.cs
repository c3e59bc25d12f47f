using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Views;
using Shirube.Web.Budget;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages;

/// <summary>A page about the sheets of one year that an address asks for.</summary>
public abstract class FilteredPage(BudgetShelf shelf) : BudgetPage(shelf)
{
    private KnownParts _known;

    [BindProperty(SupportsGet = true)]
    public SheetChoice Choice { get; set; } = new();

    /// <summary>The filters with what they may be.</summary>
    public SheetFilterForm Form { get; private set; } = null!;

    /// <summary>Sheet year that is shown.</summary>
    public int Year => Form.Year;

    /// <summary>Filters with the year that is shown, for links to other pages about the same sheets.</summary>
    public string Here => Asking((Choice with { Year = Year }).Query);

    /// <summary>Links to the other views of these sheets.</summary>
    public BudgetViews Views => new(T, Here, Asking((Choice with { Year = null }).Query), _known);

    /// <summary>The filters of the address, for the links to other pages of its list.</summary>
    public virtual string QueryBefore => Before(Choice.Query);

    /// <summary>The same page for one ministry; null where it is shown already.</summary>
    public string? Inside(string name) => Choice.Ministry is null ? Asking((Choice with { Ministry = name }).Query) : null;

    public override IReadOnlyList<Crumb> Crumbs =>
    [
        new(T["budget.title"], "/budget"),
        .. Choice.Ministry is null ? [] : (IEnumerable<Crumb>)[new(Choice.Ministry, "/budget" + Asking(("year", CsvCells.Text(Choice.Year)), ("ministry", Choice.Ministry)))],
    ];

    /// <summary>Sheet years that the page can tell about, ascending.</summary>
    protected virtual IReadOnlyList<int> YearsOf(DuckConnection connection) => SheetYearList.All(connection);

    /// <summary>Reads what the page is about.</summary>
    /// <param name="show">Makes the page; there are sheets of the year then.</param>
    protected Task<IActionResult> AskAsync<TRow>(Func<DuckConnection, SheetFilter, CancellationToken, IReadOnlyList<TRow>> read, Func<IReadOnlyList<TRow>, IActionResult> show, CancellationToken cancel) => AskAsync(
        (connection, stop) =>
        {
            var years = YearsOf(connection);
            var year = Choice.Year ?? (years.Count == 0 ? 0 : years[^1]);
            _known = SheetYearList.PartsOf(connection, year);
            var form = new SheetFilterForm(T, Choice, year, [.. years], BudgetTotals.Labels(connection, year, "policy", stop));
            return (form, years.Contains(year) ? read(connection, Choice.Filter(year), stop) : null).ToTuple();
        },
        found =>
        {
            if (found is null) return Missing("budget.none");
            Form = found.Item1;
            if (found.Item2 is { } rows) return show(rows);
            return Form.Years.IsEmpty ? Missing("budget.none") : Missing("problem.year-unknown", CsvCells.Text(Year)!, string.Join("、", Form.Years));
        },
        cancel);
}

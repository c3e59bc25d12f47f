using Shirube.Budget.Views;
using Shirube.Web.Pages;

namespace Shirube.Web.Budget;

/// <summary>Which sheets an address asks for.</summary>
public sealed record SheetChoice
{
    /// <summary>Sheet year; null for the latest.</summary>
    public int? Year { get; set; }

    public string? Ministry { get; set; }

    public string? Bureau { get; set; }

    public string? Policy { get; set; }

    public string? Account { get; set; }

    public SheetFilter Filter(int year) => new(year) { Ministry = Ministry, Bureau = Bureau, Policy = Policy, Account = Account };

    /// <summary>The same as parts of an address.</summary>
    public IEnumerable<(string Name, string? Value)> Query =>
        [("year", CsvCells.Text(Year)), ("ministry", Ministry), ("bureau", Bureau), ("policy", Policy), ("account", Account)];
}

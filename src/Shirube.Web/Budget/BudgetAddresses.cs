using System.Globalization;
using Shirube.Budget.Views;

namespace Shirube.Web.Budget;

/// <summary>The stable addresses of the budget's pages.</summary>
public static class BudgetAddresses
{
    /// <summary>A sheet. A slash within a part stands as ∕, as in addresses of ministries.</summary>
    public static string Sheet(SheetKey key) => string.Create(CultureInfo.InvariantCulture, $"/projects/{key.Year}/{Part(key.Ministry)}/{Part(key.Number)}");

    /// <summary>A row of an official table that tells of a sheet.</summary>
    public static string Row(SheetKey key, long row) => string.Create(CultureInfo.InvariantCulture, $"{Sheet(key)}/source?row={row}");

    /// <summary>The part of a key that an address names.</summary>
    public static string Printed(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Replace('∕', '/');
    }

    /// <param name="key">Corporate number or folded name.</param>
    public static string Payee(string key) => "/payees/" + Part(key);

    /// <summary>An imported document.</summary>
    public static string Document(int number) => string.Create(CultureInfo.InvariantCulture, $"/budget/documents/{number}");

    private static string Part(string text) => Uri.EscapeDataString(text.Replace('/', '∕'));
}

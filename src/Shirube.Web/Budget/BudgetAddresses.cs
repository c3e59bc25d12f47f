using System.Globalization;
using Shirube.Budget.Views;

namespace Shirube.Web.Budget;

/// <summary>The stable addresses of the budget's pages.</summary>
public static class BudgetAddresses
{
    /// <summary>A sheet. A slash within a part stands as ∕, as in addresses of ministries.</summary>
    public static string Sheet(SheetKey key) => string.Create(CultureInfo.InvariantCulture, $"/projects/{key.Year}/{Part(key.Ministry)}/{Part(key.Number)}");

    /// <summary>The part of a key that an address names.</summary>
    public static string Printed(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Replace('∕', '/');
    }

    public static string Corporation(string number) => "https://www.houjin-bangou.nta.go.jp/henkorireki-johoto.html?selHouzinNo=" + Uri.EscapeDataString(number);

    private static string Part(string text) => Uri.EscapeDataString(text.Replace('/', '∕'));
}

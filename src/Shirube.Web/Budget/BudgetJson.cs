using System.Text.Json;
using Shirube.Budget.Views;

namespace Shirube.Web.Budget;

/// <summary>Parts of the budget's JSON. Amounts are in million yen.</summary>
internal static class BudgetJson
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>Year, ministry and number of a sheet.</summary>
        public void Key(SheetKey key)
        {
            json.WriteNumber("year", key.Year);
            json.WriteString("ministry", key.Ministry);
            json.WriteString("number", key.Number);
        }

        public void Sums(BudgetSums sums)
        {
            json.WriteNumber("sheets", sums.Sheets);
            json.Amount("total", sums.Total);
            json.Amount("executed", sums.Executed);
            json.Amount("initial", sums.Initial);
            json.Amount("requested", sums.Requested);
        }

        public void Amount(string name, decimal? amount)
        {
            if (amount is { } known) json.WriteNumber(name, known / 1.000000000000000000m);
            else json.WriteNull(name);
        }

        public void Number(string name, int? number)
        {
            if (number is { } known) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }

        public void Number(string name, double? number)
        {
            if (number is { } known && double.IsFinite(known)) json.WriteNumber(name, known);
            else json.WriteNull(name);
        }
    }
}

using System.Globalization;
using Shirube.Core;

namespace Shirube.Budget.Sheets;

/// <summary>What one sheet says twice, or cannot mean, noticed when all of it was read.</summary>
internal sealed class SheetChecks(FindingRows findings)
{
    /// <summary>A payment this many times the budget of its year is a slip of the unit: thousands are the next step, so half a thousand.</summary>
    private const decimal UnitSlip = 500;
    private const int EarliestStart = 1868;
    private readonly List<(int? Year, decimal Most, bool HasRequest)> _budgets = [];
    private readonly List<(int? Year, Amount? Amount)> _payments = [];
    private long _sheet;
    private int _line;

    public void Begin(long sheet, int line)
    {
        (_sheet, _line) = (sheet, line);
        _budgets.Clear();
        _payments.Clear();
    }

    public void Say(Severity severity, string code, string? field, string? text) => findings.Add(severity, code, _line, _sheet, field, text);

    /// <summary>One fiscal year of the budget: its kinds in the order of the table's columns.</summary>
    /// <returns>計 as printed less its parts; null where no 計 is printed.</returns>
    public decimal? Budget(int? year, ReadOnlySpan<Amount?> kinds)
    {
        var (total, executed) = (kinds[5]?.Exact, kinds[6]?.Exact);
        _budgets.Add((year, Math.Max(total ?? 0, executed ?? 0), kinds[7] is not null));
        if (total is null) return null;
        decimal parts = 0;
        foreach (var part in kinds[..5]) parts += part?.Exact ?? 0;
        var difference = total.Value - parts;
        if (Math.Abs(difference) > 1) Say(Severity.Warning, "sum-differs", "予算計", string.Create(CultureInfo.InvariantCulture, $"{year}: {total} - {parts}"));
        else if (Math.Abs(difference) >= 0.000001m) Say(Severity.Information, "sum-rounded", "予算計", string.Create(CultureInfo.InvariantCulture, $"{year}: {total} - {parts}"));
        return difference;
    }

    public void Payment(int? year, Amount? amount) => _payments.Add((year, amount));

    /// <summary>Compares the years and sums of the sheet with each other.</summary>
    public void End(int? sheetYear, int? start, int? end)
    {
        if (sheetYear is { } year)
        {
            if (_budgets.Count > 0 && (!_budgets.Exists(b => b.Year == year) || _budgets.Max(b => b.Year) > year + 1)) Say(Severity.Warning, "budget-years", "予算", Years(_budgets.Select(b => b.Year)));
            if (_payments.Exists(p => p.Year != year - 1)) Say(Severity.Information, "payment-year", "支出先", Years(_payments.Select(p => p.Year).Distinct()));
        }

        if (start is { } first && (first < EarliestStart || first > (sheetYear ?? first) + 2)) Say(Severity.Warning, "impossible-year", "開始年度", Text(first));
        if (end is { } last && last < EarliestStart) Say(Severity.Warning, "impossible-year", "終了年度", Text(last));
        else if (end < start) Say(Severity.Warning, "ends-before-start", "終了年度", string.Create(CultureInfo.InvariantCulture, $"{start} - {end}"));
        foreach (var (paid, amount) in _payments)
        {
            if (amount is not { Exact: > 1 } sum) continue;
            var most = _budgets.Where(b => b.Year == paid).Select(b => b.Most).DefaultIfEmpty().Max();
            if (most > 0 && sum.Exact >= most * UnitSlip) Say(Severity.Warning, "unit-slip", "支出額", string.Create(CultureInfo.InvariantCulture, $"{paid}: {sum.Exact} / {most}"));
        }
    }

    private static string Years(IEnumerable<int?> years) => string.Join(' ', years.Select(y => y is { } there ? Text(there) : "-"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

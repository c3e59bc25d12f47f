using System.Globalization;
using System.Text;
using Shirube.Budget.Sheets;
using Shirube.Core;

namespace Shirube.Budget.Columns;

/// <summary>Reads single cells; what cannot be read is a finding with its row and the header of its column.</summary>
internal sealed class CellReader(FindingRows findings)
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private static readonly string[] Nothing = ["-", "—", "―", "–", "−", "ー", "…", "*", "***", "なし", "該当なし"];

    private readonly List<(Severity Severity, string Code, string? Header, string? Text)> _said = [];
    private int _row;

    public void Begin(int row) => _row = row;

    public void Say(Severity severity, string code, string? header, string? text) => _said.Add((severity, code, header, text));

    /// <summary>Writes what was said of the row.</summary>
    /// <param name="sheet">The sheet that the row belongs to; null for none.</param>
    public void Settle(long? sheet)
    {
        foreach (var (severity, code, header, text) in _said) findings.Add(severity, code, _row, sheet, header, text);
        _said.Clear();
    }

    /// <summary>The text as it stands; null where there is none.</summary>
    public string? Text(MappedColumn column, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return null;
        if (cell.Contains('\uFFFD', StringComparison.Ordinal)) Say(Severity.Warning, "undecodable-bytes", column.Header, cell);
        return cell.Trim();
    }

    /// <summary>A year, as it stands or of an era; null where there is none.</summary>
    public int? Year(MappedColumn column, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell) || IsNothing(cell)) return null;
        if (PrintedYear.TryRead(cell, out var year)) return year;
        // a bare number such as 24 is left to the checks of a sheet
        if (int.TryParse(cell.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000) return number;
        Say(Severity.Error, "text-for-number", column.Header, cell);
        return null;
    }

    /// <summary>Digits as they are checked; full width becomes half width, and says so.</summary>
    public string? Digits(MappedColumn column, string cell)
    {
        if (Text(column, cell) is not { } text || IsNothing(text)) return null;
        var plain = text.Normalize(NormalizationForm.FormKC);
        if (plain != text) Say(Severity.Warning, "full-width-number", column.Header, text);
        return plain;
    }

    /// <summary>An amount in million yen; null where there is none.</summary>
    public decimal? Amount(MappedColumn column, MoneyUnit unit, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return null;
        if (decimal.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var number) || IsGrouped(cell, out number)) return Million(column, number, unit, cell);
        if (IsNothing(cell))
        {
            Say(Severity.Information, "null-amount", column.Header, cell);
            return null;
        }

        var plain = cell.Normalize(NormalizationForm.FormKC).Trim().Replace('−', '-').TrimStart('\\', '¥');
        if (plain is ['(', .., ')']) plain = "-" + plain[1..^1];
        if (Sheets.Amount.OfText(plain, out var code) is not { } amount)
        {
            Say(Severity.Error, code, column.Header, cell);
            return null;
        }

        // a unit in the cell is nearer to the number than the column's
        if (code is "thousand-yen" or "unit-in-number" || plain.EndsWith('円'))
        {
            Say(Severity.Warning, code is "thousand-yen" ? code : "unit-in-number", column.Header, cell);
            return amount.Exact;
        }

        Say(Severity.Warning, code == "number-as-text" && cell.Any(c => c is >= '０' and <= '９') ? "full-width-number" : code, column.Header, cell);
        return Million(column, amount.Exact, unit, cell);
    }

    /// <summary>A number of whatever unit; null where there is none.</summary>
    public decimal? Quantity(MappedColumn column, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell) || IsNothing(cell)) return null;
        if (decimal.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var number) || IsGrouped(cell, out number)) return number;
        var text = cell.Normalize(NormalizationForm.FormKC).Trim().Replace(",", "", StringComparison.Ordinal).Replace('△', '-').Replace('▲', '-').Replace('−', '-');
        var isShare = text.EndsWith('%');
        if (!decimal.TryParse(isShare ? text[..^1].TrimEnd() : text, Plain, CultureInfo.InvariantCulture, out number))
        {
            Say(Severity.Error, "text-for-number", column.Header, cell);
            return null;
        }

        Say(Severity.Warning, isShare ? "unit-in-number" : cell.Any(c => c is >= '０' and <= '９') ? "full-width-number" : "number-as-text", column.Header, cell);
        return number;
    }

    private decimal? Million(MappedColumn column, decimal number, MoneyUnit unit, string cell)
    {
        const decimal Largest = 999_999_999_999m;
        var million = number * unit switch
        {
            MoneyUnit.Yen => 0.000001m,
            MoneyUnit.Thousand => 0.001m,
            _ => 1m,
        };
        if (Math.Abs(million) <= Largest) return million;
        Say(Severity.Error, "number-out-of-range", column.Header, cell);
        return null;
    }

    private static bool IsNothing(string cell) => Nothing.Contains(cell.Normalize(NormalizationForm.FormKC).Trim(), StringComparer.Ordinal);

    // 1,234,567 is how tables print amounts
    private static bool IsGrouped(string cell, out decimal number)
    {
        number = 0;
        var text = cell.AsSpan().Trim();
        if (text.Length > 40) return false;
        var digits = text.TrimStart('-');
        var whole = digits.IndexOf('.') is >= 0 and var point ? digits[..point] : digits;
        if (whole.Length < 5 || whole.Length % 4 == 0) return false;
        for (var i = 1; i <= whole.Length; i++)
        {
            var c = whole[^i];
            if (i % 4 == 0 ? c != ',' : !char.IsAsciiDigit(c)) return false;
        }

        return decimal.TryParse(text.ToString().Replace(",", "", StringComparison.Ordinal), Plain, CultureInfo.InvariantCulture, out number);
    }
}

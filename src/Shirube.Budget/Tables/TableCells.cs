using System.Globalization;
using System.Text;
using Shirube.Analytics.Duck;
using Shirube.Budget.Sheets;
using Shirube.Core;

namespace Shirube.Budget.Tables;

/// <summary>Cells of one row as typed values; an empty cell is null, and what is of another type is a finding.</summary>
internal sealed class TableCells(DuckAppender rows, FindingRows findings)
{
    private long _row;
    private int _number;
    private bool _hasYear;
    private bool _hasId;

    public void Begin(long row, int number)
    {
        (_row, _number) = (row, number);
        (_hasYear, _hasId) = (false, false);
        rows.Set(0, row);
    }

    public void Set(int column, TableColumn kind, string cell)
    {
        if (string.IsNullOrWhiteSpace(cell)) return;
        switch (kind.Kind)
        {
            case ColumnKind.Text:
                rows.Set(column, cell);
                if (kind.Name == "corporate_number" && !CorporateNumber.IsValid(Encoding.UTF8.GetBytes(cell))) Say(Severity.Warning, "corporate-number", kind, cell);
                break;
            case ColumnKind.Truth:
                if (Truth(cell) is { } truth) rows.Set(column, truth);
                else Say(Severity.Error, "unexpected-type", kind, cell);
                break;
            default:
                Number(column, kind, cell);
                break;
        }
    }

    public void End()
    {
        if (!_hasYear) findings.Add(Severity.Error, "missing-id", _number, _row, TableColumns.YearHeader, null);
        if (!_hasId) findings.Add(Severity.Error, "missing-id", _number, _row, TableColumns.IdHeader, null);
        rows.EndRow();
    }

    private void Number(int column, TableColumn kind, string cell)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var number))
        {
            var typed = cell.Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim();
            if (!decimal.TryParse(typed, Plain, CultureInfo.InvariantCulture, out number))
            {
                Say(Severity.Error, "text-for-number", kind, cell);
                return;
            }

            Say(Severity.Warning, cell.Any(c => c is >= '０' and <= '９') ? "full-width-number" : "number-as-text", kind, cell);
        }

        if (kind.Kind == ColumnKind.Number) rows.Set(column, (double)number);
        else if (kind.Kind == ColumnKind.Yen && Math.Abs(number) < long.MaxValue)
        {
            if (number != Math.Truncate(number)) Say(Severity.Information, "finer-than-yen", kind, cell);
            rows.Set(column, (long)Math.Round(number));
        }
        else if (kind.Kind == ColumnKind.Whole && number == Math.Truncate(number) && Math.Abs(number) < int.MaxValue)
        {
            rows.Set(column, (int)number);
            _hasYear |= kind.Name == "year";
            _hasId |= kind.Name == "project_id";
        }
        else Say(Severity.Error, "number-out-of-range", kind, cell);
    }

    private static bool? Truth(string cell) => cell.Trim() switch
    {
        "TRUE" or "true" or "1" or "○" => true,
        "FALSE" or "false" or "0" => false,
        _ => null,
    };

    private void Say(Severity severity, string code, TableColumn column, string cell) => findings.Add(severity, code, _number, _row, column.Header, cell);
}

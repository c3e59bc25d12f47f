using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Budget.Import;
using Shirube.Budget.Sheets;
using Shirube.Core;

namespace Shirube.Budget.Columns;

/// <summary>The rows of somebody's table as review sheets, by a mapping of its columns. A row with faults is read all the same; each fault is a finding with its row.</summary>
internal sealed class MappedRows
{
    private const int MostParts = 10_000; // of one sheet; a position is a smallint
    private const int LongestJson = 16 << 20;
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] Sums = ["合計", "総計", "小計", "計"];
    private readonly ColumnMapping _mapping;
    private readonly int _document;
    private readonly CellReader _cells;
    private readonly LineAction _write;
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private MappedSheet? _open;

    /// <param name="write">Told each sheet as a line of JUDGIT's JSON, with its first row.</param>
    public MappedRows(ColumnMapping mapping, int document, FindingRows findings, LineAction write) =>
        (_mapping, _document, _cells, _write) = (mapping, document, new(findings), write);

    /// <summary>Sheets that were told.</summary>
    public int Sheets { get; private set; }

    /// <summary>Reads a table to its end, or until <paramref name="most"/> rows were read.</summary>
    /// <returns>Rows that were not blank.</returns>
    /// <exception cref="UnreadableImportException">It is damaged, or has nothing of the mapping.</exception>
    public int Read(IEnumerable<TableRow> rows, string file, int most = int.MaxValue)
    {
        var first = new List<TableRow>();
        int[]? places = null;
        var width = 0;
        var count = 0;
        foreach (var row in rows)
        {
            if (places is null)
            {
                first.Add(row);
                if (row.Number < _mapping.HeaderRow) continue;
                var header = MappedHeader.Of(first, _mapping.HeaderRow, _mapping.HeaderRows) ?? throw TableDamage.NoHeader(file, _mapping.HeaderRow);
                (places, width) = (header.Places(_mapping), header.Texts.Length);
                Tell(header, places, file);
                continue;
            }

            if (row.IsBlank) continue;
            if (count == most) break;
            count++;
            Read(row, places, width);
        }

        if (places is null) throw TableDamage.NoHeader(file, _mapping.HeaderRow);
        Flush();
        return count;
    }

    private void Tell(MappedHeader header, int[] places, string file)
    {
        if (Enumerable.Range(0, places.Length).All(i => places[i] < 0 || _mapping.Columns[i].Role == ColumnRole.Ignore)) throw TableDamage.NoColumn(file, _mapping.Name);
        _cells.Begin(header.Row);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0 && _mapping.Columns[i].Role != ColumnRole.Ignore) _cells.Say(Severity.Warning, "missing-column", _mapping.Columns[i].Header, null);
        }

        for (var i = 0; i < header.Texts.Length; i++)
        {
            if (!places.Contains(i) && header.Texts[i].Length > 0) _cells.Say(Severity.Information, "unknown-field", header.Texts[i], null);
        }

        _cells.Settle(null);
    }

    private void Read(TableRow row, int[] places, int width)
    {
        _cells.Begin(row.Number);
        if (row.IsOdd) _cells.Say(Severity.Warning, "stray-quote", null, null);
        if (row.Cells.Length > width && row.Cells.AsSpan(width).ContainsAnyExcept("", " ")) _cells.Say(Severity.Warning, "row-length", null, row.Cells.Length.ToString(CultureInfo.InvariantCulture));
        var sheet = new MappedSheet(row.Number);
        for (var i = 0; i < places.Length; i++)
        {
            if (Cell(row, places[i]) is { } cell) Head(sheet, _mapping.Columns[i], cell);
        }

        if (IsSum(sheet))
        {
            _cells.Say(Severity.Information, "total-row", null, sheet[ColumnRole.Name] ?? sheet[ColumnRole.Number] ?? sheet[ColumnRole.Ministry]);
            _cells.Settle(null);
            return;
        }

        // cells that span several rows stand in the first of them
        var isContinued = _open is not null && sheet.Year is null && sheet[ColumnRole.Ministry] is null && sheet[ColumnRole.Number] is null && sheet[ColumnRole.Name] is null;
        if (!isContinued)
        {
            sheet.Year ??= _mapping.Year;
            if (sheet[ColumnRole.Ministry] is null && !string.IsNullOrWhiteSpace(_mapping.Ministry)) sheet.Set(ColumnRole.Ministry, _mapping.Ministry.Trim());
        }

        Parts(sheet, isContinued ? _open!.Year : sheet.Year, row, places);
        if (isContinued) _cells.Say(Severity.Information, "continued-row", null, null);
        if (_open is not null && (isContinued || _open.IsSame(sheet)) && _open.Parts + sheet.Parts <= MostParts)
        {
            _open.Take(sheet, (code, field, text) => _cells.Say(Severity.Warning, code, field, text));
        }
        else
        {
            Flush();
            _open = sheet;
        }

        _cells.Settle(((long)_document << SheetParser.LineBits) | (uint)_open.Row);
    }

    private void Head(MappedSheet sheet, MappedColumn column, string cell)
    {
        switch (column.Role)
        {
            case ColumnRole.Year:
                sheet.Year ??= _cells.Year(column, cell);
                break;
            case ColumnRole.StartYear:
                sheet.StartYear ??= _cells.Year(column, cell);
                break;
            case ColumnRole.EndYear:
                sheet.EndYear ??= _cells.Year(column, cell);
                break;
            case ColumnRole.Account or ColumnRole.Method or ColumnRole.Policy:
                foreach (var label in (_cells.Text(column, cell) ?? "").Split(['、', ',', '，', ';', '；', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) sheet.Set(column.Role, label);
                break;
            case >= ColumnRole.Ministry and <= ColumnRole.Url:
                if (_cells.Text(column, cell) is { } text) sheet.Set(column.Role, text);
                break;
            default:
                break;
        }
    }

    // from left to right: a thing that the payment has already begins the next one
    private void Parts(MappedSheet sheet, int? sheetYear, TableRow row, int[] places)
    {
        var own = RowYear(row, places);
        var results = new ResultCells(_cells, sheet.Add);
        MappedPayment? payment = null;
        for (var i = 0; i < places.Length; i++)
        {
            var column = _mapping.Columns[i];
            if (column.Role < ColumnRole.Initial || Cell(row, places[i]) is not { } cell) continue;
            var year = column.Year ?? (column.Offset is { } offset ? sheetYear + offset : own ?? sheetYear);
            if (column.Role.IsResult())
            {
                results.Read(column, cell, year);
                continue;
            }

            if (column.Role.IsBudget())
            {
                if (_cells.Amount(column, column.Unit ?? _mapping.Unit, cell) is { } amount) sheet.Set(column.Role, year, amount);
                continue;
            }

            var next = With(payment ?? new(year, null, null, null, null, null), column, cell, year);
            if (next is null)
            {
                sheet.Add(payment!);
                next = With(new(year, null, null, null, null, null), column, cell, year);
            }

            payment = next;
        }

        if (payment is { Payee: not null } or { Amount: not null } or { CorporateNumber: not null }) sheet.Add(payment);
        results.End();
    }

    // null where it has such a thing already
    private MappedPayment? With(MappedPayment payment, MappedColumn column, string cell, int? year) => column.Role switch
    {
        ColumnRole.Block => payment.Block is null && payment.Payee is null ? payment with { Block = _cells.Text(column, cell) } : null,
        ColumnRole.Payee => payment.Payee is null ? payment with { Payee = _cells.Text(column, cell) } : null,
        ColumnRole.CorporateNumber => payment.CorporateNumber is null ? payment with { CorporateNumber = _cells.Digits(column, cell) } : null,
        ColumnRole.PaidFor => payment.Purpose is null ? payment with { Purpose = _cells.Text(column, cell) } : null,
        _ => payment.Amount is null ? payment with { Amount = _cells.Amount(column, column.Unit ?? _mapping.Unit, cell), Year = year } : null,
    };

    private int? RowYear(TableRow row, int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (_mapping.Columns[i].Role == ColumnRole.FiscalYear && Cell(row, places[i]) is { } cell) return _cells.Year(_mapping.Columns[i], cell);
        }

        return null;
    }

    // 合計 in the place of a project
    private static bool IsSum(MappedSheet sheet)
    {
        bool Is(ColumnRole role) => sheet[role] is { } text && Sums.Contains(Tables.TableColumns.Key(text), StringComparer.Ordinal);
        return sheet[ColumnRole.Name] is null ? Is(ColumnRole.Number) || (sheet[ColumnRole.Number] is null && Is(ColumnRole.Ministry)) : sheet[ColumnRole.Number] is null && Is(ColumnRole.Name);
    }

    private void Flush()
    {
        if (_open is not { } sheet) return;
        if (_mapping.NumberByRow && sheet[ColumnRole.Number] is null) sheet.Set(ColumnRole.Number, string.Create(CultureInfo.InvariantCulture, $"行-{sheet.Row}"));
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer, Writing)) sheet.Write(json);
        _write(_buffer.WrittenSpan, sheet.Row);
        if (_buffer.Capacity > LongestJson) _buffer.Clear();
        Sheets++;
        _open = null;
    }

    private static string? Cell(TableRow row, int place) => place >= 0 && place < row.Cells.Length && !string.IsNullOrWhiteSpace(row.Cells[place]) ? row.Cells[place] : null;
}

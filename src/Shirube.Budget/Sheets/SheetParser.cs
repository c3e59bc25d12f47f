using System.Security.Cryptography;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Core;

namespace Shirube.Budget.Sheets;

/// <summary>One line of JUDGIT's JSON into rows: the sheet itself; its parts go to <see cref="SheetParts"/>.</summary>
internal sealed class SheetParser
{
    /// <summary>Bits of a sheet's id that hold its line.</summary>
    public const int LineBits = 24;
    public const long LineMask = (1L << LineBits) - 1;

    // a text's place here is its column of the table, from Year on
    private static readonly string[] Names =
    [
        "公開年度", "府省庁", "事業番号", "事業名", "事業ID", "ID", "事業番号1", "事業番号2", "事業番号3", "事業番号4", "事業番号5", "開始年度", "終了年度",
        "担当部局庁", "担当課室", "作成責任者", "事業目的", "事業概要", "定量的な目標が設定できない理由", "url",
        "会計区分", "実施方法", "主要施策", "予算", "支出先", "アウトカム", "アウトプット", "関連する過去のレビューシート",
    ];

    private const int Year = 0;
    private const int Ministry = 1;
    private const int Number = 2;
    private const int Name = 3;
    private const int ProjectId = 4;
    private const int SourceId = 5;
    private const int StartYear = 11;
    private const int EndYear = 12;
    private const int LastText = 19;
    private const int FirstLabel = 20;
    private const int LastLabel = 22;
    private const int ColumnOfYear = 3;
    private const int ColumnOfHash = 23;
    private readonly FieldNames _names = new(Names);
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly int _document;
    private readonly string _file;
    private readonly DuckAppender _table;
    private readonly SheetChecks _checks;
    private readonly FieldReader _fields;
    private readonly SheetParts _parts;

    public SheetParser(SheetTables tables, int document, string file)
    {
        (_document, _file, _table) = (document, file, tables.Sheet);
        _checks = new(new(tables.Finding, document));
        _fields = new(_checks);
        _parts = new(tables, _fields, _checks, Unknown);
    }

    /// <exception cref="UnreadableImportException">The line is no JSON object; it is named by its number.</exception>
    public void Parse(ReadOnlySpan<byte> utf8, int line)
    {
        if (line >= 1 << LineBits) throw Damage.TooLarge(_file);
        try
        {
            Read(utf8, line);
        }
        catch (JsonException wrong)
        {
            throw Damage.Line(_file, line, "JSON として読めません", $"this is no JSON ({wrong.Message})");
        }
        catch (InvalidOperationException wrong) when (wrong is not ObjectDisposedException)
        {
            throw Damage.Line(_file, line, "文字として読めない記述があります", $"it holds an escape that is no character ({wrong.Message})");
        }
    }

    private void Read(ReadOnlySpan<byte> utf8, int line)
    {
        var json = new Utf8JsonReader(utf8);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw Damage.Line(_file, line, "シートではありません（JSON のオブジェクトではありません）", "this is no sheet (no JSON object)");
        var sheet = ((long)_document << LineBits) | (uint)line;
        _checks.Begin(sheet, line);
        _parts.Begin(sheet);
        _table.Set(0, sheet);
        _table.Set(1, _document);
        _table.Set(2, line);
        int? year = null, start = null, end = null;
        var found = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = _names.Find(ref json);
            if (name < 0)
            {
                Unknown(ref json);
                continue;
            }

            json.Read();
            switch (name)
            {
                case Year:
                    year = _fields.Year(ref json, Names[name]);
                    if (year is not null) found |= 1 << name;
                    break;
                case StartYear:
                    start = _fields.Whole(ref json, Names[name], short.MinValue, short.MaxValue);
                    break;
                case EndYear:
                    end = _fields.Whole(ref json, Names[name], short.MinValue, short.MaxValue);
                    break;
                case ProjectId or SourceId:
                    _table.Set(ColumnOfYear + name, _fields.Whole(ref json, Names[name], int.MinValue, int.MaxValue));
                    break;
                case <= LastText:
                    if (_fields.Text(ref json, _table, ColumnOfYear + name, Names[name])) found |= 1 << name;
                    break;
                case >= FirstLabel and <= LastLabel:
                    _parts.Labels(ref json, Names[name], name - FirstLabel);
                    break;
                default:
                    _parts.Read(ref json, Names[name], name - LastLabel - 1);
                    break;
            }
        }

        json.Read(); // nothing may follow; the reader throws
        foreach (var needed in (ReadOnlySpan<int>)[Year, Ministry, Number, Name])
        {
            if ((found >> needed & 1) == 0) _checks.Say(Severity.Error, "missing-id", Names[needed], null);
        }

        _table.Set(ColumnOfYear + Year, (short?)year);
        _table.Set(ColumnOfYear + StartYear, (short?)start);
        _table.Set(ColumnOfYear + EndYear, (short?)end);
        _table.Set(ColumnOfHash, Hash(utf8));
        _table.EndRow();
        _checks.End(year, start, end);
    }

    // a field that no table has a column for: told once for the file, so that nothing is lost in silence
    private void Unknown(ref Utf8JsonReader json)
    {
        var name = json.GetString()!;
        json.Read();
        var hasValue = json.TokenType != JsonTokenType.Null;
        var text = json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? null : Encoding.UTF8.GetString(json.ValueSpan);
        json.Skip();
        if (hasValue && _unknown.Add(name)) _checks.Say(Severity.Information, "unknown-field", name, text);
    }

    private static ulong Hash(ReadOnlySpan<byte> utf8)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}

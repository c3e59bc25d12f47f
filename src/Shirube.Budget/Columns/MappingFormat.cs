using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shirube.Budget.Columns;

/// <summary>A mapping as a file: JSON that a person can read and change.</summary>
public static class MappingFormat
{
    /// <summary>Bytes that a file may have.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>The last row that headers may end in.</summary>
    public const int MostHeaderRow = 1000;

    /// <summary>Lines that headers may have.</summary>
    public const int MostHeaderRows = 3;

    /// <summary>Encodings that a mapping may name.</summary>
    public static ImmutableArray<string> Encodings { get; } = ["utf-8", "shift_jis", "utf-16"];

    private const string Kind = "column-mapping";
    private const int Version = 1;
    private const int EarliestYear = 1900;
    private const int LastYear = 2200;
    private const int MostOffset = 20;
    private static readonly JsonWriterOptions Laid = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Laid))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind);
            json.WriteNumber("version", Version);
            json.WriteString("name", mapping.Name);
            if (mapping.Sheet is { } sheet) json.WriteString("sheet", sheet);
            if (mapping.Encoding is { } encoding) json.WriteString("encoding", encoding);
            if (mapping.Delimiter is { } delimiter) json.WriteString("delimiter", delimiter.ToString());
            json.WriteNumber("headerRow", mapping.HeaderRow);
            if (mapping.HeaderRows > 1) json.WriteNumber("headerRows", mapping.HeaderRows);
            json.WriteString("unit", Camel(mapping.Unit));
            if (mapping.Year is { } year) json.WriteNumber("year", year);
            if (mapping.Ministry is { } ministry) json.WriteString("ministry", ministry);
            if (mapping.NumberByRow) json.WriteBoolean("numberByRow", true);
            json.WriteStartArray("columns");
            foreach (var column in mapping.Columns) Write(json, column);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) + "\n";
    }

    /// <param name="file">What messages call it.</param>
    /// <exception cref="UnreadableImportException">It is no mapping; it says where.</exception>
    public static ColumnMapping Read(ReadOnlyMemory<byte> text, string file)
    {
        if (text.Length > MostBytes) throw Wrong(file, "大きすぎます", "it is too large");
        if (text.Span.StartsWith("\uFEFF"u8)) text = text[3..];
        try
        {
            using var json = JsonDocument.Parse(text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = json.RootElement;
            if (Text(root, "kind") != Kind || Whole(root, "version") != Version) throw Wrong(file, $"\"kind\": \"{Kind}\"、\"version\": {Version} がありません", $"\"kind\": \"{Kind}\" and \"version\": {Version} are missing");
            var mapping = new ColumnMapping(Text(root, "name") ?? "", Columns(root, file))
            {
                Sheet = Text(root, "sheet"),
                Encoding = Text(root, "encoding"),
                Delimiter = Text(root, "delimiter") is [var delimiter] ? delimiter : null,
                HeaderRow = Whole(root, "headerRow") ?? 1,
                HeaderRows = Whole(root, "headerRows") ?? 1,
                Unit = Word<MoneyUnit>(root, "unit", file) ?? MoneyUnit.Million,
                Year = Whole(root, "year"),
                Ministry = Text(root, "ministry"),
                NumberByRow = root.TryGetProperty("numberByRow", out var byRow) && byRow.GetBoolean(),
            };
            return Checked(mapping, file);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Wrong(file, $"JSON として読めません（{wrong.Message}）", $"this is no such JSON ({wrong.Message})");
        }
    }

    /// <summary>As a mapping file spells it: "2023", "-1", "+0"; empty for the row's own year.</summary>
    public static string YearText(MappedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Year is { } year ? year.ToString(CultureInfo.InvariantCulture) : column.Offset is { } offset ? offset.ToString("+0;-0;+0", CultureInfo.InvariantCulture) : "";
    }

    /// <summary>Reads it back.</summary>
    /// <returns>False where it is neither a year nor an offset.</returns>
    public static bool TryYear(string? text, out int? year, out int? offset)
    {
        (year, offset) = (null, null);
        text = text?.Normalize(NormalizationForm.FormKC).Trim();
        if (string.IsNullOrEmpty(text)) return true;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return PrintedYear.TryRead(text, out year);
        if (text[0] is '+' or '-' or '0')
        {
            offset = number;
            return Math.Abs(number) <= MostOffset;
        }

        year = number;
        return number is >= EarliestYear and <= LastYear;
    }

    /// <summary>True where a column stands under this header, however it is spelt now.</summary>
    public static bool IsHeader(MappedColumn column, string header)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Tables.TableColumns.Key(column.Header) == Tables.TableColumns.Key(header);
    }

    /// <summary>"carriedIn".</summary>
    public static string Camel<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    private static void Write(Utf8JsonWriter json, MappedColumn column)
    {
        json.WriteStartObject();
        json.WriteString("header", column.Header);
        json.WriteString("is", Camel(column.Role));
        if (column.Year is { } year) json.WriteNumber("year", year);
        else if (column.Offset is not null) json.WriteString("year", YearText(column));
        if (column.Unit is { } unit) json.WriteString("unit", Camel(unit));
        json.WriteEndObject();
    }

    private static ImmutableArray<MappedColumn> Columns(JsonElement root, string file)
    {
        var columns = ImmutableArray.CreateBuilder<MappedColumn>();
        foreach (var column in root.GetProperty("columns").EnumerateArray())
        {
            var said = column.TryGetProperty("year", out var y) ? y.ValueKind == JsonValueKind.Number ? y.GetRawText() : y.GetString() : null;
            if (!TryYear(said, out var year, out var offset)) throw Wrong(file, $"列の年度「{said}」は 2023、-1、+0 のように書いてください", $"the year \"{said}\" of a column is none; write 2023, -1 or +0");
            columns.Add(new(Text(column, "header") ?? "", Word<ColumnRole>(column, "is", file) ?? ColumnRole.Ignore, year, offset, Word<MoneyUnit>(column, "unit", file)));
        }

        return columns.ToImmutable();
    }

    private static ColumnMapping Checked(ColumnMapping mapping, string file)
    {
        if (mapping.Encoding is not null && !Encodings.Contains(mapping.Encoding)) throw Wrong(file, $"文字コード「{mapping.Encoding}」は使えません（utf-8、utf-16、shift_jis）", $"encoding \"{mapping.Encoding}\" is none of utf-8, utf-16, shift_jis");
        if (mapping.HeaderRow is < 1 or > MostHeaderRow || mapping.HeaderRows is < 1 or > MostHeaderRows || mapping.HeaderRows > mapping.HeaderRow) throw Wrong(file, "headerRow、headerRows が範囲を超えています", "headerRow or headerRows is out of range");
        if (mapping.Year is < EarliestYear or > LastYear) throw Wrong(file, "year が範囲を超えています", "year is out of range");
        return mapping;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int? Whole(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetInt32() : null;

    private static T? Word<T>(JsonElement json, string name, string file)
        where T : struct, Enum
    {
        if (Text(json, name) is not { } word) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Camel(value) == word) return value;
        }

        throw Wrong(file, $"{name}「{word}」は使えません（{string.Join('、', Enum.GetValues<T>().Select(Camel))}）", $"{name} \"{word}\" is none of {string.Join(", ", Enum.GetValues<T>().Select(Camel))}");
    }

    private static UnreadableImportException Wrong(string file, string japanese, string english) => new(
        "wrong-mapping",
        $"{file}: 列の対応付けとして読めません。{japanese}。何も取り込んでいません。",
        $"{file}: this is no mapping of columns: {english}. Nothing was imported.");
}

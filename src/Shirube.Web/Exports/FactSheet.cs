using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Core;
using Shirube.Web.Contract;

namespace Shirube.Web.Exports;

/// <summary>One cell: text, or a number that a spreadsheet may count with.</summary>
public readonly record struct SheetCell(string Text, bool IsNumber)
{
    public static SheetCell Empty { get; } = new("", false);

    /// <summary>The text so that no spreadsheet takes it for a formula. A lone dash is none.</summary>
    public string Guarded => IsNumber ? Text : SpreadsheetText.Guarded(Text);
}

/// <summary>One kind of facts as rows and columns. It is made from the JSON of the contract, so that all formats say the same:
/// nested objects become columns "target.value", lists become lines of one cell.</summary>
public sealed record FactSheet(string Name, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<SheetCell>> Rows)
{
    /// <param name="kind">One of <see cref="EditionJson.Kinds"/>.</param>
    public static FactSheet Of(string kind, string edition, DraftEdition draft)
    {
        using var buffer = new MemoryStream();
        EditionJson.Write(buffer, kind, edition, draft);
        return FromJson(kind, buffer);
    }

    /// <param name="buffer">An array of objects, as the contract writes it.</param>
    public static FactSheet FromJson(string name, MemoryStream buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        using var json = JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        var columns = new List<string>();
        var rows = new List<Dictionary<string, SheetCell>>();
        foreach (var fact in json.RootElement.EnumerateArray())
        {
            var row = new Dictionary<string, SheetCell>(StringComparer.Ordinal);
            Flatten("", fact, row, columns);
            rows.Add(row);
        }

        return new(name, [.. columns], [.. rows.Select(row => (ImmutableArray<SheetCell>)[.. columns.Select(c => row.GetValueOrDefault(c, SheetCell.Empty))])]);
    }

    private static void Flatten(string prefix, JsonElement fact, Dictionary<string, SheetCell> row, List<string> columns)
    {
        foreach (var property in fact.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Flatten(name + ".", property.Value, row, columns);
                continue;
            }

            if (property.Value.ValueKind == JsonValueKind.Null && columns.Exists(c => c.StartsWith(name + ".", StringComparison.Ordinal))) continue;
            if (!columns.Contains(name)) columns.Add(name);
            row[name] = Cell(property.Name, property.Value);
        }
    }

    private static SheetCell Cell(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new(value.GetRawText(), true),
        JsonValueKind.Array when name is "lines" or "evidence" => new(string.Join("; ", value.EnumerateArray().Select(l => $"{l[0]}-{l[1]}")), false),
        JsonValueKind.Array when name is "section" or "path" or "groups" => new(string.Join(" / ", value.EnumerateArray().Select(Plain)), false),
        JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object) =>
            new(string.Join('\n', value.EnumerateArray().Select(Line)), false),
        JsonValueKind.Array => new(string.Join('、', value.EnumerateArray().Select(Plain)), false),
        _ => new(Plain(value), false),
    };

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    // an item with its mark; a value with its label and period; a place on a page
    private static string Line(JsonElement item)
    {
        if (item.TryGetProperty("page", out var page)) return $"p.{page} {item.GetProperty("box").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)}";
        var text = item.TryGetProperty("text", out var t) ? Plain(t) : item.GetRawText();
        if (item.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.String) text = $"{label.GetString()}: {text}";
        if (item.TryGetProperty("period", out var period) && period.ValueKind == JsonValueKind.String) text = $"{text}（{period.GetString()}）";
        if (item.TryGetProperty("ministries", out var names) && names.GetArrayLength() > 0) text += $"【{string.Join('、', names.EnumerateArray().Select(Plain))}】";
        return text;
    }
}

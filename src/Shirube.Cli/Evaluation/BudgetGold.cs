using Shirube.Budget.Views;
using System.Globalization;
using System.Text.Json;
using Shirube.Budget.Facts;
using Shirube.Cli.Commands;
using Shirube.Cli.Inputs;
using Shirube.Storage;

namespace Shirube.Cli.Evaluation;

/// <summary>One published figure beside ours.</summary>
/// <param name="Difference">The first difference; null where all is the same.</param>
internal sealed record FactResult(string Id, string? Difference)
{
    public bool IsExact => Difference is null;
}

/// <summary>Compares the budget's tables with figures that others counted; a figure is right or wrong, never nearly right.</summary>
internal static class BudgetGold
{
    /// <summary>The facts of the files; null where a file holds no "facts".</summary>
    public static async Task<IReadOnlyList<JsonElement>?> TryLoadAsync(IEnumerable<string> files, CancellationToken cancel)
    {
        var facts = new List<JsonElement>();
        foreach (var file in files)
        {
            var (bytes, _) = await InputFile.LoadAsync(file, cancel);
            try
            {
                var root = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).RootElement;
                if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("facts", out var all) || all.ValueKind != JsonValueKind.Array) return null;
                facts.AddRange(all.EnumerateArray());
            }
            catch (JsonException)
            {
                return null; // told by whoever reads it next
            }
        }

        return facts;
    }

    public static (IReadOnlyList<FactResult> Results, IReadOnlyList<int> Years) Compare(DataFolder folder, IReadOnlyList<JsonElement> facts, CancellationToken cancel)
    {
        using var database = BudgetCalls.Open(folder);
        using var connection = database.Connect();
        return ([.. facts.Select(f => Compare(f, BudgetFacts.Compute(connection, f.GetProperty("id").GetString()!, cancel)))], SheetYearList.All(connection));
    }

    /// <param name="got">The rows that we count; null where we do not know the fact.</param>
    public static FactResult Compare(JsonElement fact, IReadOnlyList<(string? Name, string Value)>? got)
    {
        var id = fact.GetProperty("id").GetString()!;
        if (got is null) return new(id, "これを数える規則がありません。 No rule counts this.");
        var want = Rows(fact.GetProperty("value")).ToList();
        var isList = fact.GetProperty("value").ValueKind == JsonValueKind.Array;
        if (want.Count != got.Count) return new(id, string.Create(CultureInfo.InvariantCulture, $"{got.Count} ≠ {want.Count}"));
        var mine = isList ? got : [.. got.OrderBy(g => g.Name, StringComparer.Ordinal)];
        var theirs = isList ? want : [.. want.OrderBy(w => w.Name, StringComparer.Ordinal)];
        foreach (var (g, w) in mine.Zip(theirs))
        {
            if (g != w) return new(id, $"{g.Name} {g.Value} ≠ {w.Name} {w.Value}".Trim());
        }

        return new(id, null);
    }

    public static IEnumerable<string> Lines(IReadOnlyList<FactResult> results, IReadOnlyList<int> years)
    {
        foreach (var result in results) yield return $"facts.{result.Id}={(result.IsExact ? "1.0000" : $"0.0000 {result.Difference}")}";
        yield return string.Create(CultureInfo.InvariantCulture, $"公開年度 sheet years: {string.Join(' ', years)}");
        yield return string.Create(CultureInfo.InvariantCulture, $"score={Share(results):F4}");
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<FactResult> results, IReadOnlyList<int> years)
    {
        json.WriteStartObject();
        json.WriteStartArray("sheetYears");
        foreach (var year in years) json.WriteNumberValue(year);
        json.WriteEndArray();
        json.WriteStartArray("facts");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("id", result.Id);
            json.WriteBoolean("exact", result.IsExact);
            json.WriteString("difference", result.Difference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("score", Math.Round(Share(results), 6));
        json.WriteEndObject();
    }

    private static double Share(IReadOnlyList<FactResult> results) => results.Count == 0 ? 0 : (double)results.Count(r => r.IsExact) / results.Count;

    // a plain value has no name; the items of a list of values are named by their place
    private static IEnumerable<(string? Name, string Value)> Rows(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(p => ((string?)p.Name, p.Value.ToString())),
        JsonValueKind.Array => value.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.Array
            ? (item[0].ToString(), item[1].ToString())
            : ((string?)i.ToString(CultureInfo.InvariantCulture), item.ToString())),
        _ => [(null, value.ToString())],
    };
}

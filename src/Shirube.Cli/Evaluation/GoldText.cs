using System.Globalization;
using System.Text;
using System.Text.Json;
using Shirube.Core;

namespace Shirube.Cli.Evaluation;

/// <summary>How texts, lines and numbers of gold and export are compared.</summary>
internal static class GoldText
{
    private static readonly (string Name, double Factor)[] Scale = [("兆", 1e12), ("億", 1e8), ("百万", 1e6), ("万", 1e4), ("千", 1e3)];

    /// <summary>NFKC, no blanks, no leading bullets, lower case.</summary>
    public static string Norm(string? text) => JapaneseText.Key(text ?? "").TrimStart('○', '〇', '◯', '・', '-').ToLowerInvariant();

    public static string Norm(JsonElement fact, string name) => Norm(Text(fact, name));

    /// <summary>As <see cref="Norm(string)"/>, without （再掲）.</summary>
    public static string Bare(string? text) => Norm(text).Replace("(再掲)", "", StringComparison.Ordinal);

    public static string? Text(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Flag(JsonElement fact, string name, bool standard = false) =>
        fact.TryGetProperty(name, out var value) ? value.ValueKind == JsonValueKind.True : standard;

    public static int? Int(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : null;

    public static IEnumerable<JsonElement> List(JsonElement fact, string name) =>
        fact.ValueKind == JsonValueKind.Object && fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static JsonElement? Object(JsonElement fact, string name) =>
        fact.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    /// <summary>[first, last] of <c>lines</c>, which may also be single numbers; else of <c>line</c>.</summary>
    public static List<(int First, int Last)> Lines(JsonElement fact)
    {
        var lines = List(fact, "lines").Select(l => l.ValueKind == JsonValueKind.Array ? (l[0].GetInt32(), l[l.GetArrayLength() - 1].GetInt32()) : (l.GetInt32(), l.GetInt32())).ToList();
        if (lines.Count == 0 && Int(fact, "line") is { } line) lines.Add((line, line));
        return lines;
    }

    public static bool Covers(IEnumerable<(int First, int Last)> lines, int line) => lines.Any(l => l.First <= line && line <= l.Last);

    public static string Path(JsonElement fact) => string.Join('\u001f', List(fact, "section").Select(p => Norm(p.GetString())));

    public static string Ministries(JsonElement fact) =>
        string.Join('\u001f', List(fact, "ministries").Select(m => Norm(m.GetString())).Order(StringComparer.Ordinal));

    /// <summary>Amount and unit without powers of ten: 3 兆円 and 3,000,000,000,000 円 are one value.</summary>
    public static (double Value, string Unit) InBaseUnits(double value, string? unit)
    {
        var bare = WithoutRemarks(Norm(unit));
        foreach (var (name, factor) in Scale)
        {
            if (bare.StartsWith(name, StringComparison.Ordinal)) return (NineDigits(value * factor), bare[name.Length..]);
        }

        return (NineDigits(value), bare);
    }

    private static double NineDigits(double value) =>
        double.Parse(value.ToString("G9", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string WithoutRemarks(string unit)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < unit.Length; i++)
        {
            if (unit[i] == '(' && unit.IndexOf(')', i) is > 0 and var end)
            {
                i = end;
                continue;
            }

            bare.Append(unit[i]);
        }

        return bare.ToString();
    }
}

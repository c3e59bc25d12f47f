using System.Globalization;
using System.Text.Json.Nodes;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Tests.House;

namespace Shirube.Tests.Sample;

/// <summary>The built-in sample: what the grammars read, and what its author meant (sample/expected, made from the sources, never from a reading).</summary>
internal static class SampleEditions
{
    private static readonly Dictionary<string, DraftEdition> Drafts = new(StringComparer.Ordinal);

    public static string FileOf(string edition) => edition switch
    {
        "2021" => "strategy-goals.txt",
        "2024" => "strategy-markup.txt",
        "2025" => "strategy-columns.txt",
        "plan-3" => "plan-points.txt",
        "2024-pdf" => "strategy-markup.pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(edition), edition, null),
    };

    public static DraftEdition Read(string edition)
    {
        lock (Drafts)
        {
            if (Drafts.TryGetValue(edition, out var known)) return known;
            var file = FileOf(edition);
            var draft = EditionReader.Read(File.ReadAllBytes(Repository.PathOf("sample", file)), file, layout: null, CancellationToken.None);
            return Drafts[edition] = draft;
        }
    }

    public static IReadOnlyList<JsonNode> Expected(string edition, string kind) =>
        [.. JsonNode.Parse(File.ReadAllText(Repository.PathOf("sample", "expected", $"{edition}.{kind}.json")))!.AsArray().Select(n => n!)];

    /// <summary>Comparable form: without blanks, width and the bullets of sub-items.</summary>
    public static string Key(string? text) => JapaneseText.Key(text ?? "").Replace("・", "", StringComparison.Ordinal);

    public static string Text(this JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";

    public static string Joined(this JsonNode node, string name) => string.Join('/', node[name]!.AsArray().Select(n => Key(n!.ToString())));

    public static string Joined(this IEnumerable<string> parts) => string.Join('/', parts.Select(Key));

    public static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "-";
}

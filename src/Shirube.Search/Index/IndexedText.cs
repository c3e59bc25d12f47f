using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shirube.Search.Index;

/// <summary>What of a searched text decides filters, counts and ranks: kept in memory, where its words are not. The texts of a segment are stored as packed lines of JSON.</summary>
internal sealed record IndexedText(
    SearchKind Kind, int? Position, string Row, string Section, ImmutableArray<string> Ministries, ImmutableArray<int> Years, bool HasDeadline, string? Restates, double Weight, bool IsDefinition)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    [JsonIgnore]
    public string Source { get; private init; } = "";

    public static byte[] Encode(List<SearchText> texts) => TextPacker.PackAlone(Encoding.UTF8.GetBytes(string.Join('\n', texts.Select(Written))));

    /// <exception cref="InvalidDataException">The bytes are none of texts.</exception>
    public static IndexedText[] Decode(byte[] bytes, string source)
    {
        try
        {
            return [.. WrittenTexts(bytes).Select(line => JsonSerializer.Deserialize<IndexedText>(line, Options)! with { Source = source })];
        }
        catch (JsonException e)
        {
            throw IndexDamage.Of($"What the search index says of the texts of \"{source}\" is damaged.", e);
        }
    }

    /// <summary>A line for each text.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of texts.</exception>
    public static string[] WrittenTexts(byte[] bytes) => Encoding.UTF8.GetString(TextUnpacker.ReadAlone(bytes)).Split('\n');

    public static string Written(SearchText text) => JsonSerializer.Serialize(
        new IndexedText(text.Kind, text.Position, text.Row, text.Section, text.Ministries, text.Years, text.HasDeadline, text.Restates, text.Weight, text.IsDefinition), Options);
}

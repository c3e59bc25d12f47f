using System.IO.Compression;
using System.Text.Json;
using Shirube.Search.Index;

namespace Shirube.Bench.Searching;

/// <summary>Review sheets as long texts: all the words of one sheet, one after the other.</summary>
internal static class SheetTexts
{
    /// <summary>The sheets of one file of newline-delimited JSON, gzip or not.</summary>
    public static IEnumerable<SearchText> Of(string file)
    {
        using var stream = File.OpenRead(file);
        using var lines = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            using var json = JsonDocument.Parse(line);
            var words = new List<string>();
            Collect(json.RootElement, words);
            yield return new() { Fact = $"sheet:{number}", Kind = SearchKind.Project, Row = $"sheet:{number}", Content = string.Join('\n', words), Lines = [(number, number)] };
        }
    }

    private static void Collect(JsonElement element, List<string> words)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            words.Add(element.GetString()!);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject()) Collect(property.Value, words);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Collect(item, words);
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Core;

namespace Shirube.Budget.Export;

/// <summary>Rows as spreadsheets open them rightly: UTF-8 with byte-order mark, CR LF, no text that could be taken for a formula. Lists of words are joined by 、; other lists stand as JSON.</summary>
public static class ResultCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="most">Rows to write at most.</param>
    /// <returns>False where there were more.</returns>
    public static bool Write(Stream output, DuckResult result, long most)
    {
        using var text = Open(output);
        text.WriteLine(string.Join(',', result.Columns.Select(c => Cell(c.Name))));
        foreach (var chunk in result.Chunks())
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                if (most-- == 0) return false;
                for (var column = 0; column < result.Columns.Length; column++)
                {
                    if (column > 0) text.Write(',');
                    text.Write(Cell(chunk.Column(column).Value(row)));
                }

                text.WriteLine();
            }
        }

        return true;
    }

    internal static StreamWriter Open(Stream output) => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    internal static string Cell(object? value) => Quote(value is string or List<object?> ? SpreadsheetText.Guarded(Text(value)) : Text(value));

    /// <summary>A value as the text of a cell; empty for null.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        List<object?> words when words.TrueForAll(w => w is string) => string.Join('、', words),
        List<object?> or List<KeyValuePair<string, object?>> => Json(value),
        _ => ResultJson.Text(value),
    };

    private static string Quote(string text) => text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Json(object value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options)) ResultJson.Write(json, value);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

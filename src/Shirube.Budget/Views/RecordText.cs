using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shirube.Budget.Views;

/// <summary>A row of a table as text to read: JSON with each cell under its header, on a line of its own.</summary>
internal static class RecordText
{
    private static readonly JsonWriterOptions Laid = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="cells">A header that is empty or stands twice is told apart by its place, from 1.</param>
    public static string Write(IEnumerable<(string Header, string Cell)> cells)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Laid))
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var place = 0;
            json.WriteStartObject();
            foreach (var (header, cell) in cells)
            {
                place++;
                json.WriteString(header.Length > 0 && seen.Add(header) ? header : FormattableString.Invariant($"{header} ({place})").Trim(), cell);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}

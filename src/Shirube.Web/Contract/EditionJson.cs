using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Web.Library;

namespace Shirube.Web.Contract;

/// <summary>The fixed JSON of the command line and of the pages' .json twins: one array of objects per kind, in document order.
/// Its shape is a public contract (docs/reference/json.md); it never depends on the culture.</summary>
public static class EditionJson
{
    /// <summary>How all JSON is written: indented, line ends of one character, Japanese as it is.</summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The kinds that can be exported.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        ["measures", "indicators", "footnotes", "deadlines", "restatements", "items", "sections"];

    /// <summary>Writes one kind as UTF-8 JSON with a line end behind it.</summary>
    /// <exception cref="ArgumentException"><paramref name="kind"/> is none of <see cref="Kinds"/>.</exception>
    public static void Write(Stream output, string kind, string edition, DraftEdition draft) =>
        Write(output, kind, edition, draft, () => DeadlineLedger.Of(draft, EditionDay.Of(draft, edition).Day));

    /// <summary>Writes one kind of a stored edition, with what people corrected and decided.</summary>
    public static void Write(Stream output, string kind, StoredEdition stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        Write(output, kind, stored.Summary.Edition, stored.Draft, () => stored.LedgerAt(stored.Day.Day));
    }

    private static void Write(Stream output, string kind, string edition, DraftEdition draft, Func<ImmutableArray<LedgerEntry>> ledger)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            var writer = new EditionJsonWriter(json, edition, draft);
            json.WriteStartArray();
            switch (kind)
            {
                case "measures": Each(draft.Measures, writer.Measure); break;
                case "indicators": Each(draft.Indicators, writer.Indicator); break;
                case "footnotes": Each(draft.Footnotes, writer.Footnote); break;
                case "restatements": Each(draft.Restatements, writer.Restatement); break;
                case "deadlines": Each(ledger(), writer.Deadline); break;
                case "items": Each(draft.Measures, writer.Items); break;
                case "sections": Each(draft.Sections, writer.Section); break;
                default: throw new ArgumentException($"Unknown kind \"{kind}\"; known: {string.Join(", ", Kinds)}.", nameof(kind));
            }

            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Each<T>(ImmutableArray<T> facts, Action<T> write)
    {
        foreach (var fact in facts) write(fact);
    }
}

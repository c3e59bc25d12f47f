using System.Globalization;
using System.Text.Json;

namespace Shirube.Web.Library;

/// <summary>What a list of editions says of each, in JSON; page and command add their own to it.</summary>
public static class EditionSummaryJson
{
    /// <summary>Id, title, day and layout.</summary>
    public static void WriteHead(Utf8JsonWriter json, EditionSummary edition)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(edition);
        json.WriteString("edition", edition.Edition);
        json.WriteString("title", edition.Title);
        json.WriteString("decidedOn", edition.DecidedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("layout", edition.Layout.ToString().ToLowerInvariant());
    }

    /// <summary>How many facts of each kind.</summary>
    public static void WriteCounts(Utf8JsonWriter json, EditionSummary edition)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(edition);
        json.WriteNumber("sections", edition.Sections);
        json.WriteNumber("measures", edition.Measures);
        json.WriteNumber("measuresRestated", edition.MeasuresRestated);
        json.WriteNumber("items", edition.Items);
        json.WriteNumber("itemsRestated", edition.ItemsRestated);
        json.WriteNumber("indicators", edition.Indicators);
        json.WriteNumber("footnotes", edition.Footnotes);
        json.WriteNumber("findings", edition.Findings);
    }
}

using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Lineage;
using Shirube.Storage.Rows;
using Shirube.Web.Library;

namespace Shirube.Web.Contract;

/// <summary>The fixed JSON of what became of the measures of an edition in a later one: first what the later edition holds, in its
/// order, then what only the earlier one has.</summary>
public static class LineageJson
{
    /// <summary>Writes all links of the two editions as UTF-8 JSON with a line end behind it.</summary>
    public static void Write(Stream output, StoredEdition earlier, StoredEdition later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        using (var json = new Utf8JsonWriter(output, EditionJson.Options))
        {
            Write(json, MeasureLinker.Link(earlier.Draft, later.Draft, LineageWords.Between(earlier, later)), earlier.Draft, later.Draft);
        }

        output.WriteByte((byte)'\n');
    }

    public static void Write(Utf8JsonWriter json, IEnumerable<MeasureLink> links, DraftEdition earlier, DraftEdition later)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(links);
        json.WriteStartArray();
        foreach (var link in links)
        {
            json.WriteStartObject();
            Side(json, "from", link.From, earlier);
            Side(json, "to", link.To, later);
            json.WriteString("relation", Codec.Name(link.Relation));
            json.WriteNumber("confidence", link.Confidence);
            if (link.Person is { } person) json.WriteString("person", person);
            json.WriteString("differences", TextChanges.InOneLine(link.Changes));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter json, string name, int? order, DraftEdition edition)
    {
        if (order is not { } number)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("order", number);
        new EditionJsonWriter(json, name, edition).PlacesOf(edition.Measure(number));
        json.WriteEndObject();
    }
}

using System.Text.Json;
using Shirube.Web.Search;

namespace Shirube.Web.Contract;

/// <summary>The fixed JSON of similar measures.</summary>
public static class SimilarJson
{
    /// <summary>Writes them as an array, the most alike first. There is no number of likeness: the reasons say what is known.</summary>
    /// <param name="asked">The measure that they are like; null where no pages are served, and so no addresses.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<SimilarMeasure> similar, PlacedMeasure? asked)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(similar);
        json.WriteStartArray();
        foreach (var one in similar) Write(json, one, asked);
        json.WriteEndArray();
    }

    /// <summary>Writes edition and order of each, with its address where pages are served.</summary>
    public static void WritePlaces(Utf8JsonWriter json, IEnumerable<PlacedMeasure> places, bool isServed)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(places);
        json.WriteStartArray();
        foreach (var place in places)
        {
            json.WriteStartObject();
            json.WriteString("edition", place.View.Id);
            json.WriteNumber("order", place.Measure.Order);
            if (isServed) json.WriteString("address", place.Address);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SimilarMeasure similar, PlacedMeasure? asked)
    {
        var (place, measure) = (similar.Place, similar.Place.Measure);
        json.WriteStartObject();
        json.WriteString("edition", place.View.Id);
        json.WriteNumber("order", measure.Order);
        Strings(json, "section", measure.Section.Parts);
        json.WriteString("sectionTitle", measure.SectionTitle);
        json.WriteString("planText", measure.PlanText);
        Strings(json, "ministries", measure.Ministries.Names);
        json.WriteStartArray("lines");
        foreach (var (first, last) in measure.Evidence.LineRuns())
        {
            json.WriteStartArray();
            json.WriteNumberValue(first);
            json.WriteNumberValue(last);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartObject("shared");
        Strings(json, "names", similar.Names);
        Strings(json, "words", similar.Terms);
        Strings(json, "ministries", similar.Ministries);
        json.WriteEndObject();
        json.WritePropertyName("same");
        WritePlaces(json, similar.Same, asked is not null);
        if (asked is not null)
        {
            json.WriteString("address", place.Address);
            json.WriteString("compare", place.BesideAddress(asked));
        }

        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

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
        json.Each(similar, one => Write(json, one, asked));
    }

    /// <summary>Writes edition and order of each, with its address where pages are served.</summary>
    public static void WritePlaces(Utf8JsonWriter json, IEnumerable<PlacedMeasure> places, bool isServed)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(places);
        json.Each(places, place =>
        {
            json.WriteStartObject();
            json.WriteString("edition", place.View.Id);
            json.WriteNumber("order", place.Measure.Order);
            if (isServed) json.WriteString("address", place.Address);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, SimilarMeasure similar, PlacedMeasure? asked)
    {
        var (place, measure) = (similar.Place, similar.Place.Measure);
        json.WriteStartObject();
        json.WriteString("edition", place.View.Id);
        json.WriteNumber("order", measure.Order);
        json.Each("section", measure.Section.Parts, json.WriteStringValue);
        json.WriteString("sectionTitle", measure.SectionTitle);
        json.WriteString("planText", measure.PlanText);
        json.Each("ministries", measure.Ministries.Names, json.WriteStringValue);
        json.Lines("lines", measure.Evidence.LineRuns());
        json.WriteStartObject("shared");
        json.Each("names", similar.Names, json.WriteStringValue);
        json.Each("words", similar.Terms, json.WriteStringValue);
        json.Each("ministries", similar.Ministries, json.WriteStringValue);
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
}

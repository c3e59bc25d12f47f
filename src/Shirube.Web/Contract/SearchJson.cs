using System.Text.Json;
using Shirube.Search;
using Shirube.Search.Queries;
using Shirube.Storage.Rows;
using Shirube.Web.Search;

namespace Shirube.Web.Contract;

/// <summary>The fixed JSON of search hits.</summary>
public static class SearchJson
{
    /// <summary>Writes the hits as an array, the best first.</summary>
    /// <param name="address">Page of a text; null where no pages are served.</param>
    public static void WriteHits(Utf8JsonWriter json, SearchResult result, SynonymDictionary dictionary, Func<SearchHit, HitPart, string?>? address = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartArray();
        foreach (var hit in result.Shown) Write(json, hit, result.Query, dictionary, address);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SearchHit hit, SearchQuery query, SynonymDictionary dictionary, Func<SearchHit, HitPart, string?>? address)
    {
        json.WriteStartObject();
        json.WriteString("kind", Codec.Name(hit.Kind));
        json.WriteString("edition", hit.Source == EditionSearch.RegisterSource ? null : hit.Source);
        if (hit.Position is { } order) json.WriteNumber("order", order);
        else json.WriteNull("order");
        json.WriteString("fact", hit.Parts[0].Fact);
        json.WriteString("section", hit.Parts[0].Section);
        if (address is not null) json.WriteString("address", address(hit, hit.Parts[0]));
        json.WriteStartArray("lines");
        foreach (var (first, last) in hit.Parts.SelectMany(p => p.Lines).Distinct()) Lines(json, first, last);
        json.WriteEndArray();
        json.WriteString("snippet", Snippet.Of(hit.Parts[0].Content, query, dictionary).Text);
        json.WriteNumber("score", Math.Round(hit.Score, 3));
        json.WriteBoolean("whole", hit.IsWhole);
        json.WriteStartArray("parts");
        foreach (var part in hit.Parts)
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(part.Kind));
            json.WriteString("fact", part.Fact);
            if (address is not null) json.WriteString("address", address(hit, part));
            json.WriteStartArray("lines");
            foreach (var (first, last) in part.Lines) Lines(json, first, last);
            json.WriteEndArray();
            json.WriteString("snippet", Snippet.Of(part.Content, query, dictionary).Text);
            json.WriteNumber("score", Math.Round(part.Score, 3));
            json.WriteBoolean("whole", part.IsWhole);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter json, int first, int last)
    {
        json.WriteStartArray();
        json.WriteNumberValue(first);
        json.WriteNumberValue(last);
        json.WriteEndArray();
    }

    /// <summary>Writes how the query was read, as one object.</summary>
    public static void WriteReading(Utf8JsonWriter json, SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(query);
        json.WriteStartObject();
        json.WriteStartArray("terms");
        foreach (var term in query.Terms)
        {
            json.WriteStartObject();
            json.WriteBoolean("excluded", term.IsExcluded);
            json.WriteBoolean("phrase", term.IsPhrase);
            json.WriteStartArray("variants");
            foreach (var variant in term.Variants)
            {
                json.WriteStartObject();
                json.WriteString("text", variant.Text);
                json.WriteString("key", variant.Key);
                json.WriteString("origin", Codec.Name(variant.Origin));
                json.WriteString("reason", variant.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("filters");
        foreach (var filter in query.Filters)
        {
            json.WriteStartObject();
            json.WriteString("field", Codec.Name(filter.Field));
            json.WriteString("value", filter.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in query.Notes)
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(note.Kind));
            json.WriteString("what", note.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

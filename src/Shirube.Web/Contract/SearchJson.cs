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
        json.Each(result.Shown, hit => Write(json, hit, result.Query, dictionary, address));
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
        json.Lines("lines", hit.Parts.SelectMany(p => p.Lines).Distinct());
        json.WriteString("snippet", Snippet.Of(hit.Parts[0].Content, query, dictionary).Text);
        json.WriteNumber("score", Math.Round(hit.Score, 3));
        json.WriteBoolean("whole", hit.IsWhole);
        json.Each("parts", hit.Parts, part =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(part.Kind));
            json.WriteString("fact", part.Fact);
            if (address is not null) json.WriteString("address", address(hit, part));
            json.Lines("lines", part.Lines);
            json.WriteString("snippet", Snippet.Of(part.Content, query, dictionary).Text);
            json.WriteNumber("score", Math.Round(part.Score, 3));
            json.WriteBoolean("whole", part.IsWhole);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    /// <summary>Writes how the query was read, as one object.</summary>
    public static void WriteReading(Utf8JsonWriter json, SearchQuery query)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(query);
        json.WriteStartObject();
        json.Each("terms", query.Terms, term =>
        {
            json.WriteStartObject();
            json.WriteBoolean("excluded", term.IsExcluded);
            json.WriteBoolean("phrase", term.IsPhrase);
            json.Each("variants", term.Variants, variant =>
            {
                json.WriteStartObject();
                json.WriteString("text", variant.Text);
                json.WriteString("key", variant.Key);
                json.WriteString("origin", Codec.Name(variant.Origin));
                json.WriteString("reason", variant.Reason);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
        json.Each("filters", query.Filters, filter =>
        {
            json.WriteStartObject();
            json.WriteString("field", Codec.Name(filter.Field));
            json.WriteString("value", filter.Value);
            json.WriteBoolean("excluded", filter.IsExcluded);
            json.Each("means", filter.Means, json.WriteStringValue);
            json.WriteEndObject();
        });
        json.Each("notes", query.Notes, note =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(note.Kind));
            json.WriteString("what", note.What);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

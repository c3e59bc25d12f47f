using System.Text.Json;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Contract;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>The JSON of a search page: how the query was read, what was found, and where to go on.</summary>
internal static class SearchPageJson
{
    /// <summary>Writes into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, SearchOutcome found, SearchChoice choice, IReadOnlyDictionary<string, EditionView> views)
    {
        var result = found.Result;
        json.WritePropertyName("reading");
        SearchJson.WriteReading(json, result.Query);
        json.Each("without", choice.Without, json.WriteStringValue);
        json.Each("unsearched", found.Unsearched, json.WriteStringValue);
        json.WriteNumber("textCount", result.Texts);
        json.WriteNumber("hitCount", found.HitCount);
        json.WriteBoolean("hitCountIsMost", found.IsHitCountMost);
        json.WriteNumber("findingCount", found.Findings);
        WriteGlance(json, found, choice);
        json.WriteString("didYouMean", found.Meant);
        json.WriteStartObject("facets");
        foreach (var facet in found.Facets)
        {
            json.Each(Codec.Name(facet.Field), facet.Counts, c =>
            {
                json.WriteStartObject();
                json.WriteString("value", facet.Field == FilterField.Kind ? Codec.Name(Enum.Parse<SearchKind>(c.Value)) : c.Value);
                json.WriteNumber("texts", c.Count);
                json.WriteEndObject();
            });
        }

        json.WriteEndObject();
        json.Each("entities", found.Entities, e => json.Link("entity", ReadingNotes.NameOf(e), e.Best.Address));
        json.Each("answers", found.Answers, a => json.Facts(a.View).Indicator(a.Indicator));
        json.Each("quotes", found.Quotes, q =>
        {
            json.WriteStartObject();
            json.WriteString("edition", q.Hit.Hit.Source);
            json.WriteString("fact", q.Part.Part.Fact);
            json.WriteString("sentence", q.Sentence);
            json.WriteString("address", q.Part.Address);
            json.WriteString("source", q.Part.Source);
            json.WriteEndObject();
        });
        json.WriteNumber("page", choice.Page);
        json.WriteString("next", found.HasNext ? (choice with { Page = choice.Page + 1 }).AddressAt("/search.json") : null);
        json.WritePropertyName("hits");
        if (found.AreProjects) ProjectHitJson.Write(json, result, found.Dictionary, withAddress: true);
        else SearchJson.WriteHits(json, result, found.Dictionary, (hit, part) => ShownPart.AddressOf(hit, part, views.GetValueOrDefault(hit.Source)));
    }

    // review sheets that hold the words too
    private static void WriteGlance(Utf8JsonWriter json, SearchOutcome found, SearchChoice choice)
    {
        if (found.Projects is not { } projects) return;
        json.WriteStartObject("projects");
        json.WriteNumber("texts", projects.Texts);
        json.WriteBoolean("indexing", projects.IsWaiting);
        json.WriteString("address", choice.With(FilterField.Kind, nameof(SearchKind.Project)).AddressAt("/search.json"));
        json.WriteEndObject();
    }
}

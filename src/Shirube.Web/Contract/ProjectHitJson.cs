using System.Text.Json;
using Shirube.Search;
using Shirube.Search.Queries;
using Shirube.Storage.Rows;
using Shirube.Web.Budget;
using Shirube.Web.Search;

namespace Shirube.Web.Contract;

/// <summary>The JSON of review sheets that a search found.</summary>
public static class ProjectHitJson
{
    /// <summary>Writes the hits as an array, the best first; of a hit, its kind, lines, snippet and score stand as in those of editions.</summary>
    /// <param name="withAddress">True where pages are served.</param>
    public static void Write(Utf8JsonWriter json, SearchResult result, SynonymDictionary dictionary, bool withAddress)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.Each(result.Shown, hit =>
        {
            var (key, part) = (ProjectSearch.KeyOf(hit), hit.Parts[0]);
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(hit.Kind));
            json.WriteNull("edition");
            json.Key(key);
            json.WriteString("name", NameOf(part));
            json.WriteString("document", hit.Source);
            if (withAddress) json.WriteString("address", BudgetAddresses.Sheet(key));
            json.Lines("lines", part.Lines);
            json.WriteString("snippet", Snippet.Of(part.Content, result.Query, dictionary).Text);
            json.WriteNumber("score", Math.Round(hit.Score, 3));
            json.WriteBoolean("whole", hit.IsWhole);
            json.WriteEndObject();
        });
    }

    /// <summary>The name of the project, which is the first line of its words.</summary>
    public static string NameOf(HitPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var end = part.Content.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? part.Content : part.Content[..end];
    }
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;
using Shirube.Search;
using Shirube.Search.Index;
using Shirube.Search.Queries;
using Shirube.Web.Editions;
using Shirube.Web.Exports;
using Shirube.Web.Language;
using Shirube.Web.Pages;
using Shirube.Web.Search;

namespace Shirube.Web.Hosting;

/// <summary>The search for other programs: its description (OpenSearch), completions while one types, and hits to subscribe to (Atom).</summary>
internal static class SearchHelps
{
    private const int MostCompletions = 10;
    private const int MostEntries = 100;
    private const string OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapSearchHelps(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/opensearch.xml", (HttpContext context) => Results.Bytes(Description(context), "application/opensearchdescription+xml; charset=utf-8"));
        routes.MapGet("/search/suggest", async (string? q, CompletionIndex completions, SearchDesk desk, HttpContext context) =>
        {
            var found = (await completions.OfAsync(context.RequestAborted)).For(q ?? "", MostCompletions);
            return Results.Bytes(Suggestions(q ?? "", await ThatFindAsync(found, desk, context.RequestAborted), context.Words()), "application/x-suggestions+json; charset=utf-8");
        });
        routes.MapGet("/search.atom", FeedAsync);
        routes.MapGet("/search/projects", (string? q) => Results.Redirect(new SearchChoice { Query = q ?? "", Kind = SearchKind.Project }.Address, permanent: true)); // where the search of review sheets used to be
    }

    private static byte[] Description(HttpContext context)
    {
        var (words, address) = (context.Words(), $"{context.Request.Scheme}://{context.Request.Host}");
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("OpenSearchDescription", OpenSearch);
            xml.WriteElementString("ShortName", OpenSearch, "しるべ Shirube");
            xml.WriteElementString("Description", OpenSearch, words["search.box"]);
            xml.WriteElementString("InputEncoding", OpenSearch, "UTF-8");
            foreach (var (type, path) in ((string, string)[])[("text/html", "/search"), ("application/json", "/search.json"), ("application/atom+xml", "/search.atom"), ("application/x-suggestions+json", "/search/suggest.json")])
            {
                xml.WriteStartElement("Url", OpenSearch);
                xml.WriteAttributeString("type", type);
                xml.WriteAttributeString("template", $"{address}{path}?q={{searchTerms}}");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    // what is completed stands in the editions by itself, but perhaps not beside the words before it
    private static async Task<ImmutableArray<Completion>> ThatFindAsync(ImmutableArray<Completion> found, SearchDesk desk, CancellationToken cancel)
    {
        var search = await desk.SearchAsync(cancel);
        var finding = ImmutableArray.CreateBuilder<Completion>();
        foreach (var completion in found)
        {
            if (!completion.Text.Any(char.IsWhiteSpace) || completion.Text.Length > QueryParser.MostCharacters || (await search.AskAsync(completion.Text, r => r with { Limit = 0 }, cancel)).Texts > 0) finding.Add(completion);
        }

        return finding.ToImmutable();
    }

    // [query, [completions], [descriptions]]
    private static byte[] Suggestions(string typed, ImmutableArray<Completion> found, Words words)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartArray();
            json.WriteStringValue(typed.Length > QueryParser.MostCharacters ? "" : typed);
            json.Each(found, c => json.WriteStringValue(c.Text));
            json.Each(found, c => json.WriteStringValue(words["search-completion." + c.Kind] + (c.Meaning is { } meaning ? $" {meaning}" : "")));
            json.WriteEndArray();
        }

        return buffer.ToArray();
    }

    // whole hits only, the newest edition first, so that what comes in with a new edition comes first
    private static async Task<IResult> FeedAsync(string? q, SearchDesk desk, EditionShelf shelf, HttpContext context)
    {
        var (words, cancel) = (context.Words(), context.RequestAborted);
        var query = (q ?? "").Trim();
        try
        {
            if (QueryParser.Parse(query) is { Terms.IsEmpty: true, Filters.IsEmpty: true }) return Refused(words["search.blank"]);
            var views = (await shelf.AllAsync(cancel)).ToDictionary(v => v.Id, StringComparer.Ordinal);
            var answer = await (await desk.SearchAsync(cancel)).AskAsync(
                query, [], [r => r with { Sources = [.. views.Keys], Limit = MostEntries, Order = SearchOrder.Document, IncludesParts = false }], cancel);
            var address = $"{context.Request.Scheme}://{context.Request.Host}";
            var hits = answer.Results[0].Shown.Select(h => ShownHit.Of(h, answer.Results[0].Query, answer.Dictionary, views)).Where(h => h.View is not null);
            var entries = hits.Select(h => new FeedEntry(
                $"urn:shirube:{h.View!.Id}:{h.Best.Part.Fact}", h.View.Stored.Summary.ReadAt, $"{h.View.Id} {(h.Best.Card is { } card ? $"{words["fact." + card.Kind]} {card.Label}" : words["search-kind." + h.Best.Part.Kind])}: {h.Best.Snippet.Text}",
                h.Best.Part.Content, address + h.Best.Address)).ToList();
            var choice = new SearchChoice { Query = query };
            return Results.Bytes(
                FeedExport.Write(words["search.title-of", query], address + choice.AddressAt("/search.atom"), address + choice.Address, entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(e => e.Updated), entries),
                "application/atom+xml; charset=utf-8");
        }
        catch (QueryRefusedException refused)
        {
            return Refused(words[refused.Reason == QueryRefusal.TooLong ? "problem.query-long" : "problem.query-terms", refused.Most, refused.Given]);
        }

        IResult Refused(string why)
        {
            context.Items[TwinPage.ProblemKey] = why;
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }
    }
}

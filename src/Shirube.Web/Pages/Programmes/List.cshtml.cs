using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Programmes;

/// <summary>The register of programmes（事業・制度の台帳）.</summary>
public sealed class ListModel(ProgrammeIndex index) : TwinPage
{
    private const int PageSize = 100;

    /// <summary>Empty for all kinds but terms.</summary>
    [BindProperty(SupportsGet = true)]
    public ProgrammeKind? Kind { get; set; }

    /// <summary>A part of a name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    public ProgrammeShelf Shelf { get; private set; } = null!;

    /// <summary>What passes the filters of name and edition: the counts by kind are of these.</summary>
    public ImmutableArray<Programme> Filtered { get; private set; } = [];

    public ImmutableArray<Programme> Chosen { get; private set; } = [];

    public Paging<Programme> Shown { get; private set; } = null!;

    public override string Title => T["programmes.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public IEnumerable<(ProgrammeKind Kind, int Count)> Counts => Filtered.GroupBy(p => p.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()));

    public override Table Table => new(
        ["key", "name", "kind", "aliases", "editions", "places", "placesByName"],
        Chosen.Select(p => CsvCells.Of(p.Key, p.Name, Codec.Name(p.Kind), p.Aliases.Select(a => a.Name), p.Editions, p.Appearances.Length, p.Appearances.Count(a => a.IsNamed))));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        Shelf = await index.OfAsync(cancel);
        var part = string.IsNullOrWhiteSpace(Name) ? "" : JapaneseText.Key(Name);
        Filtered = [.. Shelf.Programmes.Where(p => (part.Length == 0 || Names(p).Any(n => JapaneseText.Key(n).Contains(part, StringComparison.OrdinalIgnoreCase))) && (string.IsNullOrEmpty(Edition) || p.Editions.Contains(Edition)))];
        Chosen = [.. Filtered.Where(p => Kind is { } kind ? p.Kind == kind : p.Kind != ProgrammeKind.Term)];
        Shown = Paging.Of(Chosen, number, PageSize);
        return Page();
    }

    /// <summary>The page's address with another kind.</summary>
    public string With(ProgrammeKind? kind) => "?" + Query(kind).TrimEnd('&');

    /// <summary>The filters, for the links to other pages of the list.</summary>
    public string QueryBefore => Query(Kind);

    private string Query(ProgrammeKind? kind) => string.Concat(
        new[] { ("kind", kind?.ToString()), ("name", Name), ("edition", Edition) }.Where(q => !string.IsNullOrEmpty(q.Item2)).Select(q => $"{q.Item1}={Uri.EscapeDataString(q.Item2!)}&"));

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Chosen, programme =>
    {
        json.WriteStartObject();
        json.WriteString("key", programme.Key);
        json.WriteString("name", programme.Name);
        json.WriteString("kind", Codec.Name(programme.Kind));
        json.Each("aliases", programme.Aliases, a => json.WriteStringValue(a.Name));
        json.Each("editions", programme.Editions, json.WriteStringValue);
        json.WriteNumber("places", programme.Appearances.Length);
        json.WriteString("address", Addresses.Programme(programme.Key));
        json.WriteEndObject();
    });

    private static IEnumerable<string> Names(Programme programme) => programme.Aliases.Select(a => a.Name).Prepend(programme.Name);
}

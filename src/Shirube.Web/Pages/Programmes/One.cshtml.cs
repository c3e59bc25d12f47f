using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Storage.Rows;
using Shirube.Web.Contract;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Programmes;

/// <summary>A place that speaks of the programme, with the fact that stands there.</summary>
public sealed record ProgrammePlace(Appearance Appearance, FactCard Fact);

/// <summary>What one edition says of the programme.</summary>
public sealed record ProgrammeEdition(EditionView View, ImmutableArray<ProgrammePlace> Named, ImmutableArray<ProgrammePlace> Others)
{
    public int CountOf(AppearanceRole role) => Named.Concat(Others).Count(p => p.Appearance.Role == role);

    /// <summary>Indicators that bear the name, in the order of the edition.</summary>
    public IReadOnlyList<Indicator> Indicators =>
        [.. View.Draft.Indicators.Where(i => Named.Any(p => p.Appearance.Role is AppearanceRole.Indicator or AppearanceRole.Target && p.Appearance.Fact == FactIds.Indicator(i.Order)))];
}

/// <summary>The story of a programme: all that the editions say of it, the oldest first.</summary>
public sealed class OneModel(ProgrammeIndex index) : TwinPage
{
    public ProgrammeShelf Shelf { get; private set; } = null!;

    public Programme Programme { get; private set; } = null!;

    public ImmutableArray<ProgrammeEdition> Editions { get; private set; } = [];

    /// <summary>Roles that occur, in the order of the type.</summary>
    public IEnumerable<AppearanceRole> Roles => Programme.Appearances.Select(a => a.Role).Distinct().Order();

    public override string Title => Programme.Name;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["programmes.title"], "/programmes")];

    public override Table Table => new(
        ["edition", "fact", "role", "words", "confidence", "text", "lines"],
        Editions.SelectMany(e => e.Named.Concat(e.Others)).Select(p => CsvCells.Of(
            p.Appearance.Edition, p.Appearance.Fact, Codec.Name(p.Appearance.Role), p.Appearance.Name, p.Appearance.Confidence, p.Fact.Text, JsonParts.Lines(p.Appearance.Evidence))));

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        Shelf = await index.OfAsync(cancel);
        if (Shelf.Find(key) is not { } programme) return Missing("problem.no-programme", key);
        Programme = programme;
        var places = programme.Appearances.Select(a => (Appearance: a, Fact: Shelf.View(a.Edition).FindFact(a.Fact))).Where(p => p.Fact is not null).ToLookup(p => p.Appearance.Edition, p => new ProgrammePlace(p.Appearance, p.Fact!));
        Editions = [.. Shelf.Views.Where(v => places.Contains(v.Id)).Select(v => new ProgrammeEdition(v, [.. places[v.Id].Where(p => p.Appearance.IsNamed)], [.. places[v.Id].Where(p => !p.Appearance.IsNamed)]))];
        return Page();
    }

    /// <summary>The fact that says that another name is one of the same thing.</summary>
    public FactCard? Teller(ProgrammeAlias alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return alias is { Edition: { } edition, Fact: { } fact } ? Shelf.View(edition).FindFact(fact) : null;
    }

    public override void WriteJson(Utf8JsonWriter json) => ProgrammesJson.Write(json, Programme, Shelf.Views.ToDictionary(v => v.Id, v => v.Draft, StringComparer.Ordinal));
}

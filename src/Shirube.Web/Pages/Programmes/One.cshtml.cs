using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Storage.Rows;
using Shirube.Web.Accounts;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Pages.Shared;
using Shirube.Web.Reviews;

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

/// <summary>The story of a programme: all that the editions say of it, the oldest first, and what people say of its names.</summary>
public sealed class OneModel(ProgrammeIndex index, NameDesk desk) : TwinPage
{
    public ProgrammeShelf Shelf { get; private set; } = null!;

    public Programme Programme { get; private set; } = null!;

    public ImmutableArray<ProgrammeEdition> Editions { get; private set; } = [];

    /// <summary>What is wrong with the form that was sent; null where nothing is.</summary>
    public string? Fault { get; private set; }

    public NameNotes Notes { get; private set; } = null!;

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
        if (Shelf.Find(key) is null && Shelf.FindByAlias(key) is { } joined) return LocalRedirect(AsOfAddress(Addresses.Programme(joined.Key) + HttpContext.AskedEnding()));
        return Show(key, null);
    }

    public async Task<IActionResult> OnPostAsync(
        string key, string? verdict, string? names, int seen, string? why, string? other, int seenOther, NameRelation relation, string[] taken, long? word, CancellationToken cancel)
    {
        Shelf = await index.OfAsync(cancel);
        if (Find(key) is not { } programme) return Missing("problem.no-programme", key);
        var isVerdict = Enum.TryParse<NameVerdict>(verdict, ignoreCase: true, out var wanted) && Enum.IsDefined(wanted);
        var entered = new NameAnswer(wanted, names ?? "", seen, why) { Other = other ?? "", SeenOther = seenOther, Relation = relation, Taken = [.. taken], Word = word };
        if (HttpContext.Person() is not { } who) return Again("programmes.sign-in-first", StatusCodes.Status401Unauthorized);
        if (!isVerdict || !ModelState.IsValid) return Again("programmes.bad-value", StatusCodes.Status400BadRequest);
        switch (await desk.AnswerAsync(Shelf, programme, entered, who, cancel))
        {
            case NameOutcome.Stored:
                return LocalRedirect(AsOfAddress(Addresses.Programme(programme.Key)));
            case NameOutcome.Overtaken:
                Shelf = await index.OfAsync(cancel);
                return Again("review.overtaken", StatusCodes.Status409Conflict);
            case NameOutcome.OtherUnseen:
                return Again("programmes.other-said", StatusCodes.Status409Conflict);
            case NameOutcome.UnknownName:
                return Again("programmes.unknown-name", StatusCodes.Status400BadRequest);
            case NameOutcome.NothingNew:
                return Again("programmes.nothing-new", StatusCodes.Status400BadRequest);
            default:
                return Again("programmes.bad-value", StatusCodes.Status400BadRequest);
        }

        IActionResult Again(string fault, int status)
        {
            Fault = T[fault];
            Response.StatusCode = status;
            return Show(key, entered);
        }
    }

    private Programme? Find(string key) => Shelf.Find(key) ?? Shelf.FindByAlias(key) ?? Shelf.FindRejected(key);

    private IActionResult Show(string key, NameAnswer? entered)
    {
        if (Find(key) is not { } programme) return Missing("problem.no-programme", key);
        Programme = programme;
        Notes = new(T, Shelf, programme, HttpContext.Person(), entered, AsOfAddress(Addresses.Programme(programme.Key)));
        var places = programme.Appearances.Select(a => (Appearance: a, Fact: Shelf.View(a.Edition).FindFact(a.Fact))).Where(p => p.Fact is not null).ToLookup(p => p.Appearance.Edition, p => new ProgrammePlace(p.Appearance, p.Fact!));
        Editions = [.. Shelf.Views.Where(v => places.Contains(v.Id)).Select(v => new ProgrammeEdition(v, [.. places[v.Id].Where(p => p.Appearance.IsNamed)], [.. places[v.Id].Where(p => !p.Appearance.IsNamed)]))];
        return Page();
    }

    /// <summary>The fact that says that another name is one of the same thing.</summary>
    public (EditionView View, FactCard Card)? Teller(ProgrammeAlias alias)
    {
        ArgumentNullException.ThrowIfNull(alias);
        return alias is { Edition: { } edition, Fact: { } fact } && Shelf.View(edition) is var view && view.FindFact(fact) is { } card ? (view, card) : null;
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        ProgrammesJson.WriteContent(json, Programme, Shelf.Views.ToDictionary(v => v.Id, v => v.Draft, StringComparer.Ordinal));
        Notes.WriteJson(json);
        json.WriteEndObject();
    }

    private string AsOfAddress(string address) => AsOf is { } asOf ? AsOfLinkTagHelper.Keep(address, asOf.Asked) : address;
}

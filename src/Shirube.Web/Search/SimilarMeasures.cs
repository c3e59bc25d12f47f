using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Search.Similar;
using Shirube.Web.Editions;

namespace Shirube.Web.Search;

/// <summary>A measure of an edition.</summary>
public sealed record PlacedMeasure(EditionView View, MeasureReport Measure)
{
    public string Address => Addresses.Measure(View.Id, Measure.Order);

    /// <summary>As it is asked for: 2024/measure:12.</summary>
    public string Id => $"{View.Id}/{FactIds.Measure(Measure.Order)}";

    /// <summary>Page that shows it beside another one.</summary>
    public string BesideAddress(PlacedMeasure other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return string.Create(CultureInfo.InvariantCulture, $"{other.Address}/beside/{Uri.EscapeDataString(View.Id)}/{Measure.Order}");
    }

    /// <summary>Its own ministries; where it names none, those of its items.</summary>
    public IEnumerable<string> Ministries =>
        Measure.Ministries.IsEmpty ? Measure.Status.Concat(Measure.Next).SelectMany(i => i.Ministries.Names).Distinct(StringComparer.Ordinal) : Measure.Ministries.Names;

    /// <summary>Sections above it, the highest first.</summary>
    public ImmutableArray<SectionNode> Path => View.HomeOf(Measure.Section, Measure.Evidence)?.Trail() ?? [];
}

/// <summary>A measure that is like another, and why.</summary>
/// <param name="Names">Names of the register that both speak of.</param>
/// <param name="Terms">Further words that both hold and few other measures do.</param>
/// <param name="Same">The same measure in further editions.</param>
public sealed record SimilarMeasure(PlacedMeasure Place, ImmutableArray<string> Names, ImmutableArray<string> Terms, ImmutableArray<string> Ministries, ImmutableArray<PlacedMeasure> Same);

/// <summary>Measures of some editions, likened to each other. The same measure in several editions, and a repeat with its original, are one.</summary>
public sealed class SimilarMeasures
{
    private readonly ImmutableArray<PlacedMeasure> _places;
    private readonly Dictionary<(string Edition, int Order), int> _numbers = [];
    private readonly int[] _groups;
    private readonly SimilarTexts _texts;

    /// <param name="links">Pairs of measures of two editions that are one.</param>
    public SimilarMeasures(ProgrammeShelf shelf, IEnumerable<(PlacedMeasure One, PlacedMeasure Other)> links)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(links);
        _places = [.. shelf.Views.SelectMany(v => v.Draft.Measures.Select(m => new PlacedMeasure(v, m)))];
        for (var i = 0; i < _places.Length; i++) _numbers[Key(_places[i])] = i;
        _groups = [.. Enumerable.Range(0, _places.Length)];
        foreach (var (one, other) in links) Join(_numbers[Key(one)], _numbers[Key(other)]);
        foreach (var view in shelf.Views) JoinRepeats(view);
        var names = Names(shelf.Programmes);
        _texts = new([.. _places.Select((p, i) => Text(p, Root(i), names))]);
    }

    /// <summary>The most alike first; each measure once, in the edition that is most alike.</summary>
    public ImmutableArray<SimilarMeasure> Of(string edition, int order, int most)
    {
        if (!_numbers.TryGetValue((edition, order), out var number)) return [];
        return [.. _texts.Of(number, most).Select(Shown)];
    }

    /// <summary>What two measures share; null where that is nothing to speak of.</summary>
    public SimilarMeasure? Between(PlacedMeasure one, PlacedMeasure other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (!_numbers.TryGetValue(Key(one), out var a) || !_numbers.TryGetValue(Key(other), out var b)) return null;
        return _texts.Reasons(a, b) is { } likeness ? Shown(likeness) : null;
    }

    /// <summary>The same measure in the other editions, the latest first.</summary>
    public ImmutableArray<PlacedMeasure> SameAs(string edition, int order) => _numbers.TryGetValue((edition, order), out var number) ? SameAs(number) : [];

    /// <summary>True for one measure in two editions, and for a repeat and its original.</summary>
    public bool AreSame(PlacedMeasure one, PlacedMeasure other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return _numbers.TryGetValue(Key(one), out var a) && _numbers.TryGetValue(Key(other), out var b) && Root(a) == Root(b);
    }

    private SimilarMeasure Shown(Likeness likeness) => new(_places[likeness.Text], likeness.Names, likeness.Terms, likeness.Ministries, SameAs(likeness.Text));

    private ImmutableArray<PlacedMeasure> SameAs(int number)
    {
        var its = _places[number].View;
        return
        [
            .. Enumerable.Range(0, _places.Length).Where(i => Root(i) == Root(number) && _places[i].View != its && !_places[i].View.Restated.Contains(_places[i].Measure)).Select(i => _places[i])
                .OrderByDescending(p => p.View.Day.Order).ThenBy(p => p.View.Id, StringComparer.Ordinal).ThenBy(p => p.Measure.Order),
        ];
    }

    private static LikenedText Text(PlacedMeasure place, int group, ILookup<(string Edition, int Order), (string Key, string Printed)> names) => new()
    {
        Group = group,
        Main = place.Measure.PlanText,
        Beside = [.. place.Measure.Status.Concat(place.Measure.Next).Select(i => i.Text)],
        Names = [.. names[Key(place)]],
        Ministries = [.. place.Ministries.Where(n => !n.StartsWith("関係", StringComparison.Ordinal) && !n.StartsWith('全'))], // they may be anyone
        IsRepeat = place.View.Restated.Contains(place.Measure),
    };

    // the register's names by the measures that hold them
    private static ILookup<(string Edition, int Order), (string Key, string Printed)> Names(ImmutableArray<Programme> programmes) =>
        NamedProgrammes.InMeasures(programmes).ToLookup(n => (n.Edition, n.Order), n => (n.Programme.Key, n.Programme.Name));

    private void JoinRepeats(EditionView view)
    {
        foreach (var repeat in view.Draft.Restatements)
        {
            if (repeat is { Order: { } order, Column: null, Origin: { Order: { } origin } } && _numbers.TryGetValue((view.Id, order), out var its) && _numbers.TryGetValue((view.Id, origin), out var first)) Join(its, first);
        }
    }

    private void Join(int one, int other) => _groups[Root(one)] = Root(other);

    private int Root(int number)
    {
        while (_groups[number] != number) number = _groups[number] = _groups[_groups[number]];
        return number;
    }

    private static (string Edition, int Order) Key(PlacedMeasure place) => (place.View.Id, place.Measure.Order);
}

/// <summary>Likens the measures of the editions shown and keeps that until one of them, the register or a link changes.</summary>
public sealed class SimilarIndex(ProgrammeIndex programmes, MeasureHistory history)
{
    private const int Kept = 4; // of other choices of editions
    private ImmutableArray<(ImmutableArray<EditionView> Views, ReviewedRegister Register, Lazy<SimilarMeasures> Measures)> _kept = [];

    public async Task<SimilarMeasures> OfAsync(CancellationToken cancel)
    {
        var shelf = await programmes.OfAsync(cancel);
        foreach (var (views, register, measures) in _kept)
        {
            if (ReferenceEquals(register, shelf.Register) && views.SequenceEqual(shelf.Views)) return measures.Value;
        }

        var made = new Lazy<SimilarMeasures>(() => new(shelf, Links(shelf.Views)));
        ImmutableInterlocked.Update(ref _kept, kept => [(shelf.Views, shelf.Register, made), .. kept.Take(Kept - 1)]);
        return made.Value;
    }

    private IEnumerable<(PlacedMeasure One, PlacedMeasure Other)> Links(ImmutableArray<EditionView> views)
    {
        foreach (var earlier in views)
        {
            foreach (var later in views.Where(v => string.CompareOrdinal(earlier.Id, v.Id) < 0 && !v.Draft.Measures.IsEmpty && !earlier.Draft.Measures.IsEmpty))
            {
                foreach (var link in history.Links(earlier, later))
                {
                    if (link is { From: { } from, To: { } to }) yield return (new(earlier, earlier.Draft.Measure(from)), new(later, later.Draft.Measure(to)));
                }
            }
        }
    }
}

using System.Collections.Immutable;
using Shirube.Policy.Register;

namespace Shirube.Web.Editions;

/// <summary>The register of programmes with the editions that it was built from.</summary>
/// <param name="Views">The oldest first.</param>
public sealed record ProgrammeShelf(ImmutableArray<EditionView> Views, ImmutableArray<Programme> Programmes)
{
    private readonly Lazy<Dictionary<string, Programme>> _bySlug = new(() => Programmes.GroupBy(p => Slug(p.Key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));

    public EditionView View(string edition) => Views.First(v => v.Id == edition);

    /// <summary>The programme with this last part of an address; null where there is none.</summary>
    public Programme? Find(string slug) => _bySlug.Value.GetValueOrDefault(slug);

    /// <summary>Last part of the address of a programme: its key without a slash, which would add a level.</summary>
    public static string Slug(string key) => key.Replace('/', '∕').Trim('.') is { Length: > 0 } slug ? slug : "_";
}

/// <summary>Builds the register of the editions shown and keeps it until one of them changes.</summary>
public sealed class ProgrammeIndex(EditionShelf shelf)
{
    private const int Kept = 4; // registers of other choices of editions
    private ImmutableArray<(ImmutableArray<EditionView> Views, Lazy<ProgrammeShelf> Shelf)> _kept = [];

    public async Task<ProgrammeShelf> OfAsync(CancellationToken cancel)
    {
        ImmutableArray<EditionView> views = [.. (await shelf.AllAsync(cancel)).OrderBy(v => v.Day.Order).ThenBy(v => v.Id, StringComparer.Ordinal)];
        foreach (var known in _kept)
        {
            if (known.Views.SequenceEqual(views)) return known.Shelf.Value;
        }

        var made = new Lazy<ProgrammeShelf>(() => new(views, ProgrammeRegister.Of([.. views.Select(v => (v.Id, v.Draft))])));
        ImmutableInterlocked.Update(ref _kept, kept => [(views, made), .. kept.Take(Kept - 1)]);
        return made.Value;
    }
}

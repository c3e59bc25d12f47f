using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Register;

namespace Shirube.Web.Editions;

/// <summary>The register of programmes with the editions that it was built from.</summary>
/// <param name="Views">The oldest first.</param>
/// <param name="Words">What people said of names; it stands in the register already.</param>
public sealed record ProgrammeShelf(ImmutableArray<EditionView> Views, ReviewedRegister Register, NameWords Words)
{
    public ImmutableArray<Programme> Programmes => Register.Programmes;

    public EditionView View(string edition) => Views.First(v => v.Id == edition);

    /// <summary>The programme with this last part of an address; null where there is none.</summary>
    public Programme? Find(string slug) => Programmes.FirstOrDefault(p => Slug(p.Key) == slug);

    /// <summary>The programme that bears a name with this last part of an address among its others: its address before it was joined.</summary>
    public Programme? FindByAlias(string slug) => Programmes.FirstOrDefault(p => p.Kind != ProgrammeKind.Indicator && p.Aliases.Any(a => Slug(a.Key) == slug));

    /// <summary>What a person says is no programme.</summary>
    public Programme? FindRejected(string slug) => Register.Rejected.FirstOrDefault(p => Slug(p.Key) == slug || p.Aliases.Any(a => Slug(a.Key) == slug));

    /// <summary>Last part of the address of a programme: its key without a slash, which would add a level.</summary>
    public static string Slug(string key) => key.Replace('/', '∕').Trim('.') is { Length: > 0 } slug ? slug : "_";
}

/// <summary>Builds the register of the editions shown and keeps it until a text of them changes or a person says something of a name.</summary>
public sealed class ProgrammeIndex(EditionShelf shelf)
{
    private const int Kept = 4; // registers of other choices of editions
    private ImmutableArray<(ImmutableArray<DraftEdition> Drafts, NameWordStore Store, int Words, Lazy<ReviewedRegister> Register)> _kept = [];

    public async Task<ProgrammeShelf> OfAsync(CancellationToken cancel)
    {
        ImmutableArray<EditionView> views = [.. (await shelf.AllAsync(cancel)).OrderBy(v => v.Day.Order).ThenBy(v => v.Id, StringComparer.Ordinal)];
        ImmutableArray<DraftEdition> drafts = [.. views.Select(v => v.Draft)];
        var store = await shelf.NameWordsAsync(cancel);
        var words = await store.AllAsync(cancel); // only ever grow: their number tells whether they changed
        foreach (var (known, of, said, register) in _kept)
        {
            if (of == store && said == words.All.Length && known.Length == drafts.Length && known.Zip(drafts).All(p => ReferenceEquals(p.First, p.Second))) return new(views, register.Value, words);
        }

        var made = new Lazy<ReviewedRegister>(() => ProgrammeRegister.Of([.. views.Select(v => (v.Id, v.Draft))], words));
        ImmutableInterlocked.Update(ref _kept, kept => [(drafts, store, words.All.Length, made), .. kept.Take(Kept - 1)]);
        return new(views, made.Value, words);
    }
}

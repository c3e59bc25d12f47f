using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Register;

namespace Shirube.Web.Editions;

/// <summary>The register of programmes with the editions that it was built from.</summary>
/// <param name="Views">The oldest first.</param>
public sealed record ProgrammeShelf(ImmutableArray<EditionView> Views, ImmutableArray<Programme> Programmes)
{
    public EditionView View(string edition) => Views.First(v => v.Id == edition);

    /// <summary>The programme with this last part of an address; null where there is none.</summary>
    public Programme? Find(string slug) => Programmes.FirstOrDefault(p => Slug(p.Key) == slug);

    /// <summary>Last part of the address of a programme: its key without a slash, which would add a level.</summary>
    public static string Slug(string key) => key.Replace('/', '∕').Trim('.') is { Length: > 0 } slug ? slug : "_";
}

/// <summary>Builds the register of the editions shown and keeps it until a text of them changes.</summary>
public sealed class ProgrammeIndex(EditionShelf shelf)
{
    private const int Kept = 4; // registers of other choices of editions
    private ImmutableArray<(ImmutableArray<DraftEdition> Drafts, Lazy<ImmutableArray<Programme>> Register)> _kept = [];

    public async Task<ProgrammeShelf> OfAsync(CancellationToken cancel)
    {
        ImmutableArray<EditionView> views = [.. (await shelf.AllAsync(cancel)).OrderBy(v => v.Day.Order).ThenBy(v => v.Id, StringComparer.Ordinal)];
        ImmutableArray<DraftEdition> drafts = [.. views.Select(v => v.Draft)];
        foreach (var (known, register) in _kept)
        {
            if (known.Length == drafts.Length && known.Zip(drafts).All(p => ReferenceEquals(p.First, p.Second))) return new(views, register.Value);
        }

        var made = new Lazy<ImmutableArray<Programme>>(() => ProgrammeRegister.Of([.. views.Select(v => (v.Id, v.Draft))]));
        ImmutableInterlocked.Update(ref _kept, kept => [(drafts, made), .. kept.Take(Kept - 1)]);
        return new(views, made.Value);
    }
}

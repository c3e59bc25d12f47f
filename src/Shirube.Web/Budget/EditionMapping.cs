using System.Collections.Immutable;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Mapping;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Budget;

/// <summary>An edition's measures as projects are sought for them, with what people decided.</summary>
/// <param name="Decisions">Those that count.</param>
public sealed record EditionMapping(StoredEdition Stored, ImmutableArray<MappedMeasure> Measures, ImmutableArray<MappingDecision> Decisions)
{
    public string Edition => Stored.Summary.Edition;

    /// <summary>Orders of the measures by key.</summary>
    public IReadOnlyDictionary<string, int> Orders => Measures.ToDictionary(m => m.Key, m => m.Order, StringComparer.Ordinal);

    public static async Task<EditionMapping> OfAsync(EditionLibrary library, StoredEdition stored, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(library);
        ArgumentNullException.ThrowIfNull(stored);
        var edition = stored.Summary.Edition;
        var keys = FactKeys.Of(stored.AsRead);
        var register = ProgrammeRegister.Of([(edition, stored.Draft)], await library.NameWords.AllAsync(cancel));
        var measures = MappedMeasures.Of(stored.Draft, o => keys[FactIds.Measure(o)], NamedProgrammes.OfMeasures(register.Programmes, edition));
        return new(stored, measures, MappingDecision.Standing(await new MappingDecisionStore(library.Database, TimeProvider.System).OfAsync(edition, cancel)));
    }

    /// <summary>True where the stored mapping is what would be computed today.</summary>
    public bool IsStored(DuckConnection connection) => MappingTable.Run(connection, Edition)?.Fingerprint == Fingerprint(connection);

    /// <summary>Lays what people decided over a computed mapping.</summary>
    /// <param name="year">Of one sheet year only.</param>
    public ImmutableArray<MappedProject> With(ImmutableArray<MappedProject> mapped, int? year) =>
        MappingDecision.Apply(mapped, [.. Decisions.Where(d => year is null || d.Year == year)], Orders);

    /// <summary>Keeps a mapping of all years.</summary>
    /// <param name="mapped">As computed.</param>
    /// <param name="waiting">Told once where an import has to end first.</param>
    /// <returns>What was kept.</returns>
    public async Task<(MappingRun Run, ImmutableArray<MappedProject> Mapped)> StoreAsync(BudgetFolder folder, string fingerprint, ImmutableArray<MappedProject> mapped, Action? waiting, CancellationToken cancel)
    {
        var run = new MappingRun(Edition, Stored.Summary.Reading, ProjectMapping.ModelVersion, fingerprint, TimeProvider.System.GetUtcNow());
        var all = With(mapped, year: null);
        await MappingTable.StoreAsync(folder, run, Measures.ToDictionary(m => m.Order, m => m.Key), all, waiting, cancel);
        return (run, all);
    }

    /// <summary>Of all that a mapping is computed from.</summary>
    public string Fingerprint(DuckConnection connection) => MappingRun.FingerprintOf(Measures, MappingTable.LastDocument(connection), Decisions);
}

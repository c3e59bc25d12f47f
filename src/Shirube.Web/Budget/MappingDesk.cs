using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Shirube.Budget.Evidence;
using Shirube.Budget.Mapping;
using Shirube.Budget.Views;
using Shirube.Core;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Budget;

/// <summary>The mapping of the shown editions: computed in the background, shown with what people decided, and taking their decisions.</summary>
public sealed class MappingDesk(BudgetShelf budget, EditionShelf editions, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, string> _settled = new(StringComparer.Ordinal);

    /// <summary>Projects of an edition with the last words of people; null where nothing was imported or computed yet.</summary>
    /// <param name="year">Sheet year; null for the latest that was mapped.</param>
    /// <param name="measure">Order of one measure; null for all.</param>
    public async Task<MappedYear?> OfAsync(EditionView view, int? year, int? measure, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        var decisions = MappingDecision.Standing(await (await StoreAsync(cancel)).OfAsync(view.Id, cancel));
        var orders = OrdersOf(view, measure);
        return await budget.AskAsync(
            (connection, stop) =>
            {
                var years = MappedYears.Of(connection, view.Id, stop);
                if (years.Count == 0) return new MappedYear(0, [], [], ImmutableDictionary<long, BudgetSums>.Empty);
                var shown = year ?? years[^1];
                var mapped = MappingDecision.Apply(MappingTable.Read(connection, view.Id, shown, measure, stop), [.. decisions.Where(d => d.Year == shown)], orders);
                return new MappedYear(shown, [.. years], mapped, MappedYears.Sums(connection, view.Id, shown, stop));
            },
            cancel) is { Years.IsEmpty: false } answer ? answer : null;
    }

    /// <summary>Measures of an edition that a sheet carries out, as a person confirmed or the machine takes for likely; the likeliest first.</summary>
    public async Task<ImmutableArray<(MeasureReport Measure, MappedProject Mapped)>> OfSheetAsync(EditionView view, SheetDetail sheet, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(sheet);
        var mapped = (await budget.AskAsync((connection, stop) => Tuple.Create(MappingTable.OfSheet(connection, view.Id, sheet.Sheet, stop)), cancel))?.Item1 ?? [];
        var decisions = MappingDecision.Standing(await (await StoreAsync(cancel)).OfAsync(view.Id, cancel)).RemoveAll(d => new SheetKey(d.Year, d.Ministry, d.Number) != sheet.Key);
        if (!decisions.IsEmpty) mapped = MappingDecision.Apply(mapped, decisions, OrdersOf(view, measure: null));
        return [.. mapped.Where(MappedYear.Counts).OrderByDescending(p => p.Probability).Select(p => (view.FindMeasure(p.Measure), p)).Where(p => p.Item1 is not null).Select(p => (p.Item1!, p.p))];
    }

    /// <summary>Takes a person's word.</summary>
    /// <returns>False where it changes nothing.</returns>
    public async Task<bool> SayAsync(EditionView view, int order, SheetKey sheet, MappingWord word, string who, string why, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        var key = FactKeys.Of(view.Stored.AsRead)[FactIds.Measure(order)];
        return await (await StoreAsync(cancel)).SayAsync(new(view.Id, key, sheet.Year, sheet.Ministry, sheet.Number, word, who, default, why), cancel);
    }

    /// <summary>Computes anew what is no longer what would be computed today.</summary>
    public async Task FollowAsync(CancellationToken cancel)
    {
        var library = await editions.ShownAsync(cancel);
        var folder = new BudgetFolder(await budget.FolderAsync(cancel));
        foreach (var summary in await library.ListAsync(cancel))
        {
            if (!folder.HasTables) return;
            var words = (await new MappingDecisionStore(library.Database, clock).OfAsync(summary.Edition, cancel)).Length + (await library.NameWords.AllAsync(cancel)).All.Length;
            var stamp = string.Create(CultureInfo.InvariantCulture, $"{folder.Root} {summary.Reading} {summary.Reviews} {words} {File.GetLastWriteTimeUtc(folder.Published).Ticks}");
            if (_settled.GetValueOrDefault(summary.Edition) == stamp || await library.FindAsync(summary.Edition, cancel) is not { } stored) continue;
            if (await FollowAsync(library, stored, folder, cancel)) continue; // the file is another one now: looked at once more
            _settled[summary.Edition] = stamp;
        }
    }

    private static async Task<bool> FollowAsync(EditionLibrary library, StoredEdition stored, BudgetFolder folder, CancellationToken cancel)
    {
        var mapping = await EditionMapping.OfAsync(library, stored, cancel);
        if (mapping.Measures.IsEmpty) return false;
        string fingerprint;
        List<MappedSheet> sheets;
        using (var database = folder.TryOpen())
        {
            using var connection = database?.Connect();
            if (connection is null || mapping.IsStored(connection)) return false;
            fingerprint = mapping.Fingerprint(connection);
            sheets = [.. MappedSheet.Years(connection).SelectMany(y => MappedSheet.Read(connection, y, cancel))];
        }

        if (sheets.Count == 0) return false;
        await mapping.StoreAsync(folder, fingerprint, ProjectMapping.Of(mapping.Measures, sheets, mapping.Decisions, null, cancel), waiting: null, cancel);
        return true;
    }

    private static Dictionary<string, int> OrdersOf(EditionView view, int? measure)
    {
        var keys = FactKeys.Of(view.Stored.AsRead);
        return view.Draft.Measures.Where(m => measure is null || m.Order == measure).ToDictionary(m => keys[FactIds.Measure(m.Order)], m => m.Order, StringComparer.Ordinal);
    }

    private async Task<MappingDecisionStore> StoreAsync(CancellationToken cancel) => new((await editions.ShownAsync(cancel)).Database, clock);
}

/// <summary>The mapping of one sheet year.</summary>
/// <param name="Years">Sheet years that were mapped.</param>
/// <param name="Sums">Of each sheet that is mapped.</param>
public sealed record MappedYear(int Year, ImmutableArray<int> Years, ImmutableArray<MappedProject> Projects, IReadOnlyDictionary<long, BudgetSums> Sums)
{
    /// <summary>From this probability on a project counts as likely.</summary>
    public const double Likely = 0.5;

    /// <summary>Confirmed by a person, or likely.</summary>
    public static bool Counts(MappedProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return project.State == MappingState.Confirmed || (project.State == MappingState.Machine && project.Probability >= Likely);
    }

    /// <summary>Sums over sheets, each once.</summary>
    public BudgetSums SumOf(IEnumerable<MappedProject> projects)
    {
        var sheets = projects.Select(p => p.Sheet).Distinct().ToList();
        return BudgetSums.Added(sheets.Count, sheets.Select(s => Sums.GetValueOrDefault(s)).OfType<BudgetSums>());
    }
}

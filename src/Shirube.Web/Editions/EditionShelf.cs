using System.Collections.Concurrent;
using System.Collections.Immutable;
using Shirube.Budget.Evidence;
using Shirube.Policy.Register;
using Shirube.Policy.Reviews;
using Shirube.Policy.Withdrawals;
using Shirube.Web.Library;

namespace Shirube.Web.Editions;

/// <summary>The editions that the pages show: the user's own, or the sample's while the user has none.</summary>
/// <param name="own">The user's data folder; what is uploaded goes there.</param>
/// <param name="sample">The sample's data folder; null where no sample is installed.</param>
/// <param name="asOf">The day as of which the request at hand asks: later editions, those that tell no day, and those withdrawn by then are not there. Null for today.</param>
public sealed class EditionShelf(EditionLibrary own, EditionLibrary? sample, Func<DateOnly?>? asOf = null)
{
    private readonly ConcurrentDictionary<(EditionLibrary, string), EditionView> _views = new();

    public EditionLibrary Own => own;

    /// <summary>True while the user's own folder has neither editions nor a budget, and the sample is shown instead.</summary>
    public async Task<bool> IsSampleAsync(CancellationToken cancel) => sample is not null && !new BudgetFolder(own.Folder).HasTables && (await own.ListAllAsync(cancel)).Count == 0;

    public async Task<IReadOnlyList<EditionSummary>> ListAsync(CancellationToken cancel) => await ListAsync(await ShownAsync(cancel), cancel);

    /// <summary>The day of an edition, whatever day the request asks for; null where there is no such edition, the first of all days where it tells none.</summary>
    public async Task<DateOnly?> DayOfAsync(string edition, CancellationToken cancel)
    {
        var library = await ShownAsync(cancel);
        var summary = (await library.ListAllAsync(cancel)).FirstOrDefault(s => string.Equals(s.Edition, edition, StringComparison.Ordinal));
        return summary is null ? null : await DayAsync(library, summary, cancel);
    }

    /// <summary>The word by which the edition is withdrawn on the day that the request asks for; null where it is not.</summary>
    public async Task<Withdrawal?> WithdrawnAsync(string edition, CancellationToken cancel) =>
        Withdrawal.Standing(await (await ShownAsync(cancel)).Withdrawals.OfAsync(edition, cancel), asOf?.Invoke());

    /// <summary>The editions that are withdrawn on the day that the request asks for, by id.</summary>
    public async Task<IReadOnlyList<EditionSummary>> WithdrawnAsync(CancellationToken cancel)
    {
        var day = asOf?.Invoke();
        return [.. (await (await ShownAsync(cancel)).ListAllAsync(cancel)).Where(s => s.WithdrawnOn(day) is not null)];
    }

    /// <summary>Withdraws an edition or takes it back.</summary>
    /// <returns>False where somebody else was quicker; nothing is stored then.</returns>
    public async Task<bool> WithdrawAsync(string edition, WithdrawalState state, string who, string why, int seen, CancellationToken cancel) =>
        await (await ShownAsync(cancel)).Withdrawals.SayAsync(edition, state, who, why, seen, cancel);

    /// <summary>An edition, also one that is withdrawn or later than the day asked for, with what hangs on it among the editions of today; null where there is none.</summary>
    public async Task<(StoredEdition Edition, EditionHold Hold)?> StoredAsync(string edition, CancellationToken cancel)
    {
        var library = await ShownAsync(cancel);
        return await library.FindAsync(edition, cancel) is { } stored ? (stored, await EditionMoves.OfAsync(library, stored, cancel)) : null;
    }

    /// <summary>Null where there is no such edition.</summary>
    public async Task<EditionView?> FindAsync(string edition, CancellationToken cancel)
    {
        var library = await ShownAsync(cancel);
        var summary = (await ListAsync(library, cancel)).FirstOrDefault(s => string.Equals(s.Edition, edition, StringComparison.Ordinal));
        return summary is null ? null : await ViewAsync(library, summary, cancel);
    }

    /// <summary>All editions, by id.</summary>
    public async Task<IReadOnlyList<EditionView>> AllAsync(CancellationToken cancel)
    {
        var library = await ShownAsync(cancel);
        var views = new List<EditionView>();
        foreach (var summary in await ListAsync(library, cancel))
        {
            if (await ViewAsync(library, summary, cancel) is { } view) views.Add(view);
        }

        return views;
    }

    /// <summary>The file as received; null where it is not kept.</summary>
    public async Task<Stream?> OpenOriginalAsync(EditionView view, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(view);
        return (await ShownAsync(cancel)).OpenOriginal(view.Draft.Document.Hash);
    }

    /// <summary>Adds what a person said of a shown edition.</summary>
    /// <returns>False where somebody else was quicker; nothing is stored then.</returns>
    public async Task<bool> ReviewAsync(string edition, IReadOnlyList<NewReview> said, CancellationToken cancel) =>
        await (await ShownAsync(cancel)).ReviewAsync(edition, said, cancel);

    /// <summary>All reviews of the shown editions, oldest first.</summary>
    public async Task<ImmutableArray<StoredReview>> ReviewsAsync(CancellationToken cancel)
    {
        var library = await ShownAsync(cancel);
        var shown = (await ListAsync(library, cancel)).Select(s => s.Edition).ToHashSet(StringComparer.Ordinal);
        return (await library.ReviewsAsync(cancel)).RemoveAll(r => !shown.Contains(r.Edition));
    }

    /// <summary>What people said of names, with the shown editions.</summary>
    public async Task<NameWordStore> NameWordsAsync(CancellationToken cancel) => (await ShownAsync(cancel)).NameWords;

    private async Task<IReadOnlyList<EditionSummary>> ListAsync(EditionLibrary library, CancellationToken cancel)
    {
        if (asOf?.Invoke() is not { } day) return await library.ListAsync(cancel);
        var known = new List<EditionSummary>();
        foreach (var summary in await library.ListAllAsync(cancel))
        {
            if (summary.WithdrawnOn(day) is null && await DayAsync(library, summary, cancel) is var its && its != DateOnly.MinValue && its <= day) known.Add(summary);
        }

        return known;
    }

    private async Task<DateOnly> DayAsync(EditionLibrary library, EditionSummary summary, CancellationToken cancel) =>
        summary.DecidedOn ?? (await ViewAsync(library, summary, cancel))?.Day.Day ?? DateOnly.MinValue;

    /// <summary>The library that holds them.</summary>
    public async Task<EditionLibrary> ShownAsync(CancellationToken cancel) => await IsSampleAsync(cancel) ? sample! : own;

    // Arranging a large edition takes tens of milliseconds, so a view is kept until another reading takes its place or a person says something.
    private async Task<EditionView?> ViewAsync(EditionLibrary library, EditionSummary summary, CancellationToken cancel)
    {
        if (_views.TryGetValue((library, summary.Edition), out var view) && (view.Stored.Summary.Reading, view.Stored.Summary.Reviews) == (summary.Reading, summary.Reviews)) return view;
        if (await library.FindAsync(summary.Edition, cancel) is not { } stored) return null;
        return _views[(library, summary.Edition)] = new(stored);
    }
}

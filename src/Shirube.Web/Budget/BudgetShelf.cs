using Shirube.Analytics;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Storage;
using Shirube.Web.Editions;

namespace Shirube.Web.Budget;

/// <summary>The budget's tables that the pages show: the user's own, or the sample's while the sample's editions are shown. What is published stays open until another file takes its place.</summary>
public sealed class BudgetShelf(DataFolder own, EditionShelf editions) : IDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _turns = new(AtOnce);
    private readonly Lock _opening = new();
    private Opened? _open;

    /// <summary>The data folder whose tables are shown.</summary>
    public async Task<DataFolder> FolderAsync(CancellationToken cancel) =>
        await editions.IsSampleAsync(cancel) ? (await editions.ShownAsync(cancel)).Folder : own;

    /// <summary>Asks the published tables; several may ask at once, an import is in nobody's way.</summary>
    /// <returns>The answer; null where nothing was imported yet.</returns>
    /// <exception cref="AnalyticsUnavailableException">DuckDB is not installed.</exception>
    /// <exception cref="TimeoutException">It takes longer than a page may.</exception>
    public async Task<T?> AskAsync<T>(Func<DuckConnection, CancellationToken, T> ask, CancellationToken cancel)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(ask);
        var folder = new BudgetFolder(await FolderAsync(cancel));
        await _turns.WaitAsync(cancel);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            time.CancelAfter(Longest);
            try
            {
                using var connection = Connect(folder);
                return connection is null ? null : ask(connection, time.Token);
            }
            catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
            {
                throw new TimeoutException($"The budget's tables did not answer within {Longest.TotalSeconds} seconds.", late);
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _open?.Database.Dispose();
        _turns.Dispose();
    }

    // connections hold on to the database they came from, so a replaced one may be closed at once
    private DuckConnection? Connect(BudgetFolder folder)
    {
        lock (_opening)
        {
            var file = new FileInfo(folder.Published);
            if (!file.Exists) return null;
            var stamp = (folder.Published, file.Length, file.LastWriteTimeUtc);
            if (_open is null || _open.Stamp != stamp)
            {
                _open?.Database.Dispose();
                _open = null;
                if (folder.TryOpen() is not { } database) return null;
                using var connection = database.Connect();
                _open = new(stamp, database, DerivedTables.AreThere(connection));
            }

            return _open.IsComplete ? _open.Database.Connect() : throw new TimeoutException("The budget's tables are of an older version and are being made anew.");
        }
    }

    private sealed record Opened((string Path, long Bytes, DateTime WrittenAt) Stamp, DuckDatabase Database, bool IsComplete);
}

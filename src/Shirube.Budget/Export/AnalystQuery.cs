using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;

namespace Shirube.Budget.Export;

/// <summary>How much an analyst's question may ask for; <c>shirube doctor</c> shows these numbers.</summary>
public sealed record QueryLimits
{
    public static QueryLimits Default { get; } = new();

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    public long MemoryBytes { get; init; } = 512L << 20;

    public int Rows { get; init; } = 1_000_000;
}

/// <summary>SQL that a user wrote, over the published tables: read-only, one SELECT, no files, no network, no settings.</summary>
public static class AnalystQuery
{
    /// <summary>Hands the rows to <paramref name="use"/> while they are made.</summary>
    /// <returns>False where nothing was imported yet.</returns>
    /// <exception cref="DuckException">The SQL is wrong, or asks for what is forbidden.</exception>
    /// <exception cref="TimeoutException">It takes longer than it may.</exception>
    public static bool Run(BudgetFolder folder, string sql, QueryLimits limits, Action<DuckResult> use, CancellationToken cancel)
    {
        using var database = folder.TryOpen(new() { IsTrusted = false, MemoryBytes = limits.MemoryBytes });
        if (database is null) return false;
        using var connection = database.Connect();
        using var statement = connection.Prepare(sql);
        if (statement.Type is not (DuckStatementType.Select or DuckStatementType.Explain)) throw new DuckException("SELECT だけが使えます。\nOnly SELECT may be asked.");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(limits.Time);
        try
        {
            using var result = statement.Stream(time.Token);
            use(result);
            return true;
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{limits.Time.TotalSeconds} 秒以内に終わりませんでした。条件を加えてください。\nIt did not end within {limits.Time.TotalSeconds} seconds. Ask for less.", late);
        }
    }
}

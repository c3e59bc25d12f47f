using Shirube.Analytics.Duck;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Evidence;

/// <summary>Tells whether what was made from the sheets of a year was made from those that are there now.</summary>
internal static class YearStamps
{
    private const string Sheets = $"""
        select year, concat(count(*), '/', max(sheet), case when bool_or(document in ({TableSheets.Documents})) then concat('/{TableSheets.Version}/', (select max(document) from ({TableSheets.Documents}))) end)
        from sheet where year is not null group by all order by 1
        """;

    /// <summary>By sheet year, what changes when other sheets are there.</summary>
    public static SortedDictionary<int, string> Of(DuckConnection connection, CancellationToken cancel) => Read(connection, Sheets, cancel);

    /// <param name="table">With the columns year and stamp.</param>
    public static SortedDictionary<int, string> Held(DuckConnection connection, string table, CancellationToken cancel) =>
        connection.HasTable(table) ? Read(connection, $"select year, stamp from {table}", cancel) : [];

    /// <summary>Does what a number of years wait for, on a copy that is published at the end; nothing where none waits.</summary>
    /// <param name="waiting">The years and their new stamps.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    /// <returns>The years.</returns>
    public static async Task<IReadOnlyList<int>> FollowAsync(
        BudgetFolder folder, Func<DuckConnection, CancellationToken, IEnumerable<(int Year, string Stamp)>> waiting, Action<DuckConnection, int, string> make, Action<double>? progress, CancellationToken cancel)
    {
        if (Waiting().Count == 0) return [];
        using var draft = await folder.BeginAsync(waiting: null, cancel);
        var years = Waiting(); // another process may have been quicker
        if (years.Count == 0) return [];
        using (var connection = draft.Open().Connect())
        {
            for (var i = 0; i < years.Count; i++)
            {
                progress?.Invoke((double)i / years.Count);
                make(connection, years[i].Year, years[i].Stamp);
            }
        }

        cancel.ThrowIfCancellationRequested();
        draft.Publish();
        return [.. years.Select(y => y.Year)];

        List<(int Year, string Stamp)> Waiting()
        {
            using var database = folder.TryOpen();
            using var connection = database?.Connect();
            return connection is null ? [] : [.. waiting(connection, cancel)];
        }
    }

    private static SortedDictionary<int, string> Read(DuckConnection connection, string sql, CancellationToken cancel)
    {
        using var result = connection.Query(sql, cancel);
        return new(result.Rows().ToDictionary(r => (int)(long)r[0]!, r => (string)r[1]!));
    }
}

using Shirube.Budget.Import;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class BudgetPublishingTests : IDisposable
{
    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task A_reader_is_never_in_the_way_and_keeps_what_it_opened()
    {
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of("0001"))));
        using var reader = _data.Budget.TryOpen()!;
        using var connection = reader.Connect();
        await _data.ImportAsync(_data.Write("b.ndjson", SheetLine.Text(SheetLine.Of("0002"))));
        Assert.Equal(1L, connection.Scalar("select count(*) from sheet"));
        Assert.Equal(["2"], _data.Rows("select count(*) from sheet"));
    }

    [DuckFact]
    public async Task Two_imports_at_once_wait_for_each_other_and_both_arrive()
    {
        var paths = Enumerable.Range(0, 6).Select(i => _data.Write($"{i}.ndjson", SheetLine.Text(SheetLine.Of($"{i}")))).ToList();
        await Task.WhenAll(paths.Select(p => Task.Run(() => _data.ImportAsync(p))));
        Assert.Equal(["6 6"], _data.Rows("select count(*), count(distinct document) from sheet"));
    }

    [DuckFact]
    public async Task What_a_killed_import_left_is_cleared_away_and_never_read()
    {
        Directory.CreateDirectory(_data.Budget.Root);
        var left = Path.Combine(_data.Budget.Root, ".incoming-0123.duckdb");
        File.WriteAllText(left, "half");
        File.WriteAllText(left + ".wal", "half");
        Assert.False(_data.Budget.HasTables);
        Assert.Null(_data.Budget.TryOpen());
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of())));
        Assert.Equal([_data.Budget.Published], Directory.EnumerateFiles(_data.Budget.Root).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [DuckFact]
    public async Task Cancelling_leaves_what_was_there()
    {
        await _data.ImportAsync(_data.Write("a.ndjson", SheetLine.Text(SheetLine.Of("0001"))));
        var before = File.ReadAllBytes(_data.Budget.Published);
        var path = _data.Write("b.ndjson", SheetLine.Text([.. Enumerable.Range(0, 2000).Select(i => SheetLine.Of($"x{i}"))]));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BudgetImport(_data.Folder, TimeProvider.System).RunAsync([path], _ => stop.Cancel(), null, stop.Token));
        Assert.Equal(before, File.ReadAllBytes(_data.Budget.Published));
        Assert.Equal(["evidence/budget.duckdb"], _data.Files().Where(f => f.StartsWith("evidence", StringComparison.Ordinal)));
    }

    [DuckFact]
    public async Task Progress_ends_at_the_whole()
    {
        var path = _data.Write("b.ndjson", SheetLine.Text([.. Enumerable.Range(0, 500).Select(i => SheetLine.Of($"x{i}"))]));
        var shares = new List<double>();
        await new BudgetImport(_data.Folder, TimeProvider.System).RunAsync([path], shares.Add, null, CancellationToken.None);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1.0, shares[^1]);
    }

    public void Dispose() => _data.Dispose();
}

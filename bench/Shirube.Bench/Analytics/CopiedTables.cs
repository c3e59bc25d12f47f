using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;

namespace Shirube.Bench.Analytics;

/// <summary>The published tables with each sheet several times under other numbers, in a file of their own that goes with this.</summary>
internal sealed class CopiedTables : IDisposable
{
    private const int Shift = 44; // above document and line
    private readonly string _path;

    private CopiedTables(string path) => _path = path;

    public static CopiedTables Make(BudgetFolder folder, int copies)
    {
        var tables = new CopiedTables(Path.Combine(Directory.CreateTempSubdirectory("copied-").FullName, "budget.duckdb"));
        File.Copy(folder.Published, tables._path);
        using var database = DuckDatabase.Open(tables._path);
        using var connection = database.Connect();
        var last = (copies - 1).ToString(CultureInfo.InvariantCulture);
        foreach (var table in (string[])["sheet_label", "budget", "payment", "outcome", "outcome_year", "output", "output_year", "finding", "payment_payee", "sheet_figure"])
        {
            connection.Execute($"insert into {table} select t.* replace (t.sheet + (k << {Shift}) as sheet) from {table} t, (select unnest(range(1, {last} + 1))::bigint as k)");
        }

        connection.Execute($"insert into alike select t.* replace (t.one + (k << {Shift}) as one, t.other + (k << {Shift}) as other) from alike t, (select unnest(range(1, {last} + 1))::bigint as k)");
        connection.Execute($"insert into sheet select t.* replace (t.sheet + (k << {Shift}) as sheet, concat(t.number, '-', k) as number) from sheet t, (select unnest(range(1, {last} + 1))::bigint as k)");
        return tables;
    }

    public DuckDatabase Open() => DuckDatabase.Open(_path, new() { IsReadOnly = true });

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);
}

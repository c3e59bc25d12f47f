using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Payees;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Evidence;

/// <summary>What an import makes from the rows of its files: the sheets of the RS tables, the payees, and the figures of each sheet.</summary>
public static class DerivedTables
{
    /// <summary>Raised when a rule changes, so that files of before are made anew.</summary>
    private const int Version = 3;

    /// <summary>Takes those away that an older version made, whatever their columns.</summary>
    internal const string Drop = "drop table if exists payee; drop table if exists payee_name; drop table if exists payment_payee; drop table if exists sheet_figure";

    private const string Name = "import";
    private static readonly string Figures = Load("sheet-figures.sql");

    /// <summary>False where the file was made before these tables, or by older rules.</summary>
    public static bool AreThere(DuckConnection connection) =>
        connection.HasTable("derived")
        && connection.Scalar($"select max(version) from derived where name = '{Name}'") is { } version && Convert.ToInt32(version, CultureInfo.InvariantCulture) == Version;

    /// <param name="areTablesNew">False where the rows of the RS tables are those of before.</param>
    internal static async Task SettleAsync(DuckDatabase database, DuckConnection connection, bool areTablesNew, CancellationToken cancel)
    {
        if (areTablesNew || !AreThere(connection)) TableSheets.Settle(connection, cancel);
        var payees = Task.Run(() => PayeeTables.Decide(connection, cancel), cancel);
        await Task.WhenAll(payees, Task.Run(() => Write(database, cancel), cancel));
        (await payees)();
        connection.Execute($"begin;\n{Figures}\ndelete from derived; insert into derived values ('{Name}', {Version.ToString(CultureInfo.InvariantCulture)}); commit", cancel);
    }

    // what is there goes to the disk while the payees are thought about, which writes nothing
    private static void Write(DuckDatabase database, CancellationToken cancel)
    {
        using var other = database.Connect();
        other.Execute("checkpoint", cancel);
    }

    private static string Load(string name)
    {
        using var reader = new StreamReader(typeof(DerivedTables).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

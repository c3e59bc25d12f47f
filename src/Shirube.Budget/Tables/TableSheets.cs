using System.Text.RegularExpressions;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;

namespace Shirube.Budget.Tables;

/// <summary>The projects of the RS tables as sheets: one view over both, with the rows of the tables kept beside them.</summary>
public static partial class TableSheets
{
    /// <summary>Another one makes anew what was made from their sheets.</summary>
    internal const string Version = "2";

    /// <summary>Asks for the documents that are tables of the RS system.</summary>
    internal const string Documents = "select document from document where kind like 'rs %'";

    private static readonly string Statements = Load();

    internal static void Settle(DuckConnection connection, CancellationToken cancel) =>
        connection.Execute($"begin;\n{Statements}\ncommit", cancel);

    private static string Load()
    {
        using var reader = new StreamReader(typeof(TableSheets).Assembly.GetManifestResourceStream("table-sheets.sql")!);
        var parts = string.Concat(SheetRows.Parts.Select(part => $"delete from {part} where sheet in (select sheet from from_tables);\n"));
        return Million().Replace(reader.ReadToEnd().Replace("{documents}", Documents, StringComparison.Ordinal).Replace("{delete}", parts, StringComparison.Ordinal), "(${amount}::decimal(18, 0) * 0.000001::decimal(7, 6))::decimal(18, 6)");
    }

    [GeneratedRegex(@"\{million:(?<amount>\w+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Million();
}

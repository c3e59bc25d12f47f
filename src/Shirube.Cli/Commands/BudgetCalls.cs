using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Export;
using Shirube.Cli.Output;
using Shirube.Storage;

namespace Shirube.Cli.Commands;

/// <summary>What several commands do with the budget's tables.</summary>
internal static class BudgetCalls
{
    public static WrongCallException NothingImported() => new("予算の資料がまだありません。先に shirube import で取り込んでください。", "No budget file was imported yet: shirube import FILE.");

    /// <exception cref="WrongCallException">Nothing was imported yet.</exception>
    public static DuckDatabase Open(DataFolder folder) => new BudgetFolder(folder).TryOpen() ?? throw NothingImported();

    /// <summary>Writes one of the fixed exports.</summary>
    public static void Export(DataFolder folder, string kind, int year, string format, Stream output, CancellationToken cancel)
    {
        using var database = Open(folder);
        using var connection = database.Connect();
        using var result = BudgetRows.Read(connection, kind, year, cancel);
        StandardOutput.WriteRows(output, result, format, long.MaxValue);
    }
}

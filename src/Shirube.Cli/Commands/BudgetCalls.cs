using System.Collections.Immutable;
using Shirube.Analytics;
using Shirube.Analytics.Duck;
using Shirube.Budget.Documents;
using Shirube.Budget.Evidence;
using Shirube.Budget.Export;
using Shirube.Budget.Import;
using Shirube.Budget.Payees;
using Shirube.Budget.Projects;
using Shirube.Budget.Science;
using Shirube.Budget.Views;
using Shirube.Cli.Output;
using Shirube.Storage;
using Shirube.Storage.Originals;
using Shirube.Web.Contract;

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
        if (format == "parquet")
        {
            BudgetRows.WriteParquet(output, connection, kind, year, cancel);
            return;
        }

        using var result = BudgetRows.Read(connection, kind, year, cancel);
        StandardOutput.WriteRows(output, result, format, long.MaxValue);
    }

    /// <summary>Writes the payees with what they got.</summary>
    public static void ExportPayees(DataFolder folder, PayeeFilter filter, string format, Stream output, CancellationToken cancel)
    {
        using var database = Open(folder);
        using var connection = database.Connect();
        if (format == "parquet")
        {
            PayeeRows.WriteParquet(output, connection, filter, cancel);
            return;
        }

        using var result = PayeeRows.Read(connection, filter, cancel);
        StandardOutput.WriteRows(output, result, format, long.MaxValue);
    }

    /// <summary>Tables that an older version did not make yet are made, once.</summary>
    public static Task CompleteAsync(DataFolder folder, CancellationToken cancel) => SlowWork.RunAsync(
        "支出先を名寄せ中 / resolving payees",
        async () =>
        {
            if (new BudgetFolder(folder).HasTables) await new BudgetImport(folder, TimeProvider.System).CompleteAsync(null, cancel);
            return true;
        },
        cancel);

    /// <summary>Which of the files that were imported are still kept as they were.</summary>
    /// <returns>None where nothing was imported.</returns>
    /// <exception cref="AnalyticsUnavailableException">DuckDB is not installed.</exception>
    public static async Task<List<(ImportedDocument Document, bool IsRight)>> VerifyOriginalsAsync(DataFolder folder, CancellationToken cancel)
    {
        var originals = new OriginalStore(folder);
        var checks = new List<(ImportedDocument, bool)>();
        foreach (var document in Documents(folder, cancel)) checks.Add((document, await originals.VerifyAsync(document.Hash, cancel)));
        return checks;
    }

    private static ImmutableArray<ImportedDocument> Documents(DataFolder folder, CancellationToken cancel)
    {
        using var database = new BudgetFolder(folder).TryOpen();
        using var connection = database?.Connect();
        return connection is null ? [] : ImportedDocument.All(connection, cancel);
    }

    /// <summary>Writes what became of the projects of a sheet year in a later one.</summary>
    /// <exception cref="WrongCallException">One of the years was not imported.</exception>
    public static void ExportSuccessors(DataFolder folder, int year, int later, string format, Stream output, CancellationToken cancel)
    {
        using var database = Open(folder);
        using var connection = database.Connect();
        var (from, to) = (ProjectSheets.Read(connection, year, cancel), ProjectSheets.Read(connection, later, cancel));
        if (from.Count == 0 || to.Count == 0)
        {
            var years = string.Join(' ', SheetYearList.All(connection));
            throw new WrongCallException($"その公開年度のシートがありません。取り込み済み: {years}", $"No sheets of that year were imported; there are: {years}");
        }

        var links = ProjectLinks.Between(from, to);
        if (format == "json") ProjectLinksFile.WriteJson(output, links, EditionJson.Options);
        else Write(output, ProjectLinksFile.Rows(links, cancel), format, cancel);
    }

    /// <summary>Which sheets of a year are science and technology, learned from all earlier years with labels.</summary>
    /// <exception cref="WrongCallException">Nothing to learn from, or no sheet of the year, was imported yet.</exception>
    public static ScienceGuesses Science(DataFolder folder, int year, CancellationToken cancel)
    {
        using var database = Open(folder);
        using var connection = database.Connect();
        var sheets = LabelledSheet.Read(connection, year, cancel);
        if (!sheets.Exists(s => s.Year == year)) throw new WrongCallException($"{year} 年度のシートがありません。", $"No sheet of {year} was imported.");
        try
        {
            return ScienceFlag.Guess(sheets, year, cancel);
        }
        catch (NoLabelsException)
        {
            throw new WrongCallException($"{year} 年度より前に、主要施策に「科学技術・イノベーション」を持つシートがありません。先に shirube import で取り込んでください。", $"No sheet before {year} has the label to learn from: import an earlier year first.");
        }
    }

    public static void Write(Stream output, ScienceGuesses guesses, string format, CancellationToken cancel)
    {
        if (format != "json")
        {
            Write(output, ScienceRows.Rows(guesses, cancel), format, cancel);
            return;
        }

        ScienceRows.WriteJson(output, guesses, EditionJson.Options);
        output.Write("\n"u8);
    }

    /// <summary>Writes computed rows as csv, xlsx or parquet.</summary>
    public static void Write(Stream output, ExportRows rows, string format, CancellationToken cancel)
    {
        using (rows)
        {
            if (format == "parquet")
            {
                rows.WriteParquet(output, cancel);
                return;
            }

            using var result = rows.Read(cancel);
            StandardOutput.WriteRows(output, result, format, long.MaxValue);
        }
    }
}

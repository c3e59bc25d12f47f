using System.CommandLine;
using System.Globalization;
using Shirube.Budget.Evidence;
using Shirube.Budget.Export;
using Shirube.Cli.Output;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube sql</c>: an analyst's own question over the budget's tables; see docs/reference/budget.md.</summary>
internal static class SqlCommand
{
    public static Command Create()
    {
        var sql = new Argument<string>("SELECT") { Description = "SELECT 文。表は docs/reference/budget.md を参照。 One SELECT; the tables stand in docs/reference/budget.md." };
        var format = Shared.Format("json", "json", "csv", "xlsx");
        var rows = new Option<int>("--rows") { Description = "出力する行の上限。 Rows to write at most.", HelpName = "N", DefaultValueFactory = _ => QueryLimits.Default.Rows };
        var seconds = new Option<int>("--seconds") { Description = "時間の上限。 Seconds that it may take.", HelpName = "N", DefaultValueFactory = _ => (int)QueryLimits.Default.Time.TotalSeconds };
        var command = new Command("sql", "予算の表に SQL で尋ねます（読み取りのみ）。 Ask the budget's tables in SQL, read-only.") { sql, format, rows, seconds };
        foreach (var limit in (Option<int>[])[rows, seconds])
        {
            limit.Validators.Add(given =>
            {
                if (given.GetValueOrDefault<int>() < 1) given.AddError($"{limit.Name} は1以上です。 {limit.Name} is at least 1.");
            });
        }

        command.SetAction(async (call, cancel) =>
        {
            var limits = QueryLimits.Default with { Rows = call.GetValue(rows), Time = TimeSpan.FromSeconds(call.GetValue(seconds)) };
            await BudgetCalls.CompleteAsync(Shared.Folder(call), cancel);
            var isWhole = true;
            var isThere = await Task.Run(
                () => AnalystQuery.Run(new BudgetFolder(Shared.Folder(call)), call.GetValue(sql)!, limits, result => isWhole = StandardOutput.WriteRows(result, call.GetValue(format)!, limits.Rows), cancel), cancel);
            if (!isThere) throw BudgetCalls.NothingImported();
            if (isWhole) return ExitCode.Done;
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{limits.Rows} 行で打ち切りました。--rows を増やすか、条件を加えてください。\nCut after {limits.Rows} rows: raise --rows, or ask for less."));
            return ExitCode.Failed;
        });
        return command;
    }
}

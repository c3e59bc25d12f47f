using System.CommandLine;
using System.Globalization;
using Shirube.Budget.Export;
using Shirube.Budget.Payees;
using Shirube.Cli.Output;
using Shirube.Web.Contract;
using Shirube.Web.Exports;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube export</c>: one kind of facts of one edition.</summary>
internal static class ExportCommand
{
    private const string Lineage = "lineage";
    private const string Programmes = "programmes";
    private const string Successors = "successors";
    private const string Science = "sti";
    private const string Payees = "payees";
    private const string Mapping = "mapping";
    private static readonly string[] OfYear = [.. BudgetRows.Kinds, Science];

    public static Command Create()
    {
        var kinds = EditionJson.Kinds.Add(Lineage).Add(Programmes).AddRange(OfYear).Add(Payees).Add(Successors).Add(Mapping);
        var kind = new Argument<string>("KIND") { Description = "事実の種類。 Kind of facts.", HelpName = string.Join('|', kinds) };
        kind.AcceptOnlyFromAmong([.. kinds]);
        var edition = Shared.Edition("版の短い名前。 Short id of the edition.");
        var from = new Option<string?>("--from") { Description = "lineage: 前の版。successors: 前の公開年度。 The earlier edition or sheet year.", HelpName = "ID|YEAR" };
        var to = new Option<string?>("--to") { Description = "lineage: 後の版。successors: 次の公開年度。 The later edition or sheet year.", HelpName = "ID|YEAR" };
        var year = new Option<int?>("--year") { Description = "projects, payments, payees, sti, mapping: シートの公開年度（mapping は省略で全年度）。 Sheet year; mapping takes all years without it.", HelpName = "YEAR" };
        var ministry = new Option<string?>("--ministry") { Description = "payees: 府省庁。 Ministry, as the sheets print it.", HelpName = "NAME" };
        var payeeKind = new Option<string?>("--kind") { Description = "payees: 支出先の種類。 Kind of payee.", HelpName = "KIND" };
        payeeKind.AcceptOnlyFromAmong([.. PayeeRows.Kinds]);
        var format = Shared.Format("json", "json", "csv", "xlsx", "parquet");
        var json = Shared.Json();
        var output = new Option<string?>("--output") { Description = "標準出力の代わりに書くファイル。 File to write instead of standard output.", HelpName = "FILE" };
        var command = new Command("export", "版の事実を取り出します。 Write the facts of an edition, what became of its measures in a later one, the programmes of all editions, the projects or payments of a sheet year, the payees with what they got, what became of the projects in the next (successors), or which are science and technology (sti), as learned from the official label of earlier years; or which projects carry out the measures of an edition (mapping).") { kind, edition, from, to, year, ministry, payeeKind, format, json, output };
        command.Validators.Add(call =>
        {
            var formats = FormatsOf(call.GetValue(kind)!);
            if (!call.GetValue(json) && call.GetValue(format) is { } form && !formats.Contains(form)) call.AddError($"{call.GetValue(kind)} は {string.Join(" か ", formats)} です。 {call.GetValue(kind)} comes as {string.Join(" or ", formats)}.");
            if (call.GetValue(kind) == Successors)
            {
                if (Year(call.GetValue(from)) is not { } first || Year(call.GetValue(to)) is not { } later || later <= first) call.AddError("successors: --from と --to に前後二つの公開年度が必要です。 successors needs two sheet years, --from and a later --to.");
                return;
            }

            if (call.GetValue(kind) == Payees) return;

            if (OfYear.Contains(call.GetValue(kind)))
            {
                if (call.GetValue(year) is null) call.AddError("--year が必要です。 --year is needed.");
                return;
            }

            var isLineage = call.GetValue(kind) == Lineage;
            if (isLineage && (call.GetValue(from) is null || call.GetValue(to) is null)) call.AddError("lineage: --from と --to が必要です。 lineage needs --from and --to.");
            if (!isLineage && call.GetValue(kind) != Programmes && call.GetValue(edition) is null) call.AddError("--edition が必要です。 --edition is needed.");
        });
        command.SetAction(async (call, cancel) =>
        {
            if (call.GetValue(kind) == Payees)
            {
                await BudgetCalls.CompleteAsync(Shared.Folder(call), cancel);
                var filter = new PayeeFilter(call.GetValue(year), call.GetValue(ministry), call.GetValue(payeeKind));
                await Task.Run(
                    () =>
                    {
                        using var written = Target(call.GetValue(output));
                        BudgetCalls.ExportPayees(Shared.Folder(call), filter, call.GetValue(json) ? "json" : call.GetValue(format)!, written, cancel);
                    },
                    cancel);
                return ExitCode.Done;
            }

            if (call.GetValue(kind) == Successors || OfYear.Contains(call.GetValue(kind)))
            {
                var asked = (call.GetValue(kind) == Successors ? Year(call.GetValue(from)) : call.GetValue(year))!.Value;
                await ExportBudgetAsync(call, call.GetValue(kind)!, asked, Year(call.GetValue(to)), call.GetValue(json) ? "json" : call.GetValue(format)!, call.GetValue(output), cancel);
                return ExitCode.Done;
            }

            if (call.GetValue(kind) == Mapping)
            {
                var calls = await MappingCalls.OpenAsync(call, call.GetValue(edition)!, cancel);
                var mapped = await calls.MapAsync(call.GetValue(year), cancel);
                using var pairs = Target(call.GetValue(output));
                calls.Write(pairs, mapped, call.GetValue(json) ? "json" : call.GetValue(format)!, cancel);
                return ExitCode.Done;
            }

            var library = await Shared.OpenAsync(call, cancel);
            using var buffer = new MemoryStream();
            if (call.GetValue(kind) == Lineage)
            {
                var earlier = await Shared.EditionAsync(library, call.GetValue(from)!, cancel);
                LineageJson.Write(buffer, earlier, await Shared.EditionAsync(library, call.GetValue(to)!, cancel));
            }
            else if (call.GetValue(kind) == Programmes)
            {
                ProgrammesJson.Write(buffer, await library.DraftsAsync(cancel), await library.NameWords.AllAsync(cancel));
            }
            else
            {
                var stored = await Shared.EditionAsync(library, call.GetValue(edition)!, cancel);
                EditionJson.Write(buffer, call.GetValue(kind)!, stored);
            }

            await using Stream target = call.GetValue(output) is { } file ? new FileStream(file, FileMode.Create, FileAccess.Write) : Console.OpenStandardOutput();
            await WriteAsync(target, call.GetValue(json) ? "json" : call.GetValue(format)!, call.GetValue(kind)!, buffer, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static string[] FormatsOf(string kind) =>
        kind is Successors or Science or Mapping or Payees || BudgetRows.Kinds.Contains(kind) ? ["json", "csv", "xlsx", "parquet"] : ["json", "csv", "xlsx"];

    private static int? Year(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static async Task ExportBudgetAsync(ParseResult call, string kind, int year, int? later, string format, string? file, CancellationToken cancel)
    {
        if (kind == Science)
        {
            var guesses = await SlowWork.RunAsync("過去の年度から学習中 / learning from earlier years", () => Task.Run(() => BudgetCalls.Science(Shared.Folder(call), year, cancel), cancel), cancel);
            using var target = Target(file);
            BudgetCalls.Write(target, guesses, format, cancel);
            return;
        }

        await Task.Run(
            () =>
            {
                using var target = Target(file);
                if (kind == Successors) BudgetCalls.ExportSuccessors(Shared.Folder(call), year, later!.Value, format, target, cancel);
                else BudgetCalls.Export(Shared.Folder(call), kind, year, format, target, cancel);
            },
            cancel);
    }

    private static Stream Target(string? file) => file is null ? new BufferedStream(Console.OpenStandardOutput(), 1 << 16) : new FileStream(file, FileMode.Create, FileAccess.Write);

    private static async Task WriteAsync(Stream target, string format, string kind, MemoryStream facts, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        if (format == "csv") CsvExport.Write(file, FactSheet.FromJson(kind, facts));
        else if (format == "xlsx") XlsxExport.Write(file, FactSheet.FromJson(kind, facts));
        var content = format == "json" ? facts : file;
        content.Position = 0;
        await content.CopyToAsync(target, cancel);
    }
}

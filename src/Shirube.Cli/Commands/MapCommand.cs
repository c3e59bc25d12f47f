using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Budget.Mapping;
using Shirube.Cli.Output;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube map</c>: computes and keeps which projects carry out the measures of an edition, and keeps what people decide about that.</summary>
internal static class MapCommand
{
    private const string Pair = "ORDER YEAR MINISTRY NUMBER";

    public static Command Create()
    {
        var edition = Shared.Edition("版の短い名前。 Short id of the edition.");
        edition.Required = true;
        var confirm = Decision("--confirm", "この事業は施策を実施していると確認する（一覧にない事業も可）。 Confirm that a project carries a measure out; also one that is not listed.");
        var reject = Decision("--reject", "実施していないと否認する。 Say that it does not.");
        var withdraw = Decision("--withdraw", "前の判断を取り消す。 Take an earlier decision back.");
        var reason = new Option<string?>("--reason") { Description = "判断の理由。記録に残ります。 Why; it is kept. Needed with a decision.", HelpName = "TEXT" };
        var by = new Option<string>("--by") { Description = "誰が。省略時はこの計算機での名前。 Who; default: your name on this machine.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
        var json = Shared.Json();
        var command = new Command(
            "map",
            "版の施策と予算事業の対応を計算して保存します。担当者の判断も受け付けます。 Compute and keep which budget projects carry out the measures of an edition; or keep a person's decision on one project and measure, which the next run learns from.")
        { edition, confirm, reject, withdraw, reason, by, json };
        Option<string[]>[] decisions = [confirm, reject, withdraw];
        command.Validators.Add(call =>
        {
            var given = decisions.Where(d => call.GetResult(d) is { Implicit: false }).ToList();
            if (given.Count > 1) call.AddError("判断は一度に一つだけです。 One decision at a time.");
            if (given.Count == 1 && string.IsNullOrWhiteSpace(call.GetValue(reason))) call.AddError("--reason が必要です。 --reason is needed.");
            if (given.Exists(d => call.GetValue(d) is not [var order, var year, _, _] || Number(order) is null || Number(year) is null)) call.AddError($"{Pair}: 施策の番号、公開年度、府省庁、事業番号。 The measure's order, the sheet year, the ministry and the project's number.");
        });
        command.SetAction(async (call, cancel) =>
        {
            var calls = await MappingCalls.OpenAsync(call, call.GetValue(edition)!, cancel);
            for (var i = 0; i < decisions.Length; i++)
            {
                if (call.GetValue(decisions[i]) is not [var order, var year, var ministry, var number]) continue;
                var (why, who) = (call.GetValue(reason)!.Trim(), call.GetValue(by)!.Trim());
                if (why.Length > MappingDecision.LongestReason || who.Length == 0) throw new WrongCallException("理由と名前を書いてください（理由は1000字まで）。", "Give a reason of at most 1000 characters, and a name.");
                await calls.SayAsync(Number(order)!.Value, Number(year)!.Value, ministry, number, (MappingWord)i, who, why, cancel);
                StandardOutput.WriteLines([$"記録しました。次の shirube map から学習に使われます。 Kept; the next shirube map learns from it."]);
                return ExitCode.Done;
            }

            var (run, mapped) = await calls.StoreAsync(Waiting, cancel);
            if (call.GetValue(json)) StandardOutput.WriteJson(writer => WriteJson(writer, run, calls.Measures.Length, mapped));
            else StandardOutput.WriteLines(mapped.GroupBy(p => p.Year).OrderBy(g => g.Key).Select(Line).Append(string.Create(CultureInfo.InvariantCulture, $"版 {run.Edition} の施策 {calls.Measures.Length} 件の対応を保存しました（{run.Model}）。 The mapping of {calls.Measures.Length} measures is kept.")));
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<string[]> Decision(string name, string description) => new(name) { Description = description, HelpName = Pair, Arity = new(4, 4), AllowMultipleArgumentsPerToken = true };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void Waiting() => Console.Error.WriteLine("取り込みが終わるのを待っています。\nWaiting for an import to end.");

    private static string Line(IGrouping<int, MappedProject> year) => string.Create(
        CultureInfo.InvariantCulture,
        $"{year.Key}: {year.Count(p => p.Probability >= 0.5)} 件が確率 0.5 以上、確認 {year.Count(p => p.State == MappingState.Confirmed)}、否認 {year.Count(p => p.State == MappingState.Rejected)}。 {year.Count(p => p.Probability >= 0.5)} pairs at 0.5 or more.");

    private static void WriteJson(Utf8JsonWriter json, MappingRun run, int measures, IReadOnlyList<MappedProject> mapped)
    {
        json.WriteStartObject();
        json.WriteString("edition", run.Edition);
        json.WriteNumber("reading", run.Reading);
        json.WriteString("model", run.Model);
        json.WriteString("computedAt", run.ComputedAt);
        json.WriteNumber("measures", measures);
        json.WriteStartArray("years");
        foreach (var year in mapped.GroupBy(p => p.Year).OrderBy(g => g.Key))
        {
            json.WriteStartObject();
            json.WriteNumber("year", year.Key);
            json.WriteNumber("pairs", year.Count());
            json.WriteNumber("likely", year.Count(p => p.Probability >= 0.5));
            json.WriteNumber("confirmed", year.Count(p => p.State == MappingState.Confirmed));
            json.WriteNumber("rejected", year.Count(p => p.State == MappingState.Rejected));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

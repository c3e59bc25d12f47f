using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Cli.Output;
using Shirube.Policy.Ledger;
using Shirube.Policy.Withdrawals;
using Shirube.Storage.Rows;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube withdraw</c> and <c>shirube reinstate</c>: takes an edition out of what is shown, and back in. Both tell what moved.</summary>
internal static class WithdrawCommand
{
    public static Command Create() => Create(
        "withdraw",
        "版を取り下げます。一覧、集計、対応、取り出すデータから外れ、保存されたものはすべて残ります。 Withdraw an edition from lists, counts, links and exports; all that is stored stays.",
        WithdrawalState.Withdrawn);

    public static Command CreateBack() => Create("reinstate", "取り下げた版を戻します。 Take a withdrawn edition back.", WithdrawalState.Back);

    private static Command Create(string name, string description, WithdrawalState state)
    {
        var edition = new Argument<string>("EDITION") { Description = "版の短い名前。 Short id of the edition.", HelpName = "EDITION" };
        var reason = new Option<string>("--reason") { Description = "理由。記録に残ります。 Why; it is kept.", HelpName = "TEXT", Required = true };
        var by = new Option<string>("--by") { Description = "誰が。省略時はこの計算機での名前。 Who; default: your name on this machine.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName };
        var json = Shared.Json();
        var command = new Command(name, description) { edition, reason, by, json };
        command.SetAction(async (call, cancel) =>
        {
            var (why, who) = (call.GetValue(reason)!.Trim(), call.GetValue(by)!.Trim());
            if (why.Length is 0 or > Withdrawal.LongestReason || who.Length == 0) throw new WrongCallException("理由と名前を書いてください（理由は1000字まで）。", "Give a reason of at most 1000 characters, and a name.");
            var library = await Shared.OpenAsync(call, cancel);
            var stored = await Shared.EditionAsync(library, call.GetValue(edition)!, cancel, isWithdrawnToo: true);
            var hold = await EditionMoves.OfAsync(library, stored, cancel);
            if (!await library.Withdrawals.SayAsync(stored.Summary.Edition, state, who, why, null, cancel)) throw Refusal(stored.Summary, state);
            var word = (await library.Withdrawals.OfAsync(stored.Summary.Edition, cancel))[^1];
            if (call.GetValue(json)) StandardOutput.WriteJson(writer => WriteJson(writer, stored.Summary.Edition, word, hold));
            else StandardOutput.WriteLines(Lines(stored.Summary.Edition, word, hold));
            return ExitCode.Done;
        });
        return command;
    }

    private static WrongCallException Refusal(EditionSummary summary, WithdrawalState state) => state == WithdrawalState.Withdrawn
        ? new($"版「{summary.Edition}」は既に取り下げられています。何も変えていません。", $"Edition \"{summary.Edition}\" is withdrawn already. Nothing was changed.")
        : new($"版「{summary.Edition}」は取り下げられていません。何も変えていません。", $"Edition \"{summary.Edition}\" is not withdrawn. Nothing was changed.");

    private static void WriteJson(Utf8JsonWriter json, string edition, Withdrawal word, EditionHold hold)
    {
        json.WriteStartObject();
        json.WriteString("edition", edition);
        WithdrawalJson.Write(json, word);
        WithdrawalJson.WriteMoves(json, hold, word.State == WithdrawalState.Withdrawn);
        json.WriteEndObject();
    }

    private static IEnumerable<string> Lines(string edition, Withdrawal word, EditionHold hold)
    {
        var isGone = word.State == WithdrawalState.Withdrawn;
        yield return isGone
            ? $"版 {edition} を取り下げました（{word.Who}: {word.Why}）。保存されたものはすべて残ります。 Edition {edition} is withdrawn; all that is stored stays."
            : $"版 {edition} を戻しました（{word.Who}: {word.Why}）。 Edition {edition} is back.";
        foreach (var move in hold.Moves(isGone)) yield return ReadCommand.Line(move);
        foreach (var move in hold.Ledger) yield return Line(edition, move, isGone);
    }

    private static string Line(string edition, LedgerMove move, bool isGone)
    {
        var states = string.Join(", ", move.States.Select(s => string.Create(CultureInfo.InvariantCulture, $"{Codec.Name(s.Key)} {s.Value}")));
        var (gone, added) = isGone ? (move.Count, 0) : (0, move.Count);
        return move.Edition == edition
            ? string.Create(CultureInfo.InvariantCulture, $"  この版の期限: なくなったもの {gone}、新しいもの {added} ({states})。 Deadlines of this edition: {gone} gone, {added} new.")
            : string.Create(CultureInfo.InvariantCulture, $"  版 {move.Edition} の期限についての記述: なくなったもの {gone}、新しいもの {added} ({states})。 What it says of deadlines of edition {move.Edition}: {gone} gone, {added} new.");
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Cli.Inputs;
using Shirube.Cli.Output;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Policy.Lineage;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube read</c>: documents in, stored editions out.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "文書のファイル、または https の URL。 Documents: text, HTML, Word, PDF; or an https address.",
            Arity = ArgumentArity.OneOrMore,
        };
        var edition = Shared.Edition("版の短い名前。省略時は文書の表題と日付から決め、決まらなければ尋ねます。 Short id of the edition; without it the document's own title and date decide.");
        var layout = new Option<string>("--layout")
        {
            Description = "文書の組み方。 Layout; auto recognises it.",
            HelpName = "auto|markup|columns|goals|points|pdf",
            DefaultValueFactory = _ => "auto",
        };
        layout.AcceptOnlyFromAmong("auto", "markup", "columns", "goals", "points", "pdf");
        var replace = new Option<bool>("--replace") { Description = "同じ版の、内容の異なる文書を置き換えます。 Take the place of a document of other content under the same id." };
        var format = Shared.Format("text", "text", "json");
        var json = Shared.Json();
        var command = new Command("read", "文書を読み取り、版として保存します。 Read documents and store them as editions.") { files, edition, layout, replace, format, json };
        command.SetAction(async (call, cancel) =>
        {
            var asked = call.GetValue(edition);
            if (asked is not null && !EditionIds.IsValid(asked))
            {
                throw new WrongCallException($"版の名前「{asked}」は使えません（文字、数字、- _ . で40字まで）。", $"\"{asked}\" cannot be an edition id (letters, digits, - _ . ; at most 40).");
            }

            var inputs = call.GetValue(files)!;
            var results = await SlowWork.RunAsync(
                inputs.Length == 1 ? $"{inputs[0]} を読み取り中 / reading" : $"{inputs.Length} 件を読み取り中 / reading",
                () => ReadAllAsync(call, inputs, asked, call.GetValue(layout)!, call.GetValue(replace), cancel),
                cancel);
            if (call.GetValue(json) || call.GetValue(format) == "json") StandardOutput.WriteJson(writer => WriteJson(writer, results));
            else StandardOutput.WriteLines(results.SelectMany(Lines));
            return ExitCode.Done;
        });
        return command;
    }

    // all are read before the first is stored: one unreadable file, and nothing is stored
    private static async Task<List<(string Input, DraftEdition Draft, SaveOutcome Outcome)>> ReadAllAsync(
        ParseResult call, string[] inputs, string? asked, string layout, bool replace, CancellationToken cancel)
    {
        var read = new List<(string Input, ReadOnlyMemory<byte> Bytes, DraftEdition Draft)>();
        foreach (var input in inputs)
        {
            var (bytes, name) = await InputFile.LoadAsync(input, cancel);
            var draft = EditionReader.Read(bytes, name, LayoutOf(layout), cancel);
            if (layout == "pdf" && draft.Document.Format != SourceFormat.Pdf)
            {
                throw new WrongCallException($"{input} は PDF ではありません。--layout pdf を外してください。", $"{input} is no PDF. Leave --layout pdf out.");
            }

            read.Add((input, bytes, draft));
        }

        var library = await Shared.OpenAsync(call, cancel);
        var results = new List<(string, DraftEdition, SaveOutcome)>();
        foreach (var (input, bytes, draft) in read)
        {
            var edition = asked ?? draft.EditionId ?? await library.RecogniseAsync(draft, cancel) ?? throw new WrongCallException(
                $"{input}: どの版か、文書からは決まりません。--edition で指定してください（例: --edition 2024）。",
                $"{input}: the document leaves it open which edition it is. Say it with --edition, e.g. --edition 2024.");
            results.Add((input, draft, await library.SaveAsync(draft, edition, bytes, replace, cancel)));
        }

        return results;
    }

    private static Layout? LayoutOf(string name) => name switch
    {
        "markup" => Layout.Markup,
        "columns" => Layout.Columns,
        "goals" => Layout.Goals,
        "points" => Layout.Points,
        _ => null,
    };

    private static void WriteJson(Utf8JsonWriter json, List<(string Input, DraftEdition Draft, SaveOutcome Outcome)> results)
    {
        json.WriteStartArray();
        foreach (var (input, draft, outcome) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", input);
            json.WriteString("outcome", char.ToLowerInvariant(outcome.Kind.ToString()[0]) + outcome.Kind.ToString()[1..]);
            json.WriteNumber("unread", draft.Findings.Count(f => f.Code == "unread-text"));
            json.WritePropertyName("edition");
            EditionsCommand.WriteJson(json, outcome.Summary);
            LinkMovesJson.Write(json, outcome.Moves);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<string> Lines((string Input, DraftEdition Draft, SaveOutcome Outcome) result)
    {
        var (input, draft, outcome) = result;
        var (japanese, english) = outcome.Kind switch
        {
            SaveKind.Added => ("新しい版として保存しました", "stored as a new edition"),
            SaveKind.NewReading => ("新しい読み取りとして保存しました（前の読み取りも残ります）", "stored as a new reading beside the old one"),
            SaveKind.Unchanged => ("既に同じ読み取りがあります。何も変えていません", "the same reading is there already; nothing changed"),
            _ => ("同じ内容の別の翻字として記録しました（施策は重ねて保存しません）", "kept as another transcription of it; its measures are not stored again"),
        };
        yield return $"{input}: 版 {outcome.Edition}: {japanese}。 Edition {outcome.Edition}: {english}.";
        foreach (var line in EditionsCommand.Lines(outcome.Summary)) yield return line;
        foreach (var move in outcome.Moves) yield return Line(move);
        foreach (var group in draft.Findings.GroupBy(f => (f.Severity, f.Code)).OrderByDescending(g => g.Key.Severity).ThenBy(g => g.Key.Code, StringComparer.Ordinal))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {group.Key.Severity.ToString().ToLowerInvariant()} {group.Key.Code}: {group.Count()}");
        }
    }

    /// <summary>How links to another edition changed.</summary>
    public static string Line(LinkMove move) =>
        string.Create(CultureInfo.InvariantCulture, $"  版 {move.Edition} の施策との結び付き: なくなったもの {move.Gone}、新しいもの {move.Added}。 Links to edition {move.Edition}: {move.Gone} gone, {move.Added} new.");
}

using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Budget;
using Shirube.Budget.Columns;
using Shirube.Budget.Import;
using Shirube.Cli.Output;
using Shirube.Storage.Rows;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube import</c>: review sheets into the budget's tables.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "行政事業レビューシート: 一行一枚の JSON（.ndjson、.ndjson.gz）、RS システムの ZIP、または --mapping で読む CSV・Excel。 Review sheets: JSON with one sheet a line, also gzip, ZIPs of the RS system, or CSV and Excel with --mapping; told from the bytes.",
            Arity = ArgumentArity.OneOrMore,
        };
        var mapping = new Option<string?>("--mapping")
        {
            Description = "CSV や Excel（.xlsx、.xls）の列が何かを書いた JSON のファイル（画面で作れます）。 JSON that says what the columns of CSV or Excel files are; the browser makes it.",
            HelpName = "FILE",
        };
        var json = Shared.Json();
        var command = new Command("import", "予算の資料を取り込みます。ファイルごとに、全部か、何もしないかのどちらかで、同じファイルは二度数えません。 Import budget files: all of a file or nothing of it; the same file never counts twice.") { files, mapping, json };
        command.SetAction(async (call, cancel) =>
        {
            var paths = call.GetValue(files)!;
            var columns = call.GetValue(mapping) is { } map ? await MappingAsync(map, cancel) : null;
            var share = 0.0;
            var results = await SlowWork.RunAsync(
                paths.Length == 1 ? $"{paths[0]} を取り込み中 / importing" : $"{paths.Length} 件を取り込み中 / importing",
                () => new BudgetImport(Shared.Folder(call), TimeProvider.System).RunAsync([.. paths.Select(p => new ImportSource(p, p, columns))], s => Volatile.Write(ref share, s), Waiting, cancel),
                cancel,
                () => Volatile.Read(ref share));
            if (call.GetValue(json)) StandardOutput.WriteJson(writer => WriteJson(writer, results));
            else StandardOutput.WriteLines(results.Where(r => r.Fault is null).SelectMany(Lines));
            foreach (var file in results.Where(r => r.Fault is not null)) await Console.Error.WriteLineAsync(file.Fault!.Message);
            return results.Any(r => r.Fault is not null) ? ExitCode.Unreadable : ExitCode.Done;
        });
        return command;
    }

    private static async Task<ColumnMapping> MappingAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new UnreadableImportException("no-such-file", $"{path} がありません。", $"{path}: no such file.");
        return MappingFormat.Read(await File.ReadAllBytesAsync(path, cancel), path);
    }

    private static void Waiting() => Console.Error.WriteLine("別の取り込みが終わるのを待っています。\nWaiting for another import to end.");

    private static IEnumerable<string> Lines(ImportedFile file)
    {
        yield return file.Outcome == ImportOutcome.Imported
            ? string.Create(CultureInfo.InvariantCulture, $"{file.Path}: {file.Rows} 行を取り込みました。 {file.Rows} rows imported.")
            : $"{file.Path}: 取り込み済みです。何も変えていません。 Imported before; nothing changed.";
        foreach (var (severity, code, count) in file.Findings) yield return string.Create(CultureInfo.InvariantCulture, $"  {severity} {code}: {count}");
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<ImportedFile> files)
    {
        json.WriteStartArray();
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Path);
            json.WriteString("document", file.Hash);
            json.WriteString("outcome", Codec.Name(file.Outcome));
            json.WriteNumber("rows", file.Rows);
            if (file.Fault is { } fault)
            {
                json.WriteStartObject("error");
                json.WriteString("code", fault.Code);
                json.WriteString("japanese", fault.Japanese);
                json.WriteString("english", fault.English);
                json.WriteEndObject();
            }

            json.WriteStartArray("findings");
            foreach (var (severity, code, count) in file.Findings)
            {
                json.WriteStartObject();
                json.WriteString("severity", severity);
                json.WriteString("code", code);
                json.WriteNumber("count", count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

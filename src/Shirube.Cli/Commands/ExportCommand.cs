using System.CommandLine;
using Shirube.Web.Contract;
using Shirube.Web.Exports;
using Shirube.Web.Library;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube export</c>: one kind of facts of one edition.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "事実の種類。 Kind of facts.", HelpName = string.Join('|', EditionJson.Kinds) };
        kind.AcceptOnlyFromAmong([.. EditionJson.Kinds]);
        var edition = Shared.Edition("版の短い名前。 Short id of the edition.");
        edition.Required = true;
        var format = Shared.Format("json", "json", "csv", "xlsx");
        var json = Shared.Json();
        var output = new Option<string?>("--output") { Description = "標準出力の代わりに書くファイル。 File to write instead of standard output.", HelpName = "FILE" };
        var command = new Command("export", "版の事実を取り出します。 Write the facts of an edition.") { kind, edition, format, json, output };
        command.SetAction(async (call, cancel) =>
        {
            var stored = await Shared.EditionAsync(await Shared.OpenAsync(call, cancel), call.GetValue(edition)!, cancel);
            using var buffer = new MemoryStream();
            Write(buffer, call.GetValue(json) ? "json" : call.GetValue(format)!, call.GetValue(kind)!, stored);
            await using Stream target = call.GetValue(output) is { } file ? new FileStream(file, FileMode.Create, FileAccess.Write) : Console.OpenStandardOutput();
            buffer.Position = 0;
            await buffer.CopyToAsync(target, cancel);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(Stream output, string format, string kind, StoredEdition stored)
    {
        var (edition, draft) = (stored.Summary.Edition, stored.Draft);
        switch (format)
        {
            case "csv": CsvExport.Write(output, FactSheet.Of(kind, edition, draft)); break;
            case "xlsx": XlsxExport.Write(output, FactSheet.Of(kind, edition, draft)); break;
            default: EditionJson.Write(output, kind, edition, draft); break;
        }
    }
}

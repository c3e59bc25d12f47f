using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Cli.Evaluation;
using Shirube.Cli.Inputs;
using Shirube.Cli.Output;
using Shirube.Ingest;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube eval</c>: how well a stored edition agrees with what careful readers found.</summary>
internal static class EvalCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("GOLD") { Description = "正解のファイル（JSON）。 Files of right answers; their kind is told from their objects.", Arity = ArgumentArity.OneOrMore };
        var edition = Shared.Edition("版。省略時はファイル名の先頭（2024-measures.json なら 2024）。 Edition; default: the beginning of the file's name.");
        var least = new Option<double?>("--min") { Description = "どの値もこれ以上でなければ終了コード 1。 Exit with 1 where a figure is lower.", HelpName = "SHARE" };
        var json = Shared.Json();
        var command = new Command("eval", "保存した版を正解と比べます。 Compare stored editions with right answers.") { files, edition, least, json };
        command.SetAction(async (call, cancel) =>
        {
            if (await BudgetGold.TryLoadAsync(call.GetValue(files)!, cancel) is { } facts) return await EvalFactsAsync(call, facts, call.GetValue(json), cancel);
            var library = await Shared.OpenAsync(call, cancel);
            var results = new List<(string File, string Edition, string Kind, int Gold, Figures Figures)>();
            foreach (var file in call.GetValue(files)!)
            {
                var gold = await LoadAsync(file, cancel);
                var kind = GoldKind.Of(gold) ?? throw new UnreadableFileException(
                    "not-gold", $"{file}: 正解として知られた形ではありません。", $"{file}: its objects are of no known kind of right answers.");
                var stored = await Shared.EditionAsync(library, await EditionOfAsync(call.GetValue(edition), file, library, cancel), cancel);
                results.Add((file, stored.Summary.Edition, kind.Name, gold.Count, kind.Compare(gold, Export(kind.Export, stored))));
            }

            if (call.GetValue(json)) WriteJson(results);
            else StandardOutput.WriteLines(results.SelectMany(Lines));
            return call.GetValue(least) is { } limit && results.Exists(r => r.Figures.Lowest < limit) ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> EvalFactsAsync(ParseResult call, IReadOnlyList<JsonElement> facts, bool isJson, CancellationToken cancel)
    {
        var (results, years) = await Task.Run(() => BudgetGold.Compare(Shared.Folder(call), facts, cancel), cancel);
        if (isJson) StandardOutput.WriteJson(json => BudgetGold.Write(json, results, years));
        else StandardOutput.WriteLines(BudgetGold.Lines(results, years));
        return results.All(r => r.IsExact) ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<List<JsonElement>> LoadAsync(string file, CancellationToken cancel)
    {
        var (bytes, _) = await InputFile.LoadAsync(file, cancel);
        try
        {
            var root = JsonDocument.Parse(bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes).RootElement;
            return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [];
        }
        catch (JsonException wrong)
        {
            throw new UnreadableFileException("not-json", $"{file}: JSON として読めません（{wrong.Message}）。", $"{file}: this is no JSON ({wrong.Message}).");
        }
    }

    private static async Task<string> EditionOfAsync(string? asked, string file, EditionLibrary library, CancellationToken cancel)
    {
        if (asked is not null) return asked;
        var name = Path.GetFileName(file);
        var known = (await library.ListAsync(cancel)).Select(s => s.Edition).Where(e => name.StartsWith(e + "-", StringComparison.Ordinal)).MaxBy(e => e.Length);
        return known ?? throw new WrongCallException(
            $"{file}: どの版の正解か、ファイル名からは決まりません。--edition で指定してください。", $"{file}: its name does not say which edition it is about. Say it with --edition.");
    }

    private static List<JsonElement> Export(string kind, StoredEdition stored)
    {
        using var buffer = new MemoryStream();
        EditionJson.Write(buffer, kind, stored.Summary.Edition, stored.AsRead);
        return [.. JsonDocument.Parse(buffer.ToArray()).RootElement.EnumerateArray()];
    }

    private static IEnumerable<string> Lines((string File, string Edition, string Kind, int Gold, Figures Figures) result)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(result.File)}: {result.Kind} {result.Edition}, {result.Gold} gold");
        foreach (var (name, value) in result.Figures.All) yield return string.Create(CultureInfo.InvariantCulture, $"{result.Kind}.{name}={value:F4}");
        yield return string.Create(CultureInfo.InvariantCulture, $"score={result.Figures.Lowest:F4}");
    }

    private static void WriteJson(List<(string File, string Edition, string Kind, int Gold, Figures Figures)> results) => StandardOutput.WriteJson(json =>
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("file", result.File);
            json.WriteString("edition", result.Edition);
            json.WriteString("kind", result.Kind);
            json.WriteNumber("gold", result.Gold);
            json.WriteStartObject("figures");
            foreach (var (name, value) in result.Figures.All) json.WriteNumber(name, Math.Round(value, 6));
            json.WriteEndObject();
            json.WriteNumber("score", Math.Round(result.Figures.Lowest, 6));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}

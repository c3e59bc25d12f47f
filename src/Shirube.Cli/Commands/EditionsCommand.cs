using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Cli.Output;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube editions</c>: what is stored.</summary>
internal static class EditionsCommand
{
    public static Command Create()
    {
        var withdrawn = new Option<bool>("--withdrawn") { Description = "取り下げられた版だけの一覧。 List the withdrawn editions instead." };
        var json = Shared.Json();
        var command = new Command("editions", "保存されている版の一覧。 List the stored editions.") { withdrawn, json };
        command.SetAction(async (call, cancel) =>
        {
            var editions = (await (await Shared.OpenAsync(call, cancel)).ListAllAsync(cancel)).Where(e => e.WithdrawnOn(null) is not null == call.GetValue(withdrawn)).ToList();
            if (call.GetValue(json))
            {
                StandardOutput.WriteJson(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var edition in editions) WriteJson(writer, edition);
                    writer.WriteEndArray();
                });
            }
            else StandardOutput.WriteLines(editions.SelectMany(e => new[] { $"{e.Edition}: {e.Title ?? e.FileName}" }.Concat(Lines(e))));
            return ExitCode.Done;
        });
        return command;
    }

    public static IEnumerable<string> Lines(EditionSummary edition)
    {
        if (edition.WithdrawnOn(null) is { } word)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  取り下げ withdrawn {word.When:yyyy-MM-dd HH:mm:ss}Z {word.Who}: {word.Why}（戻すには / to take it back: shirube reinstate {edition.Edition} --reason …）");
        }

        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"  節 sections {edition.Sections}, 施策 measures {edition.Measures} (再掲 restated {edition.MeasuresRestated}), 項目 items {edition.Items} (再掲 restated {edition.ItemsRestated}), 指標 indicators {edition.Indicators}, 脚注 footnotes {edition.Footnotes}, 所見 findings {edition.Findings}");
        foreach (var witness in edition.Witnesses)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  翻字 witness {witness.FileName}: 一致 same {witness.Confirmed}, 相違 differing {witness.Differing}");
        }
    }

    public static void WriteJson(Utf8JsonWriter json, EditionSummary edition)
    {
        json.WriteStartObject();
        EditionSummaryJson.WriteHead(json, edition);
        json.WriteString("format", edition.Format.ToString().ToLowerInvariant());
        json.WriteString("file", edition.FileName);
        json.WriteString("document", edition.DocumentHash);
        json.WriteNumber("reading", edition.Reading);
        json.WriteString("rules", edition.RuleVersion);
        json.WriteString("readAt", edition.ReadAt.ToString("O", CultureInfo.InvariantCulture));
        EditionSummaryJson.WriteCounts(json, edition);
        if (edition.WithdrawnOn(null) is { } word)
        {
            json.WriteStartObject("withdrawn");
            WithdrawalJson.Write(json, word);
            json.WriteEndObject();
        }

        json.WriteStartArray("witnesses");
        foreach (var witness in edition.Witnesses)
        {
            json.WriteStartObject();
            json.WriteString("file", witness.FileName);
            json.WriteString("document", witness.DocumentHash);
            json.WriteString("rules", witness.RuleVersion);
            json.WriteNumber("confirmed", witness.Confirmed);
            json.WriteNumber("differing", witness.Differing);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

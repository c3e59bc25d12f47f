using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shirube.Analytics;
using Shirube.Budget.Documents;
using Shirube.Cli.Output;
using Shirube.Core;
using Shirube.Ingest.Files;
using Shirube.Search.Index;
using Shirube.Storage;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube verify</c>: proves that nothing was lost and that every fact stands where it says.</summary>
internal static class VerifyCommand
{
    private const int ShownFaults = 20;

    private sealed record Result(EditionSummary Edition, EditionCheck Check, bool IsOriginalRight, bool IsTextRight)
    {
        public bool IsWhole => Check.IsWhole && IsOriginalRight && IsTextRight;
    }

    public static Command Create()
    {
        var edition = Shared.Edition("この版だけを確かめる。 Only this edition.");
        var json = Shared.Json();
        var command = new Command("verify", "原文がもれなく読まれ、事実が原文どおりであることを確かめます。 Prove that nothing was lost and every fact stands in its source.") { edition, json };
        command.SetAction(async (call, cancel) =>
        {
            var library = await Shared.OpenAsync(call, cancel);
            var wanted = call.GetValue(edition);
            List<string> ids = wanted is null ? [.. (await library.ListAllAsync(cancel)).Select(s => s.Edition)] : [wanted];
            if (ids.Count == 0) await Console.Error.WriteLineAsync("保存された版はありません。 No edition is stored.");
            var results = await SlowWork.RunAsync("確認中 / verifying", () => CheckAllAsync(library, ids, cancel), cancel);
            using var search = new EditionSearch(library);
            var index = wanted is null ? await SlowWork.RunAsync("索引を確認中 / verifying the index", () => search.VerifyAsync(cancel), cancel) : [];
            var budget = wanted is null ? await SlowWork.RunAsync("予算の原本を確認中 / verifying the budget's files", () => BudgetAsync(Shared.Folder(call), cancel), cancel) : [];
            if (call.GetValue(json)) StandardOutput.WriteJson(writer => WriteJson(writer, results));
            else StandardOutput.WriteLines(results.SelectMany(Lines).Concat(index.Where(i => i.IsTrue).Select(Line)).Concat(budget.Where(b => b.IsRight).Select(Line)));
            foreach (var wrong in index.Where(i => !i.IsTrue)) await Console.Error.WriteLineAsync(Line(wrong));
            foreach (var wrong in budget.Where(b => !b.IsRight)) await Console.Error.WriteLineAsync(Line(wrong));
            return results.TrueForAll(r => r.IsWhole) && index.All(i => i.IsTrue) && budget.TrueForAll(b => b.IsRight) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static async Task<List<(ImportedDocument Document, bool IsRight)>> BudgetAsync(DataFolder folder, CancellationToken cancel)
    {
        try
        {
            return await BudgetCalls.VerifyOriginalsAsync(folder, cancel);
        }
        catch (AnalyticsUnavailableException missing)
        {
            await Console.Error.WriteLineAsync(missing.Message);
            return [];
        }
    }

    private static async Task<List<Result>> CheckAllAsync(EditionLibrary library, List<string> ids, CancellationToken cancel)
    {
        var results = new List<Result>();
        foreach (var id in ids)
        {
            var stored = await Shared.EditionAsync(library, id, cancel, isWithdrawnToo: true);
            var isOriginalRight = true;
            foreach (var hash in stored.Summary.Witnesses.Select(w => w.DocumentHash).Prepend(stored.Summary.DocumentHash))
            {
                isOriginalRight &= await library.VerifyOriginalAsync(hash, cancel);
            }

            results.Add(new(stored.Summary, EditionCheck.Of(stored.AsRead), isOriginalRight, isOriginalRight && await IsTextRightAsync(library, stored.AsRead.Document, cancel)));
        }

        return results;
    }

    // the stored lines are the original's, as far as today's byte reader is the one that made them
    private static async Task<bool> IsTextRightAsync(EditionLibrary library, SourceDocument stored, CancellationToken cancel)
    {
        await using var original = library.OpenOriginal(stored.Hash);
        if (original is null) return false;
        using var bytes = new MemoryStream();
        await original.CopyToAsync(bytes, cancel);
        var now = DocumentReader.Read(bytes.ToArray(), stored.FileName, cancel);
        return now.Reader != stored.Reader || now.Lines.SequenceEqual(stored.Lines, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(Result result)
    {
        var check = result.Check;
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Edition.Edition}: {(result.IsWhole ? "よし ok" : "不一致 FAILED")}: 文字 characters {check.Covered}/{check.Characters} ({Percent(check.Covered, check.Characters)}), 事実 texts {check.Proven}/{check.Texts} ({Percent(check.Proven, check.Texts)}), 原本 original {(result.IsOriginalRight ? "ok" : "DAMAGED")}, 本文 text layer {(result.IsTextRight ? "ok" : "DIFFERS")}");
        foreach (var (kind, role, characters) in check.Shares)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {Percent(characters, check.Characters),8}  {kind.ToString().ToLowerInvariant()} {role} ({characters})");
        }

        foreach (var fault in check.Faults.Take(ShownFaults)) yield return string.Create(CultureInfo.InvariantCulture, $"  ! {fault.Code} {fault.Line}: {fault.Message}");
        if (check.Faults.Length > ShownFaults) yield return string.Create(CultureInfo.InvariantCulture, $"  ! … {check.Faults.Length - ShownFaults} more (--json)");
    }

    private static string Line(IndexCheck index) => string.Create(
        CultureInfo.InvariantCulture,
        $"検索の索引 search index {index.Source}: {(index.IsTrue ? $"よし ok: 文 texts {index.Texts}" : $"不一致 FAILED: 文 texts {index.WrongTexts}/{index.Texts}, 語 words {index.WrongWords}。作り直しました。 Made anew.")}");

    private static string Line((ImportedDocument Document, bool IsRight) budget) =>
        $"予算の資料 budget file {budget.Document.FileName}: {(budget.IsRight ? "よし ok" : "不一致 FAILED: 原本がないか、変わっています。 The kept file is missing or changed.")} ({budget.Document.Hash})";

    private static string Percent(int part, int whole) => whole == 0 ? "-" : (100.0 * part / whole).ToString("F2", CultureInfo.InvariantCulture) + "%";

    private static void WriteJson(Utf8JsonWriter json, List<Result> results)
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            var check = result.Check;
            json.WriteStartObject();
            json.WriteString("edition", result.Edition.Edition);
            json.WriteBoolean("whole", result.IsWhole);
            json.WriteNumber("characters", check.Characters);
            json.WriteNumber("covered", check.Covered);
            json.WriteNumber("texts", check.Texts);
            json.WriteNumber("proven", check.Proven);
            json.WriteBoolean("original", result.IsOriginalRight);
            json.WriteBoolean("textLayer", result.IsTextRight);
            json.WriteStartArray("shares");
            foreach (var (kind, role, characters) in check.Shares)
            {
                json.WriteStartObject();
                json.WriteString("kind", kind.ToString().ToLowerInvariant());
                json.WriteString("role", role);
                json.WriteNumber("characters", characters);
                json.WriteNumber("share", check.Characters == 0 ? 0 : Math.Round((double)characters / check.Characters, 6));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("faults");
            foreach (var fault in check.Faults)
            {
                json.WriteStartObject();
                json.WriteString("code", fault.Code);
                json.WriteNumber("line", fault.Line);
                json.WriteString("message", fault.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

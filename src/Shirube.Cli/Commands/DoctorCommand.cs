using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Shirube.Analytics.Duck;
using Shirube.Budget;
using Shirube.Budget.Export;
using Shirube.Cli.Output;
using Shirube.Ingest.Files;
using Shirube.Storage;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube doctor</c>: what is there, what is missing and what that switches off, and the limits.</summary>
internal static class DoctorCommand
{
    /// <param name="Off">What does not work without it; null where all is well.</param>
    private sealed record Check(string Name, string Found, string? Off);

    public static Command Create()
    {
        var json = Shared.Json();
        var command = new Command("doctor", "必要な道具、上限、使えない機能を示します。 Show tools, limits, and what is switched off.") { json };
        command.SetAction(async (call, cancel) =>
        {
            var checks = await ChecksAsync(Shared.Folder(call), cancel);
            var limits = Limits();
            if (call.GetValue(json)) Write(checks, limits);
            else
            {
                StandardOutput.WriteLines(
                [
                    .. checks.Select(c => $"{(c.Off is null ? "ok  " : "off ")} {c.Name}: {c.Found}{(c.Off is null ? "" : $" -> {c.Off}")}"),
                    "上限 limits:",
                    .. limits.Select(l => $"  {l.Name}: {l.Value}"),
                ]);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<List<Check>> ChecksAsync(DataFolder folder, CancellationToken cancel) =>
    [
        new("dotnet", RuntimeInformation.FrameworkDescription, null),
        new("unicode", "NFKC ok", null), // checked before any command runs
        TimeZone(),
        await ToolAsync("pdftotext", "PDF は読めません（poppler-utils を導入してください）。 PDFs cannot be read: install poppler-utils.", cancel),
        new("sqlite", Dialect.Version(), null),
        DuckDb(),
        DataFolderCheck(folder),
        new("memory", string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20} MiB"), null),
    ];

    private static Check TimeZone() => TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Tokyo", out _)
        ? new("time zone", "Asia/Tokyo", null)
        : new("time zone", "-", "日付は UTC で示します（tzdata を導入してください）。 Days are shown in UTC: install tzdata.");

    private static Check DuckDb() => DuckLibrary.Version is { } version
        ? new("duckdb", version, null)
        : new("duckdb", "-", "予算（import、sql、map、export projects・payments・payees・successors・sti・mapping、予算のページ）は使えません（npm ci を実行してください）。 The budget is off (import, sql, map, its exports and pages): run npm ci.");

    private static Check DataFolderCheck(DataFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Root);
            var probe = Path.Combine(folder.Root, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(folder.Root).AvailableFreeSpace >> 20;
            return new("data", string.Create(CultureInfo.InvariantCulture, $"{folder.Root} ({free} MiB free)"), null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return new("data", failed.Message, "何も保存できません。--data で書けるフォルダーを指定してください。 Nothing can be stored: name a writable folder with --data.");
        }
    }

    private static async Task<Check> ToolAsync(string name, string off, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(name, "-v") { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return new(name, said.Split('\n')[0].Trim(), null);
        }
        catch (Win32Exception)
        {
            return new(name, "-", off);
        }
    }

    private static (string Name, string Value)[] Limits()
    {
        var limits = ReadLimits.Default;
        static string Mib(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB");
        static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
        return
        [
            ("textFile", Mib(limits.TextBytes)),
            ("pdfFile", Mib(limits.PdfBytes)),
            ("pages", Number(limits.Pages)),
            ("lines", Number(limits.Lines)),
            ("nesting", Number(limits.Nesting)),
            ("elements", Number(limits.Elements)),
            ("packedFiles", Number(limits.PackedFiles)),
            ("unpacked", Mib(limits.UnpackedBytes)),
            ("packingRatio", Number(limits.PackingRatio)),
            ("importUnpacked", Mib(ImportLimits.Default.UnpackedBytes)),
            ("importLine", Mib(ImportLimits.Default.LineBytes)),
            ("importPackingRatio", Number(ImportLimits.Default.PackingRatio)),
            ("importRows", Number(ImportLimits.Default.Rows)),
            ("importColumns", Number(ImportLimits.Default.Columns)),
            ("importCell", Number(ImportLimits.Default.CellCharacters)),
            ("importWorkbook", Mib(ImportLimits.Default.WorkbookBytes)),
            ("sqlTime", string.Create(CultureInfo.InvariantCulture, $"{QueryLimits.Default.Time.TotalSeconds} s")),
            ("sqlMemory", Mib(QueryLimits.Default.MemoryBytes)),
            ("sqlRows", Number(QueryLimits.Default.Rows)),
            ("childTime", string.Create(CultureInfo.InvariantCulture, $"{limits.ChildTime.TotalSeconds} s")),
            ("childMemory", Mib(limits.ChildMemoryBytes)),
            ("childOutput", Mib(limits.ChildOutputBytes)),
        ];
    }

    private static void Write(List<Check> checks, (string Name, string Value)[] limits) => StandardOutput.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("checks");
        foreach (var check in checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteString("found", check.Found);
            json.WriteBoolean("ok", check.Off is null);
            json.WriteString("switchedOff", check.Off);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("limits");
        foreach (var (name, value) in limits) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Bench;

/// <summary>Speed of reading, each figure as a ratio to its rival, all in one run on one machine.
/// Prints a Markdown table; see bench/results/ for committed runs.</summary>
internal static class SpeedBench
{
    private const int Runs = 7;
    private const int WarmUps = 15; // until the runtime has compiled the hot paths for good

    /// <param name="text">A text of the markup layout.</param>
    /// <param name="pdf">The PDF to read beside <c>pdftotext -tsv</c>; null to leave it out.</param>
    /// <param name="command">The shirube command for the cold start; null to leave it out.</param>
    public static async Task<int> RunAsync(string text, string? pdf, string? command)
    {
        var rows = new List<string>();
        var bytes = await File.ReadAllBytesAsync(text);
        var first = CpuClock.Seconds(() => Read(bytes, text));
        for (var i = 0; i < WarmUps; i++) Read(bytes, text);
        // the mean, since what one reading leaves for the collector is paid by a later one
        var steady = Mean(() => Read(bytes, text), 20);
        var split = Median(() => CpuClock.Seconds(() => DocumentReader.Read(bytes, text, CancellationToken.None)));
        rows.Add(Row("text read, first time in the process, CPU", first, "decode and split into lines only", split, "< 0.30 s"));
        rows.Add(Row("text read, steady, CPU", steady, "decode and split into lines only", split, "< 0.30 s"));
        using (var self = Process.GetCurrentProcess())
        {
            rows.Add($"| peak memory of this process so far | {self.PeakWorkingSet64 / 1024 / 1024} MB | - | - | < 200 MB |");
        }

        var ten = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Encoding.UTF8.GetString(bytes), 10)));
        var tenfold = Mean(() => Read(ten, text), 5);
        rows.Add(Row("ten times the text, CPU", tenfold, "the text once", steady, "ratio <= 11"));
        if (command is not null) await ColdStartAsync(command, text, rows);
        if (pdf is not null) await PdfAsync(pdf, rows);

        Console.WriteLine($"machine: {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}");
        Console.WriteLine($"input: {Path.GetFileName(text)}, {bytes.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}");
        Console.WriteLine();
        Console.WriteLine("| what | Shirube | rival | ratio | wanted |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var row in rows) Console.WriteLine(row);
        return 0;
    }

    private static DraftEdition Read(byte[] bytes, string name) => EditionReader.Read(bytes, Path.GetFileName(name), null, CancellationToken.None);

    private static async Task ColdStartAsync(string command, string text, List<string> rows)
    {
        await WallAsync(command, "--help"); // the build, once
        var folder = Directory.CreateTempSubdirectory("shirube-bench");
        try
        {
            var times = new List<double>();
            for (var i = 0; i < 5; i++)
                times.Add(await WallAsync(command, "read", text, "--edition", "2024", "--data", Path.Combine(folder.FullName, i.ToString(CultureInfo.InvariantCulture))));
            var help = await WallAsync(command, "--help");
            rows.Add(Row("command, cold start to stored edition, wall", times.Order().ElementAt(2), "the command's --help", help, "< 2.00 s"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PdfAsync(string pdf, List<string> rows)
    {
        var bytes = await File.ReadAllBytesAsync(pdf);
        var ours = new List<double>();
        var theirs = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            theirs.Add(await WallAsync("pdftotext", "-tsv", pdf, "/dev/null"));
            var clock = Stopwatch.StartNew();
            Read(bytes, pdf);
            ours.Add(clock.Elapsed.TotalSeconds);
        }

        rows.Add(Row($"PDF {Path.GetFileName(pdf)} read, wall", ours.Order().ElementAt(2), "pdftotext -tsv", theirs.Order().ElementAt(2), "ratio <= 1.50"));
    }

    private static async Task<double> WallAsync(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors}");
        return clock.Elapsed.TotalSeconds;
    }

    private static double Mean(Action work, int runs) => CpuClock.Seconds(() =>
    {
        for (var i = 0; i < runs; i++) work();
    }) / runs;

    private static double Median(Func<double> measure, int runs = Runs) =>
        Enumerable.Range(0, runs).Select(_ => measure()).Order().ElementAt(runs / 2);

    private static string Row(string what, double ours, string rival, double theirs, string wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"| {what} | {ours:0.000} s | {rival}: {theirs:0.000} s | {ours / Math.Max(theirs, 0.001):0.00} | {wanted} |");
}

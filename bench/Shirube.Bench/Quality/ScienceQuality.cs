using System.Diagnostics;
using System.Globalization;
using Shirube.Budget.Evidence;
using Shirube.Budget.Import;
using Shirube.Budget.Science;
using Shirube.Storage;

namespace Shirube.Bench.Quality;

/// <summary>How well the official flag of science and technology is told from earlier years: F1 over all, on names not learned from, and by ministry, with calibration and time.</summary>
internal static class ScienceQuality
{
    /// <param name="files">Review sheets; the last year and the one before are tested, learned from all but these two.</param>
    /// <param name="shows">Prints each disagreement.</param>
    public static async Task<int> RunAsync(string[] files, bool shows)
    {
        var root = Directory.CreateTempSubdirectory("shirube-sti-bench-").FullName;
        try
        {
            var folder = new DataFolder(root);
            (await new BudgetImport(folder, TimeProvider.System).RunAsync(files, null, null, CancellationToken.None)).Whole();
            using var database = new BudgetFolder(folder).TryOpen()!;
            using var connection = database.Connect();
            var watch = Stopwatch.StartNew();
            var sheets = LabelledSheet.Read(connection, int.MaxValue, CancellationToken.None);
            var last = sheets[^1].Year;
            Print($"{sheets.Count} sheets read in {watch.Elapsed.TotalSeconds:F1} s");
            foreach (var (year, learned) in ((int, int)[])[(last - 1, last - 2), (last, last - 2), (last, last - 1)]) Test(sheets, year, learned, shows && learned == last - 2 && year == last);
            return 0;
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Test(List<LabelledSheet> sheets, int year, int learned, bool shows)
    {
        var watch = Stopwatch.StartNew();
        var result = ScienceFlag.Guess(sheets, year, CancellationToken.None, learned);
        Print($"## {year}, learned from {result.LearnedFrom[0]} to {result.LearnedFrom[^1]} in {watch.Elapsed.TotalSeconds:F1} s, threshold {result.Threshold:F3}");
        Show("all", result.Guesses);
        Show("names learned", result.Guesses.Where(g => g.IsNameKnown));
        Show("names not learned", result.Guesses.Where(g => !g.IsNameKnown));
        foreach (var ministry in result.Guesses.GroupBy(g => g.Sheet.Ministry).OrderByDescending(g => g.Count(s => s.Sheet.IsScience)).Where(g => g.Any(s => s.IsScience || s.Sheet.IsScience))) Show(ministry.Key, ministry);
        foreach (var bin in result.Guesses.GroupBy(g => Math.Min((int)(g.Probability * 10), 9)).OrderBy(g => g.Key)) Print($"bin {bin.Key / 10.0:F1}\t{bin.Average(g => g.Probability):F3}\t{bin.Average(g => g.Sheet.IsScience ? 1.0 : 0):F3}\tn {bin.Count()}");
        if (!shows) return;
        foreach (var guess in result.Guesses.Where(g => g.IsScience != g.Sheet.IsScience)) Print($"{(guess.IsScience ? "EXTRA" : "MISSED")}\t{guess.Probability:F2}\t{guess.Sheet.Ministry}\t{guess.Sheet.Number}\t{(guess.IsNameKnown ? "" : "new ")}{guess.Sheet.Name}\t{string.Join(' ', guess.Reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Text}{r.Weight:+0.0;-0.0}")))}");
    }

    private static void Show(string what, IEnumerable<ScienceGuess> guesses)
    {
        var list = guesses.ToList();
        var score = ScienceScore.Of(list);
        Print($"{what}\tF1 {score.F1:F3}\tP {score.Precision:F3}\tR {score.Recall:F3}\tright {score.Right}\textra {score.Extra}\tmissed {score.Missed}\tn {score.Sheets}\tcalibration error {ScienceScore.CalibrationError(list):F4}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

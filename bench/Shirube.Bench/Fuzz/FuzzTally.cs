using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Shirube.Bench.Fuzz;

/// <summary>Counts what became of the inputs, and the dearest of them.</summary>
internal sealed class FuzzTally
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly SortedDictionary<FuzzReader, int[]> _readers = [];
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int[]> _layouts = new(StringComparer.Ordinal);
    private (int Number, TimeSpan Time) _slowest;
    private (int Number, long Bytes) _largest;
    private int _inputs;
    private (int Inputs, int Facts, int First) _differing;

    public TimeSpan Elapsed => _clock.Elapsed;

    public void Add(int number, FuzzInput input, FuzzOutcome outcome)
    {
        var isRead = outcome.Refusal is null;
        Count(_readers, input.Reader, isRead);
        if (input.Reader != FuzzReader.PdfObjects) Count(_layouts, input.Layout?.ToString() ?? "recognised", isRead);
        if (outcome.Refusal is { } code) _refusals[code] = _refusals.GetValueOrDefault(code) + 1;
        if (outcome.Differing > 0) _differing = (_differing.Inputs + 1, _differing.Facts + outcome.Differing, _differing.Inputs == 0 ? number : _differing.First);
    }

    public void AddCost(int number, TimeSpan time, long bytes)
    {
        _inputs++;
        if (time > _slowest.Time) _slowest = (number, time);
        if (bytes > _largest.Bytes) _largest = (number, bytes);
    }

    public string Report(int failures)
    {
        var text = new StringBuilder();
        var invariant = CultureInfo.InvariantCulture;
        text.AppendLine(invariant, $"{_inputs} inputs in {Elapsed.TotalSeconds:F1} s, {_inputs / Elapsed.TotalSeconds:F0} per second, {failures} failed");
        text.AppendLine(invariant, $"slowest input {_slowest.Number}: {_slowest.Time.TotalSeconds:F2} s; largest input {_largest.Number}: {_largest.Bytes >> 20} MiB allocated; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB");
        if (_differing.Inputs > 0) text.AppendLine(invariant, $"facts whose characters do not give their text: {_differing.Facts} in {_differing.Inputs} inputs, first {_differing.First}");
        text.AppendLine("\n| reader | inputs | read | refused |\n|---|---|---|---|");
        foreach (var (reader, n) in _readers) text.AppendLine(invariant, $"| {reader} | {n[0] + n[1]} | {n[1]} | {n[0]} |");
        text.AppendLine("\n| layout asked for | inputs | read | refused |\n|---|---|---|---|");
        foreach (var (layout, n) in _layouts) text.AppendLine(invariant, $"| {layout} | {n[0] + n[1]} | {n[1]} | {n[0]} |");
        text.AppendLine("\n| refused as | inputs |\n|---|---|");
        foreach (var (code, n) in _refusals) text.AppendLine(invariant, $"| {code} | {n} |");
        return text.ToString();
    }

    private static void Count<T>(SortedDictionary<T, int[]> counts, T key, bool isRead)
        where T : notnull
    {
        if (!counts.TryGetValue(key, out var n)) counts[key] = n = new int[2];
        n[isRead ? 1 : 0]++;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Shirube.Bench.Fuzz;

/// <summary>Reads spoilt inputs through every reader and grammar: each must give a whole draft or say why not, soon. What does not is saved.</summary>
internal sealed class FuzzBench : IDisposable
{
    private const int MostFailures = 20;
    private const long MostBytes = 1L << 30; // allocated for one input
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_end = TimeSpan.FromSeconds(30);

    private readonly int _seed;
    private readonly FuzzInputs _inputs;
    private readonly FuzzTally _tally = new();
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly Timer _watch;
    private readonly FileStream _place;
    private FuzzInput? _input;
    private int _number;
    private long _start = Stopwatch.GetTimestamp();

    private FuzzBench(int seed, IEnumerable<string> files)
    {
        _seed = seed;
        _inputs = new(seed, files.Select(File.ReadAllBytes));
        _watch = new(_ => Watch(), null, s_hang, TimeSpan.FromSeconds(1));
        _place = new(PathOf("at"), FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <param name="amount">"60s" for a time, "100000" for a number of inputs, "@123" for input 123 alone.</param>
    public static int Run(string amount, int seed, IEnumerable<string> files)
    {
        using var bench = new FuzzBench(seed, files);
        var number = int.Parse(amount.TrimStart('@').TrimEnd('s'), CultureInfo.InvariantCulture);
        return amount switch
        {
            ['@', ..] => bench.Run(number, n => n == number),
            [.., 's'] => bench.Run(0, _ => bench._tally.Elapsed.TotalSeconds < number),
            _ => bench.Run(0, n => n < number),
        };
    }

    public void Dispose()
    {
        _watch.Dispose();
        _place.Dispose();
        File.Delete(_place.Name);
    }

    private int Run(int first, Func<int, bool> goesOn)
    {
        for (var number = first; goesOn(number) && _failures.Count < MostFailures; number++)
        {
            // A stack overflow ends the process; this file then still says which input it was.
            RandomAccess.Write(_place.SafeFileHandle, Encoding.ASCII.GetBytes(number.ToString("D9", CultureInfo.InvariantCulture)), 0);
            _input = _inputs.Make(number);
            (_number, _start) = (number, Stopwatch.GetTimestamp());
            Read(number, _input);
        }

        Console.WriteLine($"seed {_seed.ToString(CultureInfo.InvariantCulture)}");
        Console.WriteLine(_tally.Report(_failures.Values.Sum()));
        foreach (var (kind, count) in _failures) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"failed {count} times: {kind}"));
        return _failures.Count == 0 ? 0 : 1;
    }

    private void Read(int number, FuzzInput input)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var outcome = FuzzReading.Read(input);
            _tally.Add(number, input, outcome);
            if (!outcome.Faults.IsEmpty) Fail(outcome.Faults[0].Code, string.Join('\n', outcome.Faults.Take(5)));
        }
#pragma warning disable CA1031 // Any other exception is what this command looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(string.Join(' ', Places(e).Take(3).Prepend(e.GetType().Name)), e.ToString());
        }

        var elapsed = Stopwatch.GetElapsedTime(_start);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        _tally.AddCost(number, elapsed, bytes);
        if (elapsed > s_hang) Fail("hang", string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F1} s"));
        if (bytes > MostBytes) Fail("memory", string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB"));
    }

    /// <summary>Methods of this program on the way to the exception, the innermost first.</summary>
    private static IEnumerable<string> Places(Exception e)
    {
        foreach (var frame in new StackTrace(e).GetFrames())
        {
            var method = frame.GetMethod();
            if (method?.DeclaringType is { FullName: { } name } type && name.StartsWith("Shirube.", StringComparison.Ordinal)) yield return $"{type.Name}.{method.Name}";
        }
    }

    /// <summary>The first input of each kind is saved and told.</summary>
    private void Fail(string kind, string what)
    {
        _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
        if (_failures[kind] == 1) Save(kind, what);
    }

    private void Save(string kind, string what)
    {
        var path = PathOf(_number.ToString(CultureInfo.InvariantCulture));
        var input = _input!;
        if (input.Words is { } words) File.WriteAllLines(path, words.Words.Select(w => w.ToString()));
        else File.WriteAllBytes(path, [.. input.Bytes]);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {_seed}, input {_number}, {input.Reader}, layout {input.Layout?.ToString() ?? "auto"}, saved as {path}: {kind}\n{what}\n"));
    }

    /// <summary>On a thread of its own: an input that never ends cannot be left alone, so the process ends.</summary>
    private void Watch()
    {
        if (_input is null || Stopwatch.GetElapsedTime(Volatile.Read(ref _start)) < s_end) return;
        Save("hang", "not ended after 30 s");
        Environment.Exit(1);
    }

    private string PathOf(string end) => Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"shirube-fuzz-{_seed}-{end}"));
}

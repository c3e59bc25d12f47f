using System.Diagnostics;
using System.Globalization;
using Shirube.Core;
using Shirube.Ingest;

namespace Shirube.Bench;

/// <summary>Reads spoilt inputs through every reader and grammar: each must give a draft or say why not, soon.</summary>
internal static class FuzzBench
{
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(10);

    public static int Run(int seconds, int seed, IEnumerable<string> files)
    {
        var mutations = new Mutations(seed, files.Select(File.ReadAllBytes));
        var clock = Stopwatch.StartNew();
        var (count, refused) = (0, 0);
        for (; clock.Elapsed.TotalSeconds < seconds; count++)
        {
            var bytes = mutations.Next();
            var layout = (Layout?)(count % 5 is var n and < 4 ? (Layout)n : null);
            var start = clock.Elapsed;
            try
            {
                EditionReader.Read(bytes, "mutated", layout, CancellationToken.None);
            }
            catch (UnreadableFileException)
            {
                refused++;
            }
#pragma warning disable CA1031 // Any other exception is what this command looks for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return Report(bytes, e.ToString(), seed, count);
            }

            if (clock.Elapsed - start > s_hang) return Report(bytes, "hang", seed, count);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {count} inputs in {clock.Elapsed.TotalSeconds:F1} s, {refused} refused with a reason, no crash, no hang"));
        return 0;
    }

    private static int Report(byte[] bytes, string what, int seed, int count)
    {
        var path = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"shirube-fuzz-{seed}-{count}"));
        File.WriteAllBytes(path, bytes);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, input {count}, saved as {path}:\n{what}"));
        return 1;
    }
}

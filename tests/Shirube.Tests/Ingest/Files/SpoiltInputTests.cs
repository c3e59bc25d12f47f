using System.Diagnostics;
using Shirube.Bench.Fuzz;
using Shirube.Tests.House;

namespace Shirube.Tests.Ingest.Files;

public sealed class SpoiltInputTests
{
    private const int Seed = 20_240_604;

    /// <summary>Four seconds of what <c>shirube-bench fuzz</c> does for as long as one likes, on the sample.</summary>
    [Fact]
    public void Spoilt_inputs_are_read_whole_or_refused()
    {
        var inputs = Inputs();
        var clock = Stopwatch.StartNew();
        for (var number = 0; clock.Elapsed < TimeSpan.FromSeconds(4); number++)
        {
            var input = inputs.Make(number);
            var failed = Record.Exception(() => Assert.Empty(FuzzReading.Read(input).Faults));
            Assert.True(failed is null, $"input {number} of seed {Seed}, {input.Reader}, layout {input.Layout}: {failed}");
        }
    }

    /// <summary>What failed can be made again from its number alone.</summary>
    [Fact]
    public void An_input_depends_on_nothing_but_seed_and_number()
    {
        var (once, again) = (Inputs(), Inputs());
        for (var number = 0; number < 200; number++) once.Make(number);
        for (var number = 199; number >= 0; number -= 7)
        {
            var (first, second) = (once.Make(number), again.Make(number));
            Assert.Equal((first.Reader, first.Layout), (second.Reader, second.Layout));
            Assert.Equal(first.Bytes.AsEnumerable(), second.Bytes.AsEnumerable());
            Assert.Equal(first.Words?.Words.AsEnumerable(), second.Words?.Words.AsEnumerable());
        }
    }

    private static FuzzInputs Inputs() =>
        new(Seed, Directory.EnumerateFiles(Repository.PathOf("sample"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllBytes));
}

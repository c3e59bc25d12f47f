using System.Diagnostics;
using Shirube.Bench;
using Shirube.Core;
using Shirube.Ingest;

namespace Shirube.Tests.Ingest.Files;

public sealed class MutatedInputTests
{
    /// <summary>Three seconds of what <c>shirube-bench fuzz</c> does for as long as one likes.</summary>
    [Fact]
    public void Spoilt_inputs_are_read_or_refused_but_never_crash_a_reader()
    {
        var mutations = new Mutations(20_240_604, []);
        var clock = Stopwatch.StartNew();
        for (var i = 0; clock.Elapsed < TimeSpan.FromSeconds(3); i++)
        {
            try
            {
                EditionReader.Read(mutations.Next(), "mutated", i % 5 is var n and < 4 ? (Layout)n : null, CancellationToken.None);
            }
            catch (UnreadableFileException refusal)
            {
                Assert.NotEmpty(refusal.Code);
            }
        }

        Assert.InRange(clock.Elapsed.TotalSeconds, 3, 13);
    }
}

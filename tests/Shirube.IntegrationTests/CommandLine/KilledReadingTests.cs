using System.Diagnostics;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>Kills the command at many points of a reading; what is stored is the old edition or the new one, whole.</summary>
public sealed class KilledReadingTests : IDisposable
{
    private static readonly int[] MillisecondsIntoSaving = [0, 1, 3, 6, 10, 15, 25, 40, 60, 90, 130, 200];
    private readonly ShirubeProcess _shirube = new();

    [Fact]
    public async Task A_killed_reading_leaves_the_old_edition_or_the_new_one_whole()
    {
        string[] export = ["export", "measures", "--edition", "e"];
        string[] readOld = ["read", ShirubeProcess.Sample("strategy-columns.txt"), "--edition", "e", "--replace"];
        string[] readNew = ["read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "e", "--replace"];
        Assert.Equal(0, (await _shirube.RunAsync(readOld)).ExitCode);
        var old = (await _shirube.RunAsync(export)).Output;
        var broken = 0;
        foreach (var delay in MillisecondsIntoSaving)
        {
            await KillAsync(readNew, delay);
            var said = await _shirube.RunAsync(export);
            Assert.Equal(0, said.ExitCode);
            var verified = await _shirube.RunAsync("verify");
            Assert.True(verified.ExitCode == 0, verified.Text + verified.Error);
            Assert.DoesNotContain(Directory.EnumerateFiles(_shirube.Data), f => f.EndsWith(".note", StringComparison.Ordinal));
            if (!said.Output.AsSpan().SequenceEqual(old)) break; // the reading was stored before the process died
            if (said.Error.Length > 0) broken++;
        }

        Assert.True(broken > 0, "no reading was broken off while it was being stored");
        Assert.Equal(0, (await _shirube.RunAsync(readNew)).ExitCode);
        Assert.NotEqual(old, (await _shirube.RunAsync(export)).Output);
        Assert.Equal(0, (await _shirube.RunAsync("verify")).ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(_shirube.Data, "*", SearchOption.AllDirectories), f => Path.GetFileName(f).StartsWith(".incoming", StringComparison.Ordinal));
    }

    public void Dispose() => _shirube.Dispose();

    // waits until the reading begins to be stored, lets it go on for a moment, then kills it without warning
    private async Task KillAsync(string[] call, int delay)
    {
        using var process = _shirube.Start([], call);
        var clock = Stopwatch.StartNew();
        while (!process.HasExited && !Directory.EnumerateFiles(_shirube.Data, "reading-*.note").Any() && clock.Elapsed < TimeSpan.FromMinutes(1)) Thread.Yield();
        clock.Restart();
        while (clock.ElapsedMilliseconds < delay && !process.HasExited) Thread.Yield();
        process.Kill();
        await process.WaitForExitAsync();
    }
}

using System.Diagnostics;
using System.Globalization;
using Shirube.Ingest.Files;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>The program that reads a PDF's text holds to its limits and never outlives the command. Unix only: there the shell sets the limits.</summary>
public sealed class ChildProcessTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("shirube-child-").FullName;

    [Theory]
    [InlineData(1024, true)]
    [InlineData(128, false)]
    public async Task A_child_gets_no_more_memory_than_the_limit(int mebibytes, bool isEnough)
    {
        if (OperatingSystem.IsWindows()) return;
        var limits = ReadLimits.Default with { ChildMemoryBytes = (long)mebibytes << 20 };
        var (code, errors) = await ChildProcess.RunAsync("dd", ["if=/dev/zero", "of=/dev/null", "bs=300M", "count=1"], limits, _ => { }, CancellationToken.None);
        Assert.Equal((isEnough, isEnough), (code == 0, !errors.Contains("memory exhausted", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_child_that_does_not_end_in_time_is_killed()
    {
        if (OperatingSystem.IsWindows()) return;
        var (program, place) = Sleeper();
        var limits = ReadLimits.Default with { ChildTime = TimeSpan.FromSeconds(1) };
        await Assert.ThrowsAsync<TimeoutException>(() => ChildProcess.RunAsync(program, [], limits, _ => { }, CancellationToken.None));
        await AssertEndsAsync(await NumberAsync(place));
    }

    [Fact]
    public async Task A_child_dies_with_a_command_that_is_killed()
    {
        if (OperatingSystem.IsWindows()) return;
        var (program, place) = Sleeper();
        var path = $"{Path.GetDirectoryName(program)}:{Environment.GetEnvironmentVariable("PATH")}";
        using var command = _shirube.Start([("PATH", path)], "read", ShirubeProcess.Sample("strategy-markup.pdf"), "--edition", "e");
        var child = await NumberAsync(place);
        Assert.True(IsAlive(child));
        command.Kill(); // SIGKILL: nothing of the command runs any more
        await AssertEndsAsync(child);
    }

    public void Dispose()
    {
        _shirube.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A "pdftotext" that writes its process number to a file and then sleeps.</summary>
    private (string Program, string Place) Sleeper()
    {
        var (program, place) = (Path.Combine(_folder, "pdftotext"), Path.Combine(_folder, "number"));
        File.WriteAllText(program, $"#!/bin/sh\necho $$ > {place}.new\nmv {place}.new {place}\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return (program, place);
    }

    private static async Task<int> NumberAsync(string place)
    {
        for (var clock = Stopwatch.StartNew(); !File.Exists(place); await Task.Delay(20))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "the child was never started");
        }

        return int.Parse(await File.ReadAllTextAsync(place), CultureInfo.InvariantCulture);
    }

    private static async Task AssertEndsAsync(int number)
    {
        for (var clock = Stopwatch.StartNew(); IsAlive(number); await Task.Delay(20))
        {
            if (clock.Elapsed < TimeSpan.FromSeconds(20)) continue;
            using var left = Process.GetProcessById(number);
            left.Kill();
            Assert.Fail("the child outlived the limit or its parent");
        }
    }

    private static bool IsAlive(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

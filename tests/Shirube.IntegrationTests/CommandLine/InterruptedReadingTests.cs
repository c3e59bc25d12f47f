using System.Diagnostics;
using System.Globalization;
using Shirube.IntegrationTests.Web;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>A signal to stop while a document is read.</summary>
public sealed class InterruptedReadingTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();

    // SIGTERM, as a service manager sends it: Ctrl-C takes the same way, but a test that runs in the background inherits SIGINT as ignored.
    [Fact]
    public async Task An_interrupted_reading_says_so_and_stores_nothing()
    {
        if (OperatingSystem.IsWindows()) return; // no signals there
        Directory.CreateDirectory(_shirube.Data);
        var plan = Path.Combine(_shirube.Data, "plan.txt");
        await File.WriteAllBytesAsync(plan, LargePlan.Bytes());
        using var process = _shirube.Start([], "read", plan, "--edition", "long-plan");
        var said = process.StandardError.ReadToEndAsync();
        var shown = process.StandardOutput.ReadToEndAsync();

        // by then the command has started and is in the middle of the reading
        while (!process.HasExited && process.TotalProcessorTime < TimeSpan.FromSeconds(1.2)) await Task.Delay(10);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();

        Assert.Equal(1, process.ExitCode);
        Assert.Contains("中断しました", await said, StringComparison.Ordinal);
        Assert.Empty(await shown);
        Assert.Equal("[]", (await _shirube.RunAsync("editions", "--json")).Text.Trim());
    }

    public void Dispose() => _shirube.Dispose();
}

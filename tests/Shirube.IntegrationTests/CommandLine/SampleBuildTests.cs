using System.Diagnostics;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>The committed sample is what its sources build, and a file that is not is told.</summary>
public sealed class SampleBuildTests : IDisposable
{
    private readonly string _copy = Directory.CreateTempSubdirectory("shirube-sample-").FullName;

    [Fact]
    public async Task The_sample_agrees_with_its_sources() =>
        Assert.Equal((0, ""), await CheckAsync(Path.Combine(ShirubeProcess.Root, "sample")));

    [Theory]
    [InlineData("strategy-columns.txt")]
    [InlineData("expected/2024.measures.json")]
    [InlineData("corrections.csv")]
    public async Task A_file_that_differs_is_named(string name)
    {
        var sample = Path.Combine(ShirubeProcess.Root, "sample");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(_copy, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await File.AppendAllTextAsync(Path.Combine(_copy, name), "。\n");
        Assert.Equal((1, $"differs from its source: sample/{name}\n"), await CheckAsync(_copy));
    }

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    private static async Task<(int ExitCode, string Output)> CheckAsync(string home)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "shirube-sample.dll"), "--check", home]) { UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}

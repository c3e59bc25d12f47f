namespace Shirube.IntegrationTests.CommandLine;

public sealed class SameBytesTests : IDisposable
{
    private static readonly (string Name, string Value)[][] Surroundings =
    [
        [("LC_ALL", "C")],
        [("LC_ALL", "ja_JP.UTF-8"), ("LANG", "ja_JP.UTF-8")],
        [("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")],
        [("DOTNET_PROCESSOR_COUNT", "1")],
    ];

    private readonly List<ShirubeProcess> _processes = [];

    [Theory]
    [InlineData("strategy-markup.txt", "measures")]
    [InlineData("strategy-markup.txt", "indicators")]
    [InlineData("strategy-goals.txt", "deadlines")]
    [InlineData("strategy-columns.txt", "items")]
    public async Task The_export_is_the_same_under_every_culture_and_with_one_thread(string file, string kind)
    {
        byte[]? first = null;
        foreach (var surrounding in Surroundings)
        {
            var shirube = new ShirubeProcess();
            _processes.Add(shirube);
            Assert.Equal(0, (await shirube.RunAsync(surrounding, "read", ShirubeProcess.Sample(file), "--edition", "e")).ExitCode);
            foreach (var format in new[] { "json", "csv", "xlsx" })
            {
                var export = await shirube.RunAsync(surrounding, "export", kind, "--edition", "e", "--format", format);
                Assert.Equal((0, ""), (export.ExitCode, export.Error));
                if (format == "json") Assert.Equal(first ??= export.Output, export.Output);
                else Assert.Equal(export.Output, (await _processes[0].RunAsync(Surroundings[0], "export", kind, "--edition", "e", "--format", format)).Output);
            }
        }

        Assert.True(first!.Length > 10);
    }

    [Fact]
    public async Task Reading_twice_changes_nothing()
    {
        var shirube = new ShirubeProcess();
        _processes.Add(shirube);
        await shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "e");
        var before = await shirube.RunAsync("editions", "--json");
        var again = await shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "e", "--json");
        Assert.Contains("\"outcome\": \"unchanged\"", again.Text, StringComparison.Ordinal);
        Assert.Equal(before.Output, (await shirube.RunAsync("editions", "--json")).Output);
    }

    [Fact]
    public async Task A_backup_restores_to_the_same_exports_and_overwrites_nothing()
    {
        var (here, there) = (new ShirubeProcess(), new ShirubeProcess());
        _processes.AddRange([here, there]);
        await here.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "e");
        var backup = here.Data + "-backup";
        Assert.Equal(0, (await here.RunAsync("backup", backup)).ExitCode);
        Assert.Equal(0, (await there.RunAsync("restore", backup)).ExitCode);
        Assert.Equal(2, (await there.RunAsync("restore", backup)).ExitCode);
        Assert.Equal(0, (await there.RunAsync("verify")).ExitCode);
        string[] export = ["export", "measures", "--edition", "e"];
        Assert.Equal((await here.RunAsync(export)).Output, (await there.RunAsync(export)).Output);
        Directory.Move(backup, Path.Combine(there.Data, "backup"));
    }

    public void Dispose() => _processes.ForEach(p => p.Dispose());
}

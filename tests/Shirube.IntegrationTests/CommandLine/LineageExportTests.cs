using System.Text.Json;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>What became of the measures of the sample's third strategy in its fourth.</summary>
public sealed class LineageExportTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();

    [Fact]
    public async Task The_sample_tells_of_what_continued_changed_came_and_went()
    {
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "2024")).ExitCode);
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-columns.txt"), "--edition", "2025")).ExitCode);
        using var links = JsonDocument.Parse((await _shirube.RunAsync("export", "lineage", "--from", "2024", "--to", "2025")).Text);
        var relations = links.RootElement.EnumerateArray().GroupBy(l => l.GetProperty("relation").GetString()!).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(new() { ["continued"] = 9, ["new"] = 1, ["changed"] = 1, ["dropped"] = 2, ["notCovered"] = 5 }, relations);
        var changed = links.RootElement.EnumerateArray().Single(l => l.GetProperty("relation").GetString() == "changed");
        Assert.Equal("「沿岸」→「沿岸及び離島」", changed.GetProperty("differences").GetString());
        Assert.Equal((4, 5), (changed.GetProperty("from").GetProperty("order").GetInt32(), changed.GetProperty("to").GetProperty("order").GetInt32()));
    }

    [Fact]
    public async Task The_register_of_the_sample_names_what_both_editions_name()
    {
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "2024")).ExitCode);
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-columns.txt"), "--edition", "2025")).ExitCode);
        using var register = JsonDocument.Parse((await _shirube.RunAsync("export", "programmes")).Text);
        var first = register.RootElement[0];
        Assert.Equal(["2024", "2025"], first.GetProperty("editions").EnumerateArray().Select(e => e.GetString()));
        var renamed = register.RootElement.EnumerateArray().Single(p => p.GetProperty("aliases").EnumerateArray().Any(a => a.GetProperty("kind").GetString() == "renamed" && a.GetProperty("edition").ValueKind != JsonValueKind.Null));
        Assert.Equal(["しおかぜ探究ラボ", "海の探究ラボ"], renamed.GetProperty("aliases").EnumerateArray().Select(a => a.GetProperty("name").GetString()!).Append(renamed.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(register.RootElement.EnumerateArray(), p => Assert.NotEmpty(p.GetProperty("appearances").EnumerateArray()));
        Assert.All(first.GetProperty("appearances").EnumerateArray(), a => Assert.NotEmpty(a.GetProperty("lines").EnumerateArray()));
    }

    public void Dispose() => _shirube.Dispose();
}

using System.Text.Json;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>Withdrawing the sample's fourth strategy and taking it back.</summary>
public sealed class WithdrawCommandTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();

    [Fact]
    public async Task A_withdrawn_edition_leaves_lists_and_exports_tells_what_moved_and_comes_back_the_same()
    {
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "2024")).ExitCode);
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-columns.txt"), "--edition", "2025")).ExitCode);
        var measures = (await _shirube.RunAsync("export", "measures", "--edition", "2025")).Output;
        var links = (await _shirube.RunAsync("export", "lineage", "--from", "2024", "--to", "2025")).Output;

        Assert.Equal(2, (await _shirube.RunAsync("withdraw", "2025")).ExitCode);
        Assert.Equal(2, (await _shirube.RunAsync("withdraw", "1066", "--reason", "差し替え")).ExitCode);
        Assert.Equal(2, (await _shirube.RunAsync("reinstate", "2025", "--reason", "戻す")).ExitCode);
        using var gone = JsonDocument.Parse((await _shirube.RunAsync("withdraw", "2025", "--reason", "差し替え", "--by", "佐藤", "--json")).Output);
        Assert.Equal(("2025", "withdrawn", "佐藤", "差し替え"), (Text(gone, "edition"), Text(gone, "state"), Text(gone, "who"), Text(gone, "why")));
        var move = Assert.Single(gone.RootElement.GetProperty("linksMoved").EnumerateArray());
        Assert.Equal(("2024", 10, 0), (move.GetProperty("edition").GetString(), move.GetProperty("gone").GetInt32(), move.GetProperty("added").GetInt32()));
        Assert.Equal(["2025", "2024"], gone.RootElement.GetProperty("ledgerMoved").EnumerateArray().Select(m => m.GetProperty("edition").GetString()));

        Assert.Equal(2, (await _shirube.RunAsync("withdraw", "2025", "--reason", "差し替え")).ExitCode);
        foreach (var call in (string[][])[["export", "measures", "--edition", "2025"], ["export", "lineage", "--from", "2024", "--to", "2025"], ["eval", ShirubeProcess.Sample("strategy-columns.txt"), "--edition", "2025"]])
        {
            var refused = await _shirube.RunAsync(call);
            Assert.NotEqual(0, refused.ExitCode);
            Assert.Empty(refused.Output);
        }

        Assert.Contains("佐藤", (await _shirube.RunAsync("export", "items", "--edition", "2025")).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("2025", (await _shirube.RunAsync("editions")).Text.Split('\n').Where(l => !l.StartsWith(' ')).Select(l => l.Split(':')[0]));
        Assert.Contains("佐藤: 差し替え", (await _shirube.RunAsync("editions", "--withdrawn")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"2025\"", (await _shirube.RunAsync("export", "programmes")).Text, StringComparison.Ordinal);
        Assert.Contains("2025: よし", (await _shirube.RunAsync("verify")).Text, StringComparison.Ordinal);
        Assert.Contains("withdrawn", (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-columns.txt"), "--edition", "2025")).Text, StringComparison.Ordinal);

        var back = await _shirube.RunAsync("reinstate", "2025", "--reason", "差し替えは不要");
        Assert.Contains("2024: 0 gone, 10 new", back.Text, StringComparison.Ordinal);
        Assert.Equal(measures, (await _shirube.RunAsync("export", "measures", "--edition", "2025")).Output);
        Assert.Equal(links, (await _shirube.RunAsync("export", "lineage", "--from", "2024", "--to", "2025")).Output);
    }

    public void Dispose() => _shirube.Dispose();

    private static string? Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString();
}

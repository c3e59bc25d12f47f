using System.Text.Json;

namespace Shirube.IntegrationTests.CommandLine;

public sealed class SimilarCommandTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();

    [Fact]
    public async Task What_is_like_a_measure_is_told_with_the_reasons_by_option_and_as_typed()
    {
        foreach (var (file, edition) in ((string, string)[])[("strategy-goals.txt", "2021"), ("strategy-markup.txt", "2024"), ("strategy-columns.txt", "2025")])
        {
            Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample(file), "--edition", edition)).ExitCode);
        }

        var option = await _shirube.RunAsync("search", "--like", "measure:1", "--edition", "2024", "--json");
        Assert.Equal(0, option.ExitCode);
        using var json = JsonDocument.Parse(option.Text);
        var first = json.RootElement[0];
        Assert.NotEqual(0, first.GetProperty("shared").GetProperty("names").GetArrayLength() + first.GetProperty("shared").GetProperty("words").GetArrayLength());
        Assert.False(first.TryGetProperty("score", out _));
        Assert.Equal(option.Text, (await _shirube.RunAsync("search", "like:2024/measure:1", "--json")).Text);
        Assert.Contains("telling words", (await _shirube.RunAsync("search", "--like", "2024/measure:1")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _shirube.RunAsync("search", "--like", "2024/measure:999")).ExitCode);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("search", "海", "--like", "measure:1")]
    [InlineData("search", "--like", "measure:1")]
    [InlineData("search", "--like", "2024/measure:1", "--kind", "item")]
    public async Task A_call_that_asks_for_nothing_or_for_two_things_is_wrong(params string[] call) => Assert.Equal(2, (await _shirube.RunAsync(call)).ExitCode);

    public void Dispose() => _shirube.Dispose();
}

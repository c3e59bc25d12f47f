namespace Shirube.IntegrationTests.CommandLine;

public sealed class ReferencePageTests
{
    [Fact]
    public async Task The_reference_page_is_what_the_command_tree_says()
    {
        using var shirube = new ShirubeProcess();
        var page = await shirube.RunAsync("reference");
        var file = await File.ReadAllTextAsync(Path.Combine(ShirubeProcess.Root, "docs", "reference", "cli.md"));
        Assert.Equal(page.Text, file.ReplaceLineEndings("\n"));
    }
}

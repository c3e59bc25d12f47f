namespace Shirube.IntegrationTests.CommandLine;

public sealed class AccountCommandTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();

    [Fact]
    public async Task Accounts_are_added_listed_and_removed()
    {
        Assert.Equal(0, await AnswerAsync("a long password", "account", "add", "佐藤"));
        Assert.Equal(2, await AnswerAsync("a long password", "account", "add", "佐藤"));
        Assert.Equal(2, await AnswerAsync("short", "account", "add", "鈴木"));
        Assert.Equal(2, await AnswerAsync("a long password", "account", "add", "two\nlines"));
        var list = await _shirube.RunAsync("account", "list");
        Assert.StartsWith("佐藤  ", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("鈴木", list.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await _shirube.RunAsync("account", "remove", "佐藤")).ExitCode);
        Assert.Equal(2, (await _shirube.RunAsync("account", "remove", "佐藤")).ExitCode);
        Assert.Contains("removed", (await _shirube.RunAsync("account", "list")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await AnswerAsync("a long password", "account", "add", "佐藤"));
    }

    [Fact]
    public async Task No_file_of_the_data_folder_holds_the_password()
    {
        Assert.Equal(0, await AnswerAsync("seven wild geese", "account", "add", "kimura"));
        foreach (var file in Directory.EnumerateFiles(_shirube.Data, "*", SearchOption.AllDirectories))
        {
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf("seven wild geese"u8) < 0, file);
        }
    }

    public void Dispose() => _shirube.Dispose();

    private async Task<int> AnswerAsync(string password, params string[] arguments)
    {
        using var process = _shirube.Start([], arguments, withInput: true);
        await process.StandardInput.WriteLineAsync(password);
        process.StandardInput.Close();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain(password, error, StringComparison.Ordinal);
        return process.ExitCode;
    }
}

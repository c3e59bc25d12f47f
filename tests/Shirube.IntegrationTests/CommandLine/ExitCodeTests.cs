using System.Text.Json;

namespace Shirube.IntegrationTests.CommandLine;

public sealed class ExitCodeTests : IDisposable
{
    private readonly ShirubeProcess _shirube = new();

    [Theory]
    [InlineData("no-such-command")]
    [InlineData("read")]
    [InlineData("export", "measures")]
    [InlineData("export", "lineage", "--from", "2024")]
    [InlineData("export", "nonsense", "--edition", "2024")]
    [InlineData("export", "measures", "--edition", "1999")]
    [InlineData("export", "measures", "--edition", "2024", "--format", "pdf")]
    [InlineData("read", "x.txt", "--edition", "../up")]
    [InlineData("read", "x.txt", "--layout", "poem")]
    [InlineData("restore", "/nonexistent-backup")]
    [InlineData("import")]
    [InlineData("sql", "select 1")]
    [InlineData("sql", "select 1", "--rows", "0")]
    [InlineData("export", "projects")]
    [InlineData("export", "payments", "--year", "2024")]
    [InlineData("export", "payments", "--year", "2024", "--format", "xlsx")]
    public async Task A_wrong_call_ends_with_2_and_says_why(params string[] call)
    {
        var result = await _shirube.RunAsync(call);
        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\u0000\u0001\u0002\u0003binary\u0000", "binary")]
    [InlineData(null, "no such file")]
    public async Task An_unreadable_input_ends_with_3_and_stores_nothing(string? content, string reason)
    {
        var file = Path.Combine(Path.GetTempPath(), "shirube-" + Guid.NewGuid().ToString("N") + ".txt");
        if (content is not null) await File.WriteAllTextAsync(file, content);
        var result = await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), file, "--edition", "x");
        File.Delete(file);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(Path.GetFileName(file), result.Error, StringComparison.Ordinal);
        Assert.Contains(reason, result.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(_shirube.Data));
    }

    [Theory]
    [InlineData("http://example.org/a.txt")]
    [InlineData("https://127.0.0.1/a.txt")]
    [InlineData("https://localhost/a.txt")]
    [InlineData("https://[::1]/a.txt")]
    [InlineData("ftp://example.org/a.txt")]
    public async Task An_address_that_is_not_public_https_is_refused(string address)
    {
        var result = await _shirube.RunAsync("read", address, "--edition", "x");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(new Uri(address).Host, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_leaves_its_edition_open_is_asked_about()
    {
        var result = await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-columns.txt"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--edition", result.Error, StringComparison.Ordinal);
        Assert.Equal("[]\n", (await _shirube.RunAsync("editions", "--json")).Text);
    }

    [Fact]
    public async Task A_second_document_of_other_content_does_not_take_an_edition_silently()
    {
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "e")).ExitCode);
        Assert.Equal(2, (await _shirube.RunAsync("read", ShirubeProcess.Sample("plan-points.txt"), "--edition", "e")).ExitCode);
        Assert.Equal(0, (await _shirube.RunAsync("read", ShirubeProcess.Sample("plan-points.txt"), "--edition", "e", "--replace")).ExitCode);
    }

    [Fact]
    public async Task Invariant_globalization_is_refused_at_the_start()
    {
        var result = await _shirube.RunAsync([("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")], "editions");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_original_makes_verify_end_with_1()
    {
        await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "e");
        var sound = await _shirube.RunAsync("verify", "--json");
        Assert.Equal((0, ""), (sound.ExitCode, sound.Error));
        Assert.True(JsonDocument.Parse(sound.Text).RootElement[0].GetProperty("whole").GetBoolean());

        var original = Directory.EnumerateFiles(Path.Combine(_shirube.Data, "originals"), "*", SearchOption.AllDirectories).Single();
        File.SetAttributes(original, FileAttributes.Normal);
        await File.AppendAllTextAsync(original, "x");
        Assert.Equal(1, (await _shirube.RunAsync("verify")).ExitCode);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("sql")]
    [InlineData("verify")]
    [InlineData("eval")]
    [InlineData("doctor")]
    [InlineData("serve")]
    [InlineData("backup")]
    [InlineData("restore")]
    public async Task Help_shows_examples(string command)
    {
        var result = await _shirube.RunAsync(command, "--help");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Examples:\n  shirube {command}", result.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    public void Dispose() => _shirube.Dispose();
}

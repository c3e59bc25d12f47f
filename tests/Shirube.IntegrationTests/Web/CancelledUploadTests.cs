using System.Net;
using System.Text;
using System.Text.Json;

namespace Shirube.IntegrationTests.Web;

/// <summary>On a server of its own that takes files large enough to be read for seconds.</summary>
public sealed class CancelledUploadTests : IAsyncLifetime, IDisposable
{
    private readonly WebServer _server = new() { MaxUploadBytes = 64 << 20 };
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _client = _server.NewClient(keepsCookies: true);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task An_upload_that_is_cancelled_while_it_is_read_stores_nothing()
    {
        var form = new UploadForm(_client);
        var address = await form.SendAsync("plan.txt", LargePlan.Bytes(), "long-plan");
        Assert.Equal("reading", Stage(await form.StatusAsync(address, s => Stage(s) != "waiting")));
        await form.PressAsync(address, "Cancel");
        Assert.Equal("cancelled", Stage(await form.StatusAsync(address, s => Stage(s) != "reading")));
        using var edition = await _client.GetAsync("/editions/long-plan");
        Assert.Equal(HttpStatusCode.NotFound, edition.StatusCode);
    }

    private static string? Stage(JsonElement status) => status.GetProperty("stage").GetString();
}

/// <summary>A plan of our own that takes seconds to read: many measures, no two alike.</summary>
internal static class LargePlan
{
    private const int Measures = 60_000;

    public static byte[] Bytes()
    {
        var text = new StringBuilder("1. 港の計画\n(1) 灯台\n① 灯台の保全\n\n基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針\n");
        for (var i = 1; i <= Measures; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"○第{i}灯台を2034年度までに点検する。【海】\t・{i}番の灯をともした。\t・{i}番の塔を塗る。【海】\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

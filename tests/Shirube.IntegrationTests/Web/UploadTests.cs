using System.Net;
using System.Text;

namespace Shirube.IntegrationTests.Web;

/// <summary>On a server of its own: what is uploaded stays.</summary>
public sealed class UploadTests : IAsyncLifetime, IDisposable
{
    private readonly WebServer _server = new();
    private HttpClient _client = null!;
    private UploadForm _form = null!;

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        _client = _server.NewClient(keepsCookies: true);
        _form = new(_client);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_text_is_read_and_shown()
    {
        var status = await _form.FinishedAsync(await _form.SendAsync("plan.txt", Plan(), "harbour-1"));
        Assert.Equal("done", status.GetProperty("stage").GetString());
        Assert.Equal("added", status.GetProperty("outcome").GetString());
        using var page = await _client.GetAsync("/editions/harbour-1");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_both_languages_and_not_stored()
    {
        var status = await _form.FinishedAsync(await _form.SendAsync("noise.pdf", [.. "%PDF-1.7\n"u8, .. new byte[500]], "noise"));
        Assert.Equal("failed", status.GetProperty("stage").GetString());
        Assert.NotEqual("fault", status.GetProperty("error").GetProperty("code").GetString());
        Assert.NotEmpty(status.GetProperty("error").GetProperty("japanese").GetString()!);
        Assert.NotEmpty(status.GetProperty("error").GetProperty("english").GetString()!);
        using var page = await _client.GetAsync("/editions/noise");
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task An_edition_in_doubt_is_asked_for()
    {
        var address = await _form.SendAsync("plan.txt", Plan(), "");
        var status = await _form.FinishedAsync(address);
        Assert.Equal("asksEdition", status.GetProperty("stage").GetString());
        await _form.PressAsync(address, "Edition", KeyValuePair.Create("edition", "harbour-2"));
        Assert.Equal("done", (await _form.FinishedAsync(address)).GetProperty("stage").GetString());
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a b")]
    [InlineData("<b>")]
    public async Task A_name_that_could_not_stand_in_an_address_is_refused(string edition)
    {
        using var answer = await _form.PostAsync("plan.txt", Plan(), edition);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_in_words()
    {
        using var answer = await _form.PostAsync("big.txt", new byte[2_000_000], "big");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Plan()), "file", "plan.txt" } };
        using var answer = await _client.PostAsync(new Uri("/upload", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static byte[] Plan() => Encoding.UTF8.GetBytes("""
        1. 港の計画
        (1) 灯台
        ① 灯台の保全

        基本計画における具体的な取組	実施状況・現状分析	今後の取組方針
        ○灯台を2034年度までに点検する。【海】	・二基を点検した。	・残りを点検する。【海】
        """.ReplaceLineEndings("\n"));
}

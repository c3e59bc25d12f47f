using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shirube.IntegrationTests.Web;

/// <summary>Fills in the upload form as a browser does; the client keeps the form's cookie.</summary>
internal sealed class UploadForm(HttpClient client)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>The token of a page's form.</summary>
    public static string Token(string page)
    {
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        Assert.True(token.Success, "The page has no form.");
        return token.Groups["token"].Value;
    }

    /// <summary>The answer to the form with this file.</summary>
    public async Task<HttpResponseMessage> PostAsync(string name, byte[] bytes, string edition)
    {
        var page = await client.GetStringAsync(new Uri("/upload", UriKind.Relative));
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token(page)), "__RequestVerificationToken" },
            { new StringContent(edition), "edition" },
            { new ByteArrayContent(bytes), "file", name },
        };
        return await client.PostAsync(new Uri("/upload", UriKind.Relative), form);
    }

    /// <summary>Sends a file that is taken.</summary>
    /// <returns>Address of its status page.</returns>
    public async Task<Uri> SendAsync(string name, byte[] bytes, string edition)
    {
        using var answer = await PostAsync(name, bytes, edition);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Presses a button of the status page.</summary>
    public async Task PressAsync(Uri address, string handler, params KeyValuePair<string, string>[] fields)
    {
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", Token(await client.GetStringAsync(address))), .. fields]);
        using var answer = await client.PostAsync(new Uri($"{address}?handler={handler}", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The status as soon as it is the one waited for.</summary>
    public async Task<JsonElement> StatusAsync(Uri address, Func<JsonElement, bool> isReached)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var json = JsonDocument.Parse(await client.GetStringAsync(new Uri(address + ".json", UriKind.Relative), patience.Token));
            if (isReached(json.RootElement)) return json.RootElement.Clone();
            await Task.Delay(10, patience.Token);
        }
    }

    public Task<JsonElement> FinishedAsync(Uri address) => StatusAsync(address, s => s.GetProperty("finished").GetBoolean());
}

using System.Net;

namespace Shirube.IntegrationTests.Web;

/// <summary>Fills in the form of the budget's import as a browser does; the client keeps the form's cookie.</summary>
internal sealed class ImportForm(HttpClient client)
{
    public static readonly Uri Address = new("/budget/import", UriKind.Relative);

    /// <summary>The answer to the form with these files.</summary>
    public async Task<HttpResponseMessage> PostAsync(params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent(UploadForm.Token(await client.GetStringAsync(Address))), "__RequestVerificationToken" } };
        foreach (var (name, bytes) in files) form.Add(new ByteArrayContent(bytes), "file", name);
        return await client.PostAsync(Address, form);
    }

    /// <summary>Sends files that are taken.</summary>
    /// <returns>The page that follows.</returns>
    public async Task<Uri> SendAsync(params (string Name, byte[] Bytes)[] files)
    {
        using var answer = await PostAsync(files);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!;
    }
}

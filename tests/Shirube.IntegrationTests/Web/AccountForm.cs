using System.Net;
using Shirube.Web.Accounts;

namespace Shirube.IntegrationTests.Web;

/// <summary>A person at a browser: keeps cookies and fills in forms.</summary>
internal sealed class AccountForm(WebServer server) : IDisposable
{
    public const string Password = "four small red boats";

    public HttpClient Client { get; } = server.NewClient(keepsCookies: true);

    /// <summary>Makes the account and signs in.</summary>
    public static async Task<AccountForm> EnterAsync(WebServer server, string name)
    {
        await server.Shelf.Own.Accounts.AddAsync(name, Passwords.Hash(Password), CancellationToken.None);
        var form = new AccountForm(server);
        using var answer = await form.SignInAsync(name, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return form;
    }

    public Task<HttpResponseMessage> SignInAsync(string name, string password, string back = "/") =>
        PostAsync("/sign-in", "/sign-in", ("name", name), ("password", password), ("back", back));

    /// <summary>Sends a form that stands on a page.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        var token = UploadForm.Token(await Client.GetStringAsync(new Uri(page, UriKind.Relative)));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await Client.PostAsync(new Uri(address, UriKind.Relative), form);
    }

    public Task<string> PageAsync(string address) => Client.GetStringAsync(new Uri(address, UriKind.Relative));

    public void Dispose() => Client.Dispose();
}

using System.Net;
using Shirube.Web.Accounts;

namespace Shirube.IntegrationTests.Web;

/// <summary>On a server of its own: wrong tries make a name wait.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_header_says_who_is_signed_in_until_they_sign_out()
    {
        using var person = await AccountForm.EnterAsync(_server, "佐藤 花子");
        Assert.Contains("佐藤 花子 としてサインイン中", await person.PageAsync("/about"), StringComparison.Ordinal);
        using var answer = await person.PostAsync("/sign-out", "/sign-out");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("佐藤", await person.PageAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites()
    {
        await _server.Shelf.Own.Accounts.AddAsync("kato", Passwords.Hash(AccountForm.Password), CancellationToken.None);
        using var person = new AccountForm(_server);
        using var answer = await person.SignInAsync("ＫＡＴＯ", AccountForm.Password);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("shirube-account=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_are_answered_alike()
    {
        await _server.Shelf.Own.Accounts.AddAsync("ito", Passwords.Hash(AccountForm.Password), CancellationToken.None);
        using var person = new AccountForm(_server);
        using var wrong = await person.SignInAsync("ito", "not the password");
        using var unknown = await person.SignInAsync("eto", "not the password");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (wrong.StatusCode, unknown.StatusCode));
        Assert.Equal(await Bare(wrong, "ito"), await Bare(unknown, "eto"));
    }

    [Fact]
    public async Task After_some_wrong_tries_even_the_right_password_has_to_wait()
    {
        await _server.Shelf.Own.Accounts.AddAsync("mori", Passwords.Hash(AccountForm.Password), CancellationToken.None);
        using var person = new AccountForm(_server);
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await person.SignInAsync("mori", "guess number " + (char)('a' + i));
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var right = await person.SignInAsync("mori", AccountForm.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.DoesNotContain("mori としてサインイン中", await person.PageAsync("/about"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task No_return_address_leads_away(string back)
    {
        await _server.Shelf.Own.Accounts.AddAsync("abe", Passwords.Hash(AccountForm.Password), CancellationToken.None);
        using var person = new AccountForm(_server);
        using var answer = await person.SignInAsync("abe", AccountForm.Password, back);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_removed_account_is_signed_out_at_once_and_its_name_is_not_given_away()
    {
        using var person = await AccountForm.EnterAsync(_server, "ono");
        Assert.True(await _server.Shelf.Own.Accounts.RemoveAsync("ono", CancellationToken.None));
        Assert.DoesNotContain("ono としてサインイン中", await person.PageAsync("/about"), StringComparison.Ordinal);
        Assert.False(await _server.Shelf.Own.Accounts.AddAsync("ＯＮＯ", Passwords.Hash(AccountForm.Password), CancellationToken.None));
        using var again = await person.SignInAsync("ono", AccountForm.Password);
        Assert.Equal(HttpStatusCode.Unauthorized, again.StatusCode);
    }

    [Fact]
    public async Task Another_password_ends_the_sign_ins()
    {
        using var person = await AccountForm.EnterAsync(_server, "hara");
        Assert.True(await _server.Shelf.Own.Accounts.SetPasswordAsync("hara", Passwords.Hash("another long password"), CancellationToken.None));
        Assert.DoesNotContain("hara としてサインイン中", await person.PageAsync("/about"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = _server.NewClient(keepsCookies: true);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "abe"), KeyValuePair.Create("password", AccountForm.Password)]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    // the page without what differs by the try itself
    private static async Task<string> Bare(HttpResponseMessage answer, string name)
    {
        var page = await answer.Content.ReadAsStringAsync();
        return page.Replace(UploadForm.Token(page), "", StringComparison.Ordinal).Replace($"value=\"{name}\"", "", StringComparison.Ordinal);
    }
}

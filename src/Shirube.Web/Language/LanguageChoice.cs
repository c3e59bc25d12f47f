using System.Globalization;

namespace Shirube.Web.Language;

/// <summary>Which language a request is answered in: ?lang=, else the cookie, else what the browser asks for, else Japanese.</summary>
internal static class LanguageChoice
{
    private const string Cookie = "shirube-lang";
    private static readonly object Key = new();

    public static Words Words(this HttpContext context) => context.Items[Key] as Words ?? Language.Words.Japanese;

    public static void UseLanguageChoice(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Of(context.Request.Query["lang"]) is { } asked)
        {
            context.Response.Cookies.Append(
                Cookie, asked.Language, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, MaxAge = TimeSpan.FromDays(365) });
            context.Items[Key] = asked;
        }
        else context.Items[Key] = Of(context.Request.Cookies[Cookie]) ?? Preferred(context.Request) ?? Language.Words.Japanese;

        context.Response.Headers.ContentLanguage = context.Words().Language;
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return next(context);
    });

    private static Words? Preferred(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1)
        .Select(l => Of(l.Value.Value is { Length: >= 2 } tag ? tag[..2].ToLower(CultureInfo.InvariantCulture) : null))
        .FirstOrDefault(w => w is not null);

    private static Words? Of(string? language) => language switch
    {
        "ja" => Language.Words.Japanese,
        "en" => Language.Words.English,
        _ => null,
    };
}

namespace Shirube.Web.Hosting;

/// <summary>Answers only to the names it listens on: a foreign web page that points its own name at this machine gets nothing.</summary>
internal static class HostNames
{
    public static void UseHostNames(this IApplicationBuilder app, WebHostOptions options)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "localhost", "127.0.0.1", "[::1]" };
        var isOpen = false;
        foreach (var url in options.Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var host = BindingAddress.Parse(url).Host;
            // Listening on every address, the operator's proxy decides on names.
            if (host is "*" or "+" or "0.0.0.0" or "[::]") isOpen = true;
            names.Add(host);
        }

        if (isOpen) return;
        app.Use((context, next) =>
        {
            if (names.Contains(context.Request.Host.Host)) return next(context);
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        });
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Shirube.Web.Language;
using Shirube.Web.Pages;

namespace Shirube.Web.Uploads;

/// <summary>Lets only the forms that take files send a large body, and says so in words before a byte of a too large one is read.</summary>
internal static class UploadSize
{
    /// <summary>Room for the other fields of the form.</summary>
    private const long FormBytes = 1024 * 1024;

    private static readonly string[] Forms = ["/upload", "/budget/import"];

    public static void UseUploadSize(this IApplicationBuilder app, WebHostOptions options) => app.Use((context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !Forms.Any(f => context.Request.Path.Equals(f, StringComparison.Ordinal))) return next(context);
        var limit = options.MaxUploadBytes + FormBytes;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = limit;
        if (context.Request.ContentLength is not { } length || length <= limit) return next(context);
        context.Items[TwinPage.ProblemKey] = context.Words()["upload.too-large", Megabytes(length), Megabytes(options.MaxUploadBytes)];
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        context.Request.Method = HttpMethods.Get; // the error page must not read the body either
        return Task.CompletedTask;
    });

    /// <summary>"0.8 MB"; below a tenth of it "14 KB".</summary>
    public static string Words(long bytes) => bytes < 104858 ? ((bytes + 1023) / 1024).ToString(CultureInfo.InvariantCulture) + " KB" : Megabytes(bytes) + " MB";

    public static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.#", CultureInfo.InvariantCulture);
}

namespace Shirube.Web.Hosting;

/// <summary>Form in which a page is asked for.</summary>
public enum TwinFormat
{
    Html,
    Json,
    Csv,
    Xlsx,
    Parquet,
}

/// <summary>Each page's address with ".json" behind its path gives the same in JSON; lists also give ".csv", ".xlsx" and ".parquet".</summary>
internal static class Twins
{
    private static readonly object Key = new();

    public static TwinFormat Twin(this HttpContext context) => context.Items[Key] is TwinFormat format ? format : TwinFormat.Html;

    /// <summary>True for a list as a file of rows.</summary>
    public static bool IsSheet(this TwinFormat format) => format is TwinFormat.Csv or TwinFormat.Xlsx or TwinFormat.Parquet;

    /// <summary>The address that the reader asked for, before its ending was taken off.</summary>
    public static string AskedPath(this HttpContext context) => context.Request.Path + context.AskedEnding();

    /// <summary>".json", ".csv", ".xlsx", ".parquet" as asked for; empty for a page.</summary>
    public static string AskedEnding(this HttpContext context) => context.Twin() switch
    {
        TwinFormat.Json => ".json",
        TwinFormat.Csv => ".csv",
        TwinFormat.Xlsx => ".xlsx",
        TwinFormat.Parquet => ".parquet",
        _ => "",
    };

    /// <summary>Takes the ending off before routing, so that page and twin are one route and answer from one model.</summary>
    public static void UseTwins(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path.Value ?? "";
        if (Ending(path) is { } format && !path.StartsWith("/assets/", StringComparison.Ordinal))
        {
            context.Items[Key] = format;
            context.Request.Path = path[..path.LastIndexOf('.')];
        }

        return next(context);
    });

    private static TwinFormat? Ending(string path) =>
        path.EndsWith(".json", StringComparison.Ordinal) ? TwinFormat.Json
        : path.EndsWith(".csv", StringComparison.Ordinal) ? TwinFormat.Csv
        : path.EndsWith(".xlsx", StringComparison.Ordinal) ? TwinFormat.Xlsx
        : path.EndsWith(".parquet", StringComparison.Ordinal) ? TwinFormat.Parquet
        : null;
}

using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Shirube.Web.Hosting;

/// <summary>Style sheets, scripts and pictures. They are inside the assembly: the program is one folder without loose files,
/// and an address can only name what was built in.</summary>
public sealed class Assets
{
    private const string Prefix = "wwwroot/";
    private readonly FrozenDictionary<string, Asset> _assets;

    public Assets()
    {
        var assembly = typeof(Assets).Assembly;
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            assets[name[Prefix.Length..].Replace('\\', '/')] = new(bytes, ContentType(name), Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
        }

        _assets = assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Address of an asset; changes with its content, so that browsers may keep it.</summary>
    /// <exception cref="ArgumentException">There is no such asset.</exception>
    public string Address(string path) =>
        _assets.TryGetValue(path, out var asset) ? $"/assets/{path}?v={asset.Version}" : throw new ArgumentException($"No asset \"{path}\".", nameof(path));

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{**path}", Results<FileContentHttpResult, NotFound> (string path, HttpContext context) =>
    {
        if (!_assets.TryGetValue(path, out var asset)) return TypedResults.NotFound();
        var isCurrent = string.Equals(context.Request.Query["v"], asset.Version, StringComparison.Ordinal);
        context.Response.Headers.CacheControl = isCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));
    });

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record Asset(byte[] Bytes, string ContentType, string Version);
}

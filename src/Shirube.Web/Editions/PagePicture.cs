using System.ComponentModel;
using System.Globalization;
using Shirube.Ingest.Files;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.Web.Editions;

/// <summary>A page of a PDF as a picture, drawn by poppler's pdftoppm in a process of its own with limits of time and memory.</summary>
internal static class PagePicture
{
    /// <summary>Pixels per inch: a page of A4 gets about 900 x 1,300 pixels.</summary>
    public const int DotsPerInch = 110;

    // A hostile page may ask for a picture of any size; pdftoppm would make it.
    private const int LongestSidePixels = 2400;

    private static readonly ReadLimits Limits = ReadLimits.Default with { ChildMemoryBytes = 1L << 30, ChildTime = TimeSpan.FromSeconds(20) };

    /// <summary>Draws a page into a PNG file, which is there whole or not at all.</summary>
    /// <param name="page">From 1.</param>
    /// <returns>False where it cannot be drawn: no poppler here, the page is damaged or too costly.</returns>
    public static async Task<bool> TryDrawAsync(string pdf, int page, string png, CancellationToken cancel)
    {
        var draft = png + "." + Path.GetRandomFileName();
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] arguments = ["-q", "-png", "-singlefile", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, pdf, draft];
        try
        {
            if (!await RunAsync(arguments, cancel) || !File.Exists(draft + ".png") || !IsReasonable(draft + ".png")) return false;
            File.Move(draft + ".png", png, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(draft + ".png");
        }
    }

    /// <summary>Width and height of a PNG file in pixels; zero where it is none.</summary>
    public static (int Width, int Height) SizeOf(string png)
    {
        Span<byte> head = stackalloc byte[24];
        using var file = File.OpenRead(png);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return (0, 0);
        return (Number(head[16..20]), Number(head[20..24]));

        static int Number(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private static bool IsReasonable(string png)
    {
        var (width, height) = SizeOf(png);
        return width > 0 && height > 0 && Math.Max(width, height) <= LongestSidePixels;
    }

    private static async Task<bool> RunAsync(string[] arguments, CancellationToken cancel)
    {
        try
        {
            return (await ChildProcess.RunAsync("pdftoppm", arguments, Limits, static _ => { }, cancel)).Code == 0;
        }
        catch (Exception e) when (e is Win32Exception or TimeoutException or InvalidDataException)
        {
            return false;
        }
    }
}

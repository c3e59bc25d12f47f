using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Shirube.Web.Editions;

/// <summary>A page of a PDF as a picture, drawn by poppler's pdftoppm in a process of its own with limits of time and memory.</summary>
internal static class PagePicture
{
    /// <summary>Pixels per inch: a page of A4 gets about 900 x 1,300 pixels.</summary>
    public const int DotsPerInch = 110;

    // A hostile page may ask for a picture of any size; pdftoppm would make it.
    private const int LongestSidePixels = 2400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Draws a page into a PNG file, which is there whole or not at all.</summary>
    /// <param name="page">From 1.</param>
    /// <returns>False where it cannot be drawn: no poppler here, the page is damaged or too costly.</returns>
    public static async Task<bool> TryDrawAsync(string pdf, int page, string png, CancellationToken cancel)
    {
        var draft = png + "." + Path.GetRandomFileName();
        var number = page.ToString(CultureInfo.InvariantCulture);
        string[] command = ["pdftoppm", "-q", "-png", "-singlefile", "-r", DotsPerInch.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, pdf, draft];
        try
        {
            if (!await RunAsync(command, cancel) || !File.Exists(draft + ".png") || !IsReasonable(draft + ".png")) return false;
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

    private static async Task<bool> RunAsync(string[] command, CancellationToken cancel)
    {
        var isUnix = !OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(isUnix ? "/bin/sh" : command[0]) { UseShellExecute = false, RedirectStandardError = true };
        // The shell sets the limits (1 GB, 20 s of processor) and becomes the program; nothing of the command is ever parsed by it.
        if (isUnix) foreach (var part in (string[])["-c", "ulimit -v 1048576; ulimit -t 20; exec \"$@\"", "sh", .. command]) start.ArgumentList.Add(part);
        else foreach (var part in command.Skip(1)) start.ArgumentList.Add(part);
        try
        {
            using var process = Process.Start(start);
            if (process is null) return false;
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            timer.CancelAfter(Patience);
            try
            {
                await process.StandardError.ReadToEndAsync(timer.Token);
                await process.WaitForExitAsync(timer.Token);
                return process.ExitCode == 0;
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return false;
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}

using System.Diagnostics;

namespace Shirube.Sample;

/// <summary>Prints pages with chromium and packs the file with qpdf.</summary>
internal static class PdfPrinter
{
    public static void Print(string html, string pdf)
    {
        var page = Path.Combine(Path.GetTempPath(), "shirube-sample.html");
        File.WriteAllText(page, html);
        using var chromium = Process.Start(new ProcessStartInfo("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--disable-pdf-tagging", $"--print-to-pdf={pdf}", page]) { RedirectStandardError = true, UseShellExecute = false })!;
        chromium.StandardError.ReadToEnd();
        chromium.WaitForExit();
        File.Delete(page);
        // Chromium writes one small object per glyph; packed into object streams the file is a third smaller.
        using var packer = Process.Start("qpdf", ["--object-streams=generate", "--replace-input", pdf]);
        packer.WaitForExit();
    }
}

using System.Diagnostics;
using Shirube.Tests.House;

namespace Shirube.Tests.Ingest.Pdf;

/// <summary>A test that needs poppler's pdftotext; skipped where it is not installed.</summary>
public sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute()
    {
        if (!PdfFixture.HasPoppler) Skip = "skipped: no pdftotext (install poppler-utils)";
    }
}

internal static class PdfFixture
{
    private static readonly Lazy<bool> s_hasPoppler = new(() =>
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pdftotext", "-v") { RedirectStandardError = true, UseShellExecute = false });
            process?.WaitForExit();
            return process is not null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    });

    public static bool HasPoppler => s_hasPoppler.Value;

    /// <summary>The same fictional plan printed by "chromium" or "office"; see fixtures/make.sh.</summary>
    public static byte[] Plan(string printer) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Shirube.Tests", "Ingest", "Pdf", "fixtures", $"plan-{printer}.pdf"));
}

/// <summary>As <see cref="PdfFactAttribute"/>, for several inputs.</summary>
public sealed class PdfTheoryAttribute : TheoryAttribute
{
    public PdfTheoryAttribute()
    {
        if (!PdfFixture.HasPoppler) Skip = "skipped: no pdftotext (install poppler-utils)";
    }
}

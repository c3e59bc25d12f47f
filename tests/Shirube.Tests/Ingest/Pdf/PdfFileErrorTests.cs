using System.Text;
using Shirube.Ingest;
using Shirube.Ingest.Files;
using Shirube.Tests.Ingest.Files;

namespace Shirube.Tests.Ingest.Pdf;

public sealed class PdfFileErrorTests
{
    [Fact]
    public void A_truncated_file_is_refused()
    {
        var plan = PdfFixture.Plan("office");
        Assert.Equal("pdf-damaged", Sources.Refusal(plan[..(plan.Length / 2)]));
        Assert.Equal("pdf-damaged", Sources.Refusal(plan[..40]));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var plan = TinyPdf.Of(TinyPdf.Text);
        Encoding.ASCII.GetBytes("xrxf").CopyTo(plan, plan.AsSpan().LastIndexOf("\nxref"u8) + 1);
        Assert.Equal("pdf-damaged", Sources.Refusal(plan));
        Assert.Equal("pdf-damaged", Sources.Refusal("%PDF-1.7\nnothing\nstartxref\n0\n%%EOF"u8.ToArray()));
    }

    [Fact]
    public void An_encrypted_file_is_refused()
    {
        var text = Encoding.Latin1.GetString(TinyPdf.Of(TinyPdf.Text));
        var encrypted = text.Replace("/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard >>", StringComparison.Ordinal);
        Assert.Equal("pdf-encrypted", Sources.Refusal(Encoding.Latin1.GetBytes(encrypted)));
    }

    [Fact]
    public void Ten_thousand_pages_are_refused_at_once()
    {
        var many = TinyPdf.Of(Enumerable.Repeat("", 10_000).ToList());
        Assert.Equal("too-many-pages", Sources.Refusal(many));
    }

    [Fact]
    public void A_large_file_is_refused_by_its_size() =>
        Assert.Equal("too-large", Sources.Refusal(TinyPdf.Of(TinyPdf.Text), ReadLimits.Default with { PdfBytes = 100 }));

    [PdfFact]
    public void A_file_without_text_says_so() => Assert.Equal("pdf-without-text", Sources.Refusal(TinyPdf.Of("0 0 10 10 re f")));

    [PdfFact]
    public void A_child_process_beyond_its_limits_is_killed()
    {
        var plan = PdfFixture.Plan("chromium");
        Assert.Equal("too-slow", Sources.Refusal(plan, ReadLimits.Default with { ChildTime = TimeSpan.FromMilliseconds(1) }));
        Assert.Equal("too-large", Sources.Refusal(plan, ReadLimits.Default with { ChildOutputBytes = 100 }));
    }

    [PdfFact]
    public void Cancelling_ends_the_reading()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => EditionReader.Read(PdfFixture.Plan("chromium"), "plan.pdf", null, cancel.Token));
    }
}

using Shirube.Core;

namespace Shirube.Tests.Ingest.Pdf;

/// <summary>The annex of the 2024 edition as PDF gives the same facts as its text.</summary>
public sealed class PdfCorpusTests
{
    private const string Pdf = "strategy-2024-annex.pdf";
    private const string Text = "strategy-2024.txt";

    [CorpusFact(Pdf)]
    public void The_pdf_gives_the_same_measures_as_the_text()
    {
        if (!PdfFixture.HasPoppler) return;
        var pdf = Corpus.Read(Pdf);
        var text = Corpus.Read(Text);
        Assert.Equal(text.Measures.Select(m => JapaneseText.Key(m.PlanText)), pdf.Measures.Select(m => JapaneseText.Key(m.PlanText)));
        Assert.Equal(text.Measures.SelectMany(m => m.Ministries.Names), pdf.Measures.SelectMany(m => m.Ministries.Names));
        Assert.Equal(text.Measures.Select(m => m.Section.ToString()), pdf.Measures.Select(m => m.Section.ToString()));
        Assert.Equal(text.Footnotes.Length, pdf.Footnotes.Length);
        Assert.DoesNotContain(pdf.Findings, f => f.Code is "unread-text" or "claimed-twice");
        Assert.InRange(Same(text, pdf, m => m.Status), 0.98, 1);
        Assert.InRange(Same(text, pdf, m => m.Next), 0.98, 1);
    }

    /// <summary>Share of the text's items that the PDF gives with the very same characters.</summary>
    private static double Same(DraftEdition text, DraftEdition pdf, Func<MeasureReport, IEnumerable<ReportItem>> items)
    {
        var (same, all) = (0, 0);
        foreach (var (one, other) in text.Measures.Zip(pdf.Measures))
        {
            var there = items(other).Select(i => JapaneseText.Key(i.Text)).ToHashSet(StringComparer.Ordinal);
            foreach (var item in items(one))
            {
                all++;
                if (there.Contains(JapaneseText.Key(item.Text))) same++;
            }
        }

        return (double)same / all;
    }
}

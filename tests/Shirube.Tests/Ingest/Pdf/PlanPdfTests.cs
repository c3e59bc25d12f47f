using Shirube.Core;
using Shirube.Ingest;

namespace Shirube.Tests.Ingest.Pdf;

/// <summary>The fictional plan of fixtures/plan.html as two printers drew it: filled rectangles on A5, strokes on small pages that cut rows.</summary>
public sealed class PlanPdfTests
{
    private static readonly Dictionary<string, DraftEdition> s_drafts = [];

    private static DraftEdition Read(string printer)
    {
        lock (s_drafts)
        {
            return s_drafts.TryGetValue(printer, out var draft) ? draft : s_drafts[printer] = EditionReader.Read(PdfFixture.Plan(printer), "plan.pdf", null, CancellationToken.None);
        }
    }

    private static string Bare(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    [PdfTheory]
    [InlineData("chromium")]
    [InlineData("office")]
    public void Reads_each_measure_with_its_items(string printer)
    {
        var measures = Read(printer).Measures;
        Assert.Equal([(3, 3), (3, 2), (1, 0)], measures.Select(m => (m.Status.Length, m.Next.Length)));
        Assert.Equal(["県政策課", "水産課"], measures[0].Ministries.Names.ToArray());
        Assert.All(measures, m => Assert.Equal(["別添", "1", "(1)", "①"], m.Section.Parts.ToArray()));
        Assert.Equal("潮の流れを測る網を広げ、測った値を誰でも使えるようにする。", measures[1].PlanText);
        Assert.Equal("2023年10月に試験場の位置を決め、調査・設計・分析を始めた。", Bare(measures[0].Status[0].Text));
        Assert.Equal("値を使う予報の仕組みを県外にも広げる。仕組みは公開し、改良を受け入れる。", measures[1].Next[1].Text);
        Assert.Equal("島の高校生が値を使った予報を作り、県の大会で発表した。高校生の予報は漁業者にも配られ、出漁の判断に使われている。", measures[1].Status[1].Text);
    }

    [PdfTheory]
    [InlineData("chromium")]
    [InlineData("office")]
    public void Reads_what_stands_outside_the_tables(string printer)
    {
        var draft = Read(printer);
        Assert.Equal(["海とともに生きる県の科学技術", "波と潮の力の利用", "試験場と人材"], draft.Sections.Select(s => s.Title).Where(t => t.Length < 20));
        Assert.Equal([1, 2], draft.Footnotes.Select(f => f.Number));
        Assert.EndsWith("企業の数はこれより多い。", draft.Footnotes[1].Text, StringComparison.Ordinal);
        Assert.All(draft.Footnotes, f => Assert.Single(f.References));
        Assert.Equal(2, draft.Indicators.Length);
        Assert.Single(draft.Goals);
    }

    [PdfTheory]
    [InlineData("chromium")]
    [InlineData("office")]
    public void Every_character_belongs_to_one_piece_and_has_a_place(string printer)
    {
        var draft = Read(printer);
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
        Assert.Equal(draft.Document.Lines.Length, draft.Document.Boxes.Length);
        Assert.All(draft.Document.Boxes, b => Assert.InRange(b.Page, 1, draft.Document.PageCount));
        Assert.Equal("pdf/2", draft.Document.Reader);
    }

    [PdfFact]
    public void The_same_bytes_give_the_same_lines()
    {
        var again = EditionReader.Read(PdfFixture.Plan("office"), "plan.pdf", null, CancellationToken.None);
        Assert.Equal(Read("office").Document.Lines.ToArray(), again.Document.Lines.ToArray());
    }
}

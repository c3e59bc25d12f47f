using Shirube.Core;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Files;

public sealed class WordReaderTests
{
    private static string Cell(params string[] paragraphs) => $"<w:tc>{string.Concat(paragraphs.Select(Paragraph))}</w:tc>";

    private static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    [Fact]
    public void Paragraphs_tables_and_footnotes_become_lines()
    {
        var bytes = Sources.Word(
            Paragraph("１．海の県")
            + "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>潮位：3 m</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>"
            + $"<w:tbl><w:tr>{Cell("○波の力を使う。", "【県政策課】")}{Cell("・調べた。", "・試した。")}{Cell("続ける。")}</w:tr></w:tbl>",
            "<w:footnote w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"7\"><w:p><w:r><w:t>県の調べ</w:t></w:r></w:p></w:footnote>");
        var document = Sources.Read(bytes);
        Assert.Equal(
            ["１．海の県", "- ・ 潮位：3 m¹", "¹ 県の調べ", "○波の力を使う。 【県政策課】\t・調べた。 ・試した。\t続ける。"],
            document.Lines.ToArray());
        Assert.Equal(SourceFormat.Word, document.Format);
    }

    [Fact]
    public void Raised_digits_become_superscripts()
    {
        var bytes = Sources.Word("<w:p><w:r><w:t>件数</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>12</w:t></w:r></w:p>");
        Assert.Equal(["件数¹²"], Sources.Read(bytes).Lines.ToArray());
    }

    [Fact]
    public void Packages_that_blow_up_are_refused()
    {
        var bomb = Sources.Word(Paragraph(new string('あ', 2_000_000)));
        Assert.Equal("zip-bomb", Sources.Refusal(bomb));
        Assert.Equal("zip-bomb", Sources.Refusal(Sources.Word(Paragraph("あ")), ReadLimits.Default with { UnpackedBytes = 20 }));
        Assert.Equal("zip-bomb", Sources.Refusal(Sources.Zip([.. Enumerable.Range(0, 30).Select(i => ($"a{i}", "x"))]), ReadLimits.Default with { PackedFiles = 10 }));
    }

    [Fact]
    public void Damaged_and_deep_documents_are_refused()
    {
        var whole = Sources.Word(Paragraph("海の県の計画"));
        Assert.Equal("word-damaged", Sources.Refusal(whole[..(whole.Length / 2)]));
        Assert.Equal("word-damaged", Sources.Refusal(Sources.Word("<w:p><w:r>")));
        Assert.Equal("word-damaged", Sources.Refusal(Sources.Zip(("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"))));
        Assert.Equal("too-deep", Sources.Refusal(Sources.Word(string.Concat(Enumerable.Repeat("<w:sdt>", 5_000)))));
    }
}

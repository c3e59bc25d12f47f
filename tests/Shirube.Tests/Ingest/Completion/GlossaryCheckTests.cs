using Shirube.Core;
using Shirube.Ingest.Completion;

namespace Shirube.Tests;

public sealed class GlossaryCheckTests
{
    [Theory]
    [InlineData("Data-Hub を使い、ＤＡＴＡＨＵＢ も使う。", "Data-Hub→DATA-HUB DATAHUB→DATA-HUB")]
    [InlineData("DATA-HUB と ＤＡＴＡ－ＨＵＢ と DATA‐HUB は同じ表記である。", "")]
    [InlineData("協議会・DATA-HUB・県、－DATA-HUB－", "")]
    [InlineData("DATA-HUBS は別の語である。", "")]
    public void A_defined_term_that_is_spelt_otherwise_is_told_with_its_place(string text, string spellings)
    {
        var findings = Find(text, new Abbreviation("DATA-HUB", "県データ基盤", None)).ToList();
        Assert.Equal(spellings, string.Join(' ', findings.Where(f => f.Code == "term-spelt-otherwise").Select(f => $"{f.Message.Split('「', '」')[1]}→{f.Message.Split('「', '」')[3]}")));
        Assert.All(findings, f => Assert.NotEmpty(f.Spans));
    }

    [Theory]
    [InlineData("QRZ を広げ、QRZ を守る。", 2)]
    [InlineData("QRZ を広げる。", 0)] // once: too little to say
    [InlineData("四半期報告（QRZ）を広げ、QRZ を守る。", 0)]
    [InlineData("QRZ（四半期報告）を広げ、QRZ を守る。", 0)]
    [InlineData("HUB を広げ、HUB を守る。", 0)] // defined
    [InlineData("QRZ2 と Qrz と 2031 を、QRZ2 と Qrz と 2031 に替える。", 0)]
    public void An_abbreviation_that_nothing_explains_is_told_with_all_its_places(string text, int places)
    {
        var finding = Find(text, new Abbreviation("HUB", "拠点", None)).SingleOrDefault(f => f.Code == "abbreviation-undefined");
        Assert.Equal(places, finding?.Spans.Length ?? 0);
        if (finding is not null) Assert.All(finding.Spans, s => Assert.Equal("QRZ", text.Substring(s.Start, s.Length)));
    }

    private static readonly Evidence None = new("test", 1, []);

    private static IEnumerable<Finding> Find(string text, params Abbreviation[] abbreviations)
    {
        var draft = new DraftEdition
        {
            Document = new() { Hash = "d", FileName = "f", Format = SourceFormat.Text, Reader = "utf-8", Lines = [text] },
            Layout = Layout.Markup,
            RuleVersion = "test",
            Abbreviations = [.. abbreviations],
        };
        return GlossaryCheck.Find(draft, [MappedText.OfLine("d", 1, text)]);
    }
}

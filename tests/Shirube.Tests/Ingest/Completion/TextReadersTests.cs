using Shirube.Core;
using Shirube.Ingest.Completion;

namespace Shirube.Tests.Ingest.Completion;

public sealed class TextReadersTests
{
    [Theory]
    [InlineData("「海洋の道しるべ」（2024年3月1日 知事決定）に沿って", "海洋の道しるべ", "2024-03-01", "知事決定")]
    [InlineData("「水の「見える化」手引」（令和６年２月策定）", "水の「見える化」手引", null, "策定")]
    [InlineData("「潮の手引」（2019年度策定）", "潮の手引", null, "策定")]
    public void Reads_a_quoted_document_with_its_date_and_body(string text, string name, string? date, string body)
    {
        var cited = Assert.Single(CitedDocumentReader.Read(Line(text)));
        Assert.Equal((name, date, body), (cited.Name, cited.Date?.ToString("yyyy-MM-dd", null), cited.Body));
    }

    [Theory]
    [InlineData("「海の日」（2024年3月1日）に開催")]
    [InlineData("「海の日」（月に一度 決定）")]
    [InlineData("「海の日（2024年3月1日 決定")]
    [InlineData("」（2024年13月99日決定）")]
    public void Refuses_what_is_no_citation(string text) => Assert.DoesNotContain(CitedDocumentReader.Read(Line(text)), c => c.Date is not null);

    [Theory]
    [InlineData("「潮風データ連携基盤」（以下「潮風基盤」という。）を整備", "潮風基盤", "潮風データ連携基盤")]
    [InlineData("その後に海洋観測協議会（以下「協議会」という。）が", "協議会", "海洋観測協議会")]
    public void Reads_a_name_that_the_text_shortens(string text, string shortForm, string longForm)
    {
        var found = Assert.Single(AbbreviationReader.Read(Line(text)));
        Assert.Equal((shortForm, longForm), (found.Short, found.Long));
    }

    [Theory]
    [InlineData("2024 年 5 月時点", FootnoteKind.Time)]
    [InlineData("県統計課「県民生活調査」（2023年公表）", FootnoteKind.Source)]
    [InlineData("ＳＤＸ：Shiokaze Data Exchange。", FootnoteKind.Definition)]
    [InlineData("光回線については、2027年度末には未整備を千世帯に。", FootnoteKind.ExtraTarget)]
    [InlineData("以下同じ。", FootnoteKind.Other)]
    public void Tells_the_kind_of_a_footnote(string text, FootnoteKind kind) => Assert.Equal(kind, FootnoteKinds.Of(text));

    [Theory]
    [InlineData("港湾データをを公開する", "doubled-particle")]
    [InlineData("観測網の整備に向けた観測網の整備に向けた検討", "doubled-phrase")]
    [InlineData("2024年度3月時点", "fiscal-year-with-month")]
    [InlineData("SІP を開始", "cyrillic-in-latin")]
    [InlineData("⽔素を運ぶ", "radical-for-kanji")]
    public void Reports_a_fault_of_the_source(string text, string code) => Assert.Equal(code, Assert.Single(TextFaults.Find(Line(text))).Code);

    [Theory]
    [InlineData("ははの日に港で会う")]
    [InlineData("2024年3月末に海の研究所を開く。ロシア語の名はМоре")]
    public void Leaves_sound_text_alone(string text) => Assert.Empty(TextFaults.Find(Line(text)));

    private static MappedText Line(string text) => MappedText.OfLine("d", 1, text);
}

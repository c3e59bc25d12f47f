using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;
using Shirube.Ingest.Layouts;
using Shirube.Tests.House;

namespace Shirube.Tests.Ingest;

public sealed class LayoutDetectorTests
{
    [Theory]
    [InlineData("strategy-markup.txt", Layout.Markup)]
    [InlineData("strategy-columns.txt", Layout.Columns)]
    [InlineData("strategy-goals.txt", Layout.Goals)]
    [InlineData("plan-points.txt", Layout.Points)]
    public void Recognises_each_layout_also_with_brackets_of_the_other_width(string name, Layout layout)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "sample", name));
        Assert.Equal(layout, Detect(text));
        Assert.Equal(layout, Detect(Swap(text)));
    }

    [Theory]
    [InlineData("戦略\n\n1. はじめに\n\n- ・ 海を学ぶ。\n\n2. 重点\n\n(1) 人\n\n- ・ 人を育てる。\n\n(2) 道具\n\n- ・ 道具をそろえる。\n\n3. 進め方\n\n(以上)", Layout.Markup)]
    [InlineData("第Ⅱ部 各論\n第１章 海を知る\n（１）観測\n・ブイを置く。", Layout.Goals)]
    public void Recognises_a_part_without_tables(string text, Layout layout) => Assert.Equal(layout, Detect(text));

    [Theory]
    [InlineData("会議の記録\n\n1. 出席者\n2. 議題\n\n・海について話した。\n")]
    [InlineData("# Readme\n\n1. Install\n2. Run\n\n- fast\n- small\n")]
    [InlineData("品名\t数\t値段\nりんご\t3\t100\n")]
    [InlineData("")]
    public void Refuses_a_text_without_signs(string text)
    {
        var error = Assert.Throws<UnreadableFileException>(() => Detect(text));
        Assert.Equal("not-a-strategy", error.Code);
    }

    private static Layout Detect(string text) => LayoutDetector.Detect(DocumentReader.OfText(text, "a.txt", "hash", "utf-8"));

    private static string Swap(string text) => string.Concat(text.Select(c => c switch
    {
        '(' => '（',
        ')' => '）',
        '（' => '(',
        '）' => ')',
        '<' => '＜',
        '>' => '＞',
        _ => c,
    }));
}

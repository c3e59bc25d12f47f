using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Tests;

public sealed class IndicatorReaderTests
{
    [Theory]
    [InlineData("港の利用者数：1,234人（2023年度）", "港の利用者数", "1234 人 2023 FY")]
    [InlineData("灯台の数：東港 12基、西港 9基（いずれも令和５年）", "灯台の数", "東港 12 基 2023|西港 9 基 2023")]
    [InlineData("灯台の数：東港 12基（2021年）、西港 9基（2022年度末時点）", "灯台の数", "東港 12 基 2021|西港 9 基 2022 FY")]
    [InlineData("港の順位：12位／40か国中（2023年）", "港の順位", "12 位 2023")]
    [InlineData("港の数と割合：283港、31%（2015年～2020年）", "港の数と割合", "283 港 2020|31 % 2020")]
    [InlineData("海への関心：関心度（男性 65.1%、女性 52.1%）（2023年12月時点）", "海への関心", "関心度：男性 65.1 % 2023|関心度：女性 52.1 % 2023")]
    [InlineData("波の高さの伸び：東港（2.3%）、西港（1.9%）", "波の高さの伸び", "東港 2.3 %|西港 1.9 %")]
    [InlineData("魚の量：11億3,500万トン（CO₂換算）（2022年度）", "魚の量", "1135000000 トン（CO₂換算） 2022 FY")]
    [InlineData("船乗りの数：人口100万人当たり123人（2020年度）", "船乗りの数", "人口100万人当たり 123 人/人口100万人 2020 FY")]
    [InlineData("水温の上昇：100年当たり1.35°C（1898年から2023年の間）", "水温の上昇", "100年当たり 1.35 °C/100年 2023")]
    [InlineData("港の投資：投資額 3,274億円／2,075件（2022年度）", "港の投資", "投資額 3274 億円 2022 FY|2075 件 2022 FY")]
    [InlineData("2007年度～2022年度の港の伸び：1.4%", "2007年度～2022年度の港の伸び", "1.4 % 2022 FY")]
    [InlineData("５G網の広がり：5G展開率 65.8%（2022年度末時点）", "５G網の広がり", "5G展開率 65.8 % 2022 FY")]
    public void Reads_the_values_of_a_reference_indicator(string text, string name, string values)
    {
        var indicator = Assert.Single(Read(IndicatorKind.Reference, text));
        Assert.Equal((name, values), (indicator.Name, string.Join('|', indicator.Values.Select(Show))));
        Assert.Null(indicator.Target);
    }

    [Theory]
    [InlineData("海の計画（行動の計画、波の計画）の進み具合")]
    [InlineData("港と船：国のうち、人口100万人当たりで船より港が多い国は一つのみ")]
    [InlineData("港の研究費：引き続き計測の検討を行う")]
    [InlineData("港の研究費：（2021年度実績からの計測に努める）")]
    public void Refuses_numbers_that_are_no_values(string text) => Assert.Empty(Assert.Single(Read(IndicatorKind.Reference, text)).Values);

    [Theory]
    [InlineData("港からの排出量：実質ゼロ（2050年）", "0  2050 Equal")]
    [InlineData("港の生産性：約49万円/トン（2025年度）", "49 万円/トン 2025 FY About")]
    [InlineData("港の市場：2000年度の約2倍（2025年度）", "2 倍 2025 FY About")]
    [InlineData("港の収入：2025年度までに、対2018年度比で約7割増加", "70 %増 2025 FY About")]
    [InlineData("港の女性の割合：早期に20%、2025年度までに23%（2020年度時点、17.7%）", "23 % 2025 FY Equal")]
    [InlineData("港の事務の割合：2025年度までに半減（2017年度時点、18%）", "0.5 倍 2025 FY Equal")]
    [InlineData("港の採用の割合：2025年度までに、東港20%、西港15%、北港30%", "  2025 FY Equal")]
    [InlineData("防災の網を使える港の数：全ての港（2023年）", "  2023 Equal")]
    [InlineData("2021年度より2025年度までの、港への投資の総額：約30兆円", "30 兆円 2025 FY About")]
    [InlineData("2022年度までに、船の学校の受講者数を100万人とする。", "100 万人 2022 FY Equal")]
    [InlineData("海が「楽しい」と思う子どもの割合につき、2025年度までに、遜色のない水準を視野にその割合の増を目指す。", "  2025 FY Equal")]
    [InlineData("港の若手の数：計画期間中に1割増加し、将来は3割以上を目指す。", "10 %増  Equal")]
    public void Reads_what_a_main_indicator_shall_reach(string text, string target)
    {
        var found = Assert.Single(Read(IndicatorKind.Main, text)).Target!;
        Assert.Equal(target, $"{found.Value} {found.Unit} {found.Year}{(found.IsFiscal ? " FY" : "")} {found.Operator}");
    }

    [Fact]
    public void The_name_of_a_sentence_is_what_it_counts()
    {
        Assert.Equal("船の学校の受講者数", Assert.Single(Read(IndicatorKind.Main, "2022年度までに、船の学校の受講者数を100万人とする。")).Name);
        Assert.Equal("海が好きな人の割合", Assert.Single(Read(IndicatorKind.Main, "海が好きな人の割合につき、2025年度までに、その増を目指す。")).Name);
    }

    [Fact]
    public void Two_sentences_with_a_target_each_are_two_indicators()
    {
        var found = Read(IndicatorKind.Main, "全ての港において、2025年までに、図面の公開率が100%になる¹。新しい港において、2023年度までに、網の導入率が90%になる²。");
        Assert.Equal(["全ての港において、図面の公開率", "新しい港において、網の導入率"], found.Select(i => i.Name));
        Assert.Equal([1, 2], found.SelectMany(i => i.Footnotes));
        Assert.Equal([5, 6], found.Select(i => i.Order));
    }

    [Theory]
    [InlineData("2021年度実績、約3,100名", "3100 名 2021 FY 7")]
    [InlineData("148港（2023年度末）", "148 港 2023 FY 7")]
    [InlineData("国の調べ「令和５年度港の調査 報告書」によれば、201万人。", "201 万人 2023 FY 7")]
    [InlineData("国の調べ（令和４年２月）によれば、令和元年度から令和３年度までの合計は41.2兆円。", "合計 41.2 兆円 2021 FY 7")]
    [InlineData("2018年度からの目標として計画において設定。2023年度末時点、48社。", "48 社 2023 FY 7")]
    [InlineData("2024年度目標、約1,406億円", "")]
    [InlineData("国の調べによれば、国際平均は、東港81%、西港64%である。", "")]
    [InlineData("港の調べ「海の指標2023」（2023年8月）", "")]
    public void A_value_that_stands_only_in_a_footnote_names_it(string note, string values)
    {
        var indicator = Assert.Single(Read(IndicatorKind.Main, "船乗りの数：1,200名（2025年度）⁷", note));
        Assert.Equal(values, string.Join('|', indicator.Values.Select(Show)));
        Assert.Equal(1200, indicator.Target!.Value);
    }

    [Fact]
    public void A_footnote_may_hold_only_the_time_of_the_value() =>
        Assert.Equal("12 基 2024", Show(Assert.Single(Assert.Single(Read(IndicatorKind.Reference, "灯台の数：12基⁷", "2024年5月時点")).Values)));

    [Theory]
    [InlineData("港の市場：2000年度の約2倍（2025年度）⁷", "港の市場：約40兆円（2000年度）", 40)]
    [InlineData("港の若手：計画期間中に1割増加⁷", "2019年度における港の若手は41人。", 41)]
    public void What_a_relative_target_counts_from_is_the_baseline(string text, string note, int value)
    {
        var indicator = Assert.Single(Read(IndicatorKind.Main, text, note));
        Assert.Empty(indicator.Values);
        Assert.Equal(value, indicator.Baseline!.Value);
    }

    [Fact]
    public void Lines_below_hold_values_with_labels_of_their_own()
    {
        var line = Line(IndicatorKind.Reference, "海の暮らしの指標") with { SubLines = [MappedText.OfLine("d", 2, "魚の自給：38%（熱量）、58%（生産額）【2022年度】"), MappedText.OfLine("d", 3, "船の事故：26件【2023年】")] };
        var indicator = Assert.Single(IndicatorReader.Read(line, _ => null, 1));
        Assert.Equal("魚の自給（熱量） 38 % 2022 FY|生産額 58 % 2022 FY|船の事故 26 件 2023", string.Join('|', indicator.Values.Select(Show)));
        Assert.Equal([(1, 3)], indicator.Evidence.LineRuns());
    }

    [Fact]
    public void A_repeat_loses_its_mark_and_says_so()
    {
        var indicator = Assert.Single(Read(IndicatorKind.Reference, "港の順位（再掲）：12位（2023年）"));
        Assert.Equal(("港の順位", true), (indicator.Name, indicator.IsRestated));
    }

    [Fact]
    public void Never_throws_and_gives_the_characters_of_its_places() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(PhraseGenerators.Texts().ToArbitrary(), value =>
        {
            foreach (var kind in (ReadOnlySpan<IndicatorKind>)[IndicatorKind.Main, IndicatorKind.Reference])
            {
                foreach (var indicator in Read(kind, value, value))
                {
                    foreach (var observed in indicator.Values)
                    {
                        var printed = string.Concat(observed.Evidence.Spans.Select(s => value.Substring(s.Start, s.Length)));
                        Assert.Equal(observed.Text, string.Concat(printed.Where(c => !char.IsWhiteSpace(c))));
                    }
                }
            }
        }));

    private static string Show(ObservedValue value) => string.Join(
        ' ',
        new[] { value.Label, FormattableString.Invariant($"{value.Value}"), value.Unit, FormattableString.Invariant($"{value.Year}"), value.IsFiscal ? "FY" : null, FormattableString.Invariant($"{value.Footnote}") }
            .Where(part => !string.IsNullOrEmpty(part)));

    private static IndicatorLine Line(IndicatorKind kind, string text)
    {
        var mapped = MappedText.OfLine("d", 1, text);
        return new() { Section = SectionPath.Of("1"), SectionTitle = "港", Kind = kind, Text = mapped, References = FootnoteReferences.FindSuperscripts(mapped) };
    }

    private static ImmutableArray<Indicator> Read(IndicatorKind kind, string text, string? note = null) =>
        IndicatorReader.Read(Line(kind, text), _ => note is null ? null : MappedText.OfLine("d", 9, note), 5);
}

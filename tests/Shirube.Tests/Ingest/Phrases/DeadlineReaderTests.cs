using FsCheck;
using FsCheck.Fluent;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Tests;

public sealed class DeadlineReaderTests
{
    [Theory]
    [InlineData("灯台の改修を2021年度中に終える。", "2021年度中", DeadlineKind.By, 2021, true)]
    [InlineData("灯台の改修を 2021 年度内に終える。", "2021年度内", DeadlineKind.By, 2021, true)]
    [InlineData("港の図面を２０２３年６月までに公開する。", "２０２３年６月まで", DeadlineKind.By, 2023, false)]
    [InlineData("2023年度までを目途に、港の図面を見直す。", "2023年度までを目途", DeadlineKind.By, 2023, true)]
    [InlineData("2022年度を目途に港を選ぶ。", "2022年度を目途", DeadlineKind.Around, 2022, true)]
    [InlineData("2021年度末を目途に結論を出す。", "2021年度末を目途", DeadlineKind.Around, 2021, true)]
    [InlineData("2021年度末には全ての港を結ぶ。", "2021年度末", DeadlineKind.By, 2021, true)]
    [InlineData("令和７年度から船の試験を始める。", "令和７年度から", DeadlineKind.From, 2025, true)]
    [InlineData("令和元年より船の試験を行う。", "令和元年より", DeadlineKind.From, 2019, false)]
    [InlineData("2024年度以降も続ける。", "2024年度以降", DeadlineKind.From, 2024, true)]
    [InlineData("2025年頃から順次試す。", "2025年頃から", DeadlineKind.From, 2025, false)]
    [InlineData("2030年頃の就航につなげる。", "2030年頃", DeadlineKind.Around, 2030, false)]
    [InlineData("2021年春頃を目途に集める。", "2021年春頃を目途", DeadlineKind.Around, 2021, false)]
    [InlineData("2025年に開催される港の祭典で示す。", "2025年に", DeadlineKind.In, 2025, false)]
    [InlineData("2025年開催の港の祭典で示す。", "2025年開催", DeadlineKind.In, 2025, false)]
    [InlineData("2020年度において、次の取組に着手する。", "2020年度において", DeadlineKind.In, 2020, true)]
    [InlineData("2026年度の就航開始を目標とする船。", "2026年度の就航開始を目標", DeadlineKind.In, 2026, true)]
    [InlineData("港を選ぶ（2027年度予定）。", "2027年度予定", DeadlineKind.In, 2027, true)]
    [InlineData("2021年度中に体制を整備した上で、船を出す。", "2021年度中", DeadlineKind.By, 2021, true)]
    [InlineData("2025年度までに基準（標準）に適合した船へ移る。", "2025年度まで", DeadlineKind.By, 2025, true)]
    [InlineData("2021年度に、波の記録を盛り込んだ手引を作る。", "2021年度に", DeadlineKind.In, 2021, true)]
    public void Reads_a_date_by_the_word_that_closes_it(string text, string printed, DeadlineKind kind, int year, bool fiscal)
    {
        var deadline = Assert.Single(DeadlineReader.Read(MappedText.OfLine("d", 1, text)));
        Assert.Equal((printed, kind, year, fiscal), (deadline.Text, deadline.Kind, deadline.Year, deadline.IsFiscal));
    }

    [Theory]
    [InlineData("灯台の光を結ぶ技術の５年をめどとした確立を目指す。", "５年をめど", DeadlineKind.Around)]
    [InlineData("10 年間を目途に港を直す。", "10年間を目途", DeadlineKind.Around)]
    [InlineData("今後３年以内に船を出す。", "３年以内", DeadlineKind.By)]
    public void A_time_counted_from_the_edition_has_no_year_and_no_day(string text, string printed, DeadlineKind kind)
    {
        var deadline = Assert.Single(DeadlineReader.Read(MappedText.OfLine("d", 1, text)));
        Assert.Equal((printed, kind, null, null, null), (deadline.Text, deadline.Kind, deadline.Year, deadline.Start, deadline.End));
    }

    [Theory]
    [InlineData("学位を得てから３年以内の船員を募る。")]
    [InlineData("５年をめどに整備した灯台を使う。")]
    [InlineData("2020年６月に取りまとめた手引を広める。")]
    [InlineData("2019年度から運用を開始した灯台を使う。")]
    [InlineData("2020年度中を目途に作成した手引を直す。")]
    [InlineData("2023年度までに整備した灯台を使う。")]
    [InlineData("2021年４月に施行される新たな制度を広める。")]
    [InlineData("2022年度から年次進行で全面実施される要領に沿う。")]
    [InlineData("費用を３割削減（対2020年度）する。")]
    [InlineData("2018年度比で３割減らす。")]
    [InlineData("「2050年までの海の姿」を踏まえて進める。")]
    [InlineData("「2023年に開かれる祭典の準備」に沿って進める。")]
    [InlineData("海上交通法（平成30年法律第99号）に沿って進める。")]
    [InlineData("海の計画（2023年３月17日閣議決定）に沿って進める。")]
    [InlineData("第６期計画の下、港湾戦略2019を進める。")]
    [InlineData("2015年までの５年間の平均を用いる。")]
    [InlineData("2020年度から2024年度を対象期間とする計画に沿う。")]
    [InlineData("2021年からの「海の十年」に加わる。")]
    [InlineData("2050年に目指す姿を示す。")]
    [InlineData("2024年３月時点の数を用いる。")]
    [InlineData("2024年度に引き続き行う。")]
    [InlineData("2023年中小港の調べを用いる。")]
    public void Refuses_what_is_done_belongs_to_others_or_is_a_name(string text) =>
        Assert.Empty(DeadlineReader.Read(MappedText.OfLine("d", 1, text)));

    [Fact]
    public void A_decade_has_days_but_no_year()
    {
        var deadline = Assert.Single(DeadlineReader.Read(MappedText.OfLine("d", 1, "2030年代の早い時期に船を倍にする。")));
        Assert.Null(deadline.Year);
        Assert.Equal(new DateOnly(2030, 1, 1), deadline.Start);
    }

    [Fact]
    public void A_date_cut_by_a_page_has_both_places()
    {
        var text = MappedText.OfLine("d", 1, "港を20").Plus(MappedText.OfLine("d", 9, "21年度中に選ぶ。"));
        var deadline = Assert.Single(DeadlineReader.Read(text));
        Assert.Equal("2021年度中", deadline.Text);
        Assert.Equal([1, 9], deadline.Evidence.Spans.Select(s => s.Line));
    }

    [Fact]
    public void Never_throws_and_gives_the_characters_of_its_places() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1000),
        Prop.ForAll(PhraseGenerators.Texts().ToArbitrary(), value =>
        {
            var text = MappedText.OfLine("d", 1, value);
            foreach (var deadline in DeadlineReader.Read(text))
            {
                var printed = string.Concat(deadline.Evidence.Spans.Select(s => value.Substring(s.Start, s.Length)));
                Assert.Equal(deadline.Text, string.Concat(printed.Where(c => !char.IsWhiteSpace(c))));
                Assert.True(deadline.Start <= deadline.End);
            }
        }));
}

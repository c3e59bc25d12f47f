using Shirube.Core;
using Shirube.Ingest.Phrases;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;

namespace Shirube.Tests.Policy;

/// <summary>What became of a deadline, on rows of a fictional region.</summary>
public sealed class DeadlineLedgerTests
{
    private static readonly DateOnly AsOf = new(2024, 7, 5);

    [Theory]
    [InlineData("灯台の光を測る基準を2022年度までに策定する。", "2022年３月に、灯台の光を測る基準を策定。", "引き続き、基準の普及を推進。", LedgerState.Met, "ledger.dated")]
    [InlineData("灯台の光を測る基準を2022年度までに策定する。", "灯台の光を測る基準を策定し、県の全域に周知。", "基準の普及を推進。", LedgerState.Met, "ledger.told")]
    [InlineData("灯台の光を測る基準を2022年度までに策定する。", "2023年12月に、灯台の光を測る基準を策定した。", "基準の普及を推進。", LedgerState.MetLate, "ledger.dated-late")]
    [InlineData("灯台の光を測る基準を2022年度までに改訂する。", "漁協の意見を聞き、灯台の光を測る基準の改訂について検討。", "基準の活用を推進。", LedgerState.Late, "ledger.still-examined")]
    [InlineData("漁船と灯台の通信を2022年度までに強化する。", "漁船と灯台の通信の試験を実施。", "引き続き、漁船と灯台の通信の試験を実施。", LedgerState.Continued, "ledger.goes-on")]
    [InlineData("漁船と灯台の通信を2022年度までに強化する。", "港の緑地を整え、花壇の手入れを委託。", "花壇の手入れを委託。", LedgerState.Silent, "ledger.unspoken")]
    [InlineData("漁船と灯台の通信を2026年度までに強化する。", "漁船と灯台の通信の試験を実施。", "試験を続ける。", LedgerState.Open, "ledger.ahead")]
    [InlineData("漁船と灯台の通信について、2025年度までに検討し、結論を得る。", "漁船と灯台の通信について、使う周波数の結論を得た。", "結論を周知。", LedgerState.Met, "ledger.said-done")]
    [InlineData("2022年度から、漁船と灯台の通信の試験を始める。", "漁船と灯台の通信の試験を３港で実施。", "試験を続ける。", LedgerState.Started, "ledger.work-reported")]
    [InlineData("2022年度から、漁船と灯台の通信の試験を始める。", "港の緑地を整え、花壇の手入れを委託。", "花壇の手入れを委託。", LedgerState.Silent, "ledger.unspoken")]
    [InlineData("2025年度から、漁船と灯台の通信の試験を始める。", "漁船と灯台の通信の試験を準備。", "試験を始める。", LedgerState.Open, "ledger.ahead")]
    [InlineData("「灯台の手引」を2022年度までに広く漁業者に普及する。", "漁業者に広く講習を行い、港の施設を公開。", "漁業者の講習を続ける。", LedgerState.Silent, "ledger.name-unspoken")]
    public void The_row_decides_what_became_of_a_deadline(string plan, string status, string next, LedgerState state, string rule)
    {
        var entry = Assert.Single(DeadlineLedger.Of(Edition(plan, [status, Other], [next]), AsOf), e => e.Step is null);
        Assert.Equal((state, rule), (entry.State, entry.Rule));
    }

    [Fact]
    public void The_evidence_names_the_items_that_speak_of_the_promise_best_first()
    {
        var entry = Assert.Single(DeadlineLedger.Of(Edition("灯台の光を測る基準を2022年度までに策定する。", [Other, "灯台の光を測る基準を策定。"], ["基準の普及を推進。"]), AsOf));
        Assert.Equal((ReportColumn.Status, 2), (entry.Evidence[0].Column, entry.Evidence[0].Item));
        Assert.Equal(3, Assert.Single(entry.Evidence[0].Spans).Line);
        Assert.InRange(entry.Evidence[0].Share, 0.6, 1);
    }

    [Fact]
    public void A_next_step_is_no_report_of_its_own_deadline()
    {
        var entry = Assert.Single(DeadlineLedger.Of(Edition("港を整える。", [Other], ["2024年度から、漁船と灯台の通信の試験を始める。"]), AsOf));
        Assert.Equal((1, LedgerState.Open, "ledger.set-here"), (entry.Step, entry.State, entry.Rule));
    }

    [Fact]
    public void A_deadline_without_items_is_silent_where_other_measures_have_some()
    {
        var (bare, reported) = (Edition("灯台を2022年度までに直す。", [], []), Edition("港を整える。", [Other], []));
        var both = bare with { Measures = [bare.Measures[0], reported.Measures[0] with { Order = 2 }] };
        Assert.Equal(LedgerState.Silent, Assert.Single(DeadlineLedger.Of(both, AsOf)).State);
    }

    [Fact]
    public void A_later_day_closes_what_was_open()
    {
        var edition = Edition("漁船と灯台の通信を2026年度までに強化する。", ["漁船と灯台の通信の試験を実施。"], ["引き続き、漁船と灯台の通信の試験を実施。"]);
        Assert.Equal(LedgerState.Open, Assert.Single(DeadlineLedger.Of(edition, AsOf)).State);
        Assert.Equal(LedgerState.Continued, Assert.Single(DeadlineLedger.Of(edition, new(2027, 7, 1))).State);
    }

    [Fact]
    public void The_day_of_an_edition_is_printed_or_told_from_its_reports_or_its_title()
    {
        var bare = Edition("港を整える。", [.. Enumerable.Range(1, 12).Select(m => $"2023年{m}月に港の図面を公表。")], []);
        Assert.Equal(new EditionDay(new(2024, 7, 5), true), EditionDay.Of(bare with { DecidedOn = new(2024, 7, 5) }, "x"));
        Assert.Equal(new EditionDay(new(2023, 11, 30), false), EditionDay.Of(bare, "x"));
        Assert.Equal(new EditionDay(new(2021, 6, 30), false), EditionDay.Of(Edition("港を整える。", [], []) with { Title = "しおかぜ県科学技術戦略２０２１" }, "x"));
        Assert.Equal(DateOnly.MinValue, EditionDay.Of(Edition("港を整える。", [], []), "x").Day);
    }

    [Fact]
    public void A_start_that_the_report_says_has_not_come_is_not_started()
    {
        var edition = Edition("2023年度から港の深さを測る船を運航する。", ["港の深さを測る船の運航は、予算の都合により未着手。"], []);
        var entry = Assert.Single(DeadlineLedger.Of(edition, AsOf));
        Assert.Equal((LedgerState.NotStarted, "ledger.not-begun"), (entry.State, entry.Rule));
    }

    [Fact]
    public void An_edition_that_reports_on_no_measure_is_not_silent_about_its_own_deadlines()
    {
        var entry = Assert.Single(DeadlineLedger.Of(Edition("2020年度から港の深さを測る船を運航する。", [], []), AsOf));
        Assert.Equal((LedgerState.Open, "ledger.set-here"), (entry.State, entry.Rule));
    }

    [Fact]
    public void A_later_edition_is_read_for_what_was_promised_here()
    {
        var earlier = Edition("港を整える。", ["港の図面を描いた。"], ["2025年度中に港の深さの地図を公表する。"]);
        var later = Edition("港を整える。", ["2025年10月に港の深さの地図を公表した。"], []);
        Assert.Equal(LedgerState.Open, Assert.Single(DeadlineLedger.Of(earlier, AsOf)).State);
        var said = Assert.Single(LaterLedger.Of(earlier, later, MeasureLinker.Link(earlier, later), new(2026, 7, 1)));
        Assert.Equal((0, 1, LedgerState.Met), (said.Number, said.Measure, said.State));
        Assert.Equal((ReportColumn.Status, 1), (Assert.Single(said.Evidence).Column, said.Evidence[0].Item));
    }

    [Fact]
    public void Nothing_is_said_later_where_the_measure_has_no_successor() =>
        Assert.Empty(LaterLedger.Of(Edition("2025年度中に港を整える。", [], []), Edition(Other, [], []), [], new(2026, 7, 1)));

    private const string Other = "大学の図書館の蔵書を電子化し、学生に貸し出す仕組みを運用。";

    private static DraftEdition Edition(string plan, string[] status, string[] next)
    {
        var line = 1;
        var planText = MappedText.OfLine("d", line++, plan);
        var measure = new MeasureReport
        {
            Order = 1,
            Section = SectionPath.Of("別添", "1"),
            SectionTitle = "港",
            PlanText = plan,
            Deadlines = DeadlineReader.Read(planText),
            Status = [.. status.Select((t, i) => Item(i + 1, line++, t, false))],
            Next = [.. next.Select((t, i) => Item(i + 1, line++, t, true))],
            Evidence = Evidence.Of("test", planText),
        };
        return new() { Document = new() { Hash = "d", FileName = "d.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [plan] }, Layout = Layout.Markup, RuleVersion = "test/1", Measures = [measure] };
    }

    private static ReportItem Item(int number, int line, string text, bool isNext)
    {
        var mapped = MappedText.OfLine("d", line, text);
        return new() { Number = number, Text = text, Deadlines = isNext ? DeadlineReader.Read(mapped) : [], Evidence = Evidence.Of("test", mapped) };
    }
}

using System.Text;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Reviews;
using Shirube.Tests.Library;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Tests.Reviews;

public sealed class CorrectedEditionTests
{
    [Fact]
    public void Without_words_the_draft_is_the_very_same()
    {
        var draft = Drafts.Rich().Draft;
        Assert.Same(draft, CorrectedEdition.Of(draft, new Dictionary<string, Standing> { ["measure:1"] = Standing.Of([Said.Accept()]) }));
    }

    [Fact]
    public void A_corrected_text_sets_the_dates_that_it_says()
    {
        var draft = Drafts.Rich().Draft;
        var corrected = Corrected(draft, ("measure:1", Said.Correct("planText", "湖の水を守る。", "2033年度までに湖の水を護る。")));
        var measure = corrected.Measures[0];
        Assert.Equal("2033年度までに湖の水を護る。", measure.PlanText);
        var deadline = Assert.Single(measure.Deadlines);
        Assert.Equal((2033, true, DeadlineKind.By), (deadline.Year, deadline.IsFiscal, deadline.Kind));
        Assert.Equal(draft.Measures[0].Evidence.Spans, deadline.Evidence.Spans);
        Assert.Equal(draft.Measures[0].Evidence, measure.Evidence);
        Assert.Equal(draft.Pieces, corrected.Pieces);
        Assert.Contains(DeadlineLedger.Of(corrected, new(2031, 6, 4)), e => e.Deadline.Year == 2033);
    }

    [Fact]
    public void A_date_that_was_read_before_keeps_its_own_place()
    {
        var draft = Drafts.Rich().Draft;
        var corrected = Corrected(draft, ("measure:1", Said.Correct("planText", "湖の水を守る。", "2032年度内に湖の水を護る。")));
        Assert.Equal(draft.Measures[0].Deadlines[0], Assert.Single(corrected.Measures[0].Deadlines));
    }

    [Fact]
    public void Each_kind_of_field_can_be_corrected()
    {
        var corrected = Corrected(
            Drafts.Rich().Draft,
            ("measure:1", Said.Correct("ministries", "環境課、関係部局", "環境課、 水産課、環境課")),
            ("measure:1/status:1", Said.Correct("text", "調べた。", "測った。")),
            ("indicator:2", Said.Correct("name", "魚", "魚の数")),
            ("passage:1", Said.Correct("text", "注", "注記")),
            ("goal:1", Said.Correct("text", "澄む", "澄みわたる")),
            ("section:1", Said.Correct("title", "水", "水と魚")));
        Assert.Equal(["環境課", "水産課"], corrected.Measures[0].Ministries.Names.AsEnumerable());
        Assert.False(corrected.Measures[0].Ministries.HasOthers);
        Assert.Equal("測った。", corrected.Measures[0].Status[0].Text);
        Assert.Equal("魚の数", corrected.Indicators[1].Name);
        Assert.Equal("注記", corrected.Passages[0].Text);
        Assert.Equal("澄みわたる", corrected.Goals[0].Text);
        Assert.Equal(("水と魚", "水と魚", "水と魚"), (corrected.Sections[0].Title, corrected.Measures[1].SectionTitle, corrected.Indicators[0].SectionTitle));
    }

    [Fact]
    public void What_was_rejected_is_left_out_and_its_number_stays_free()
    {
        var draft = Drafts.Rich().Draft;
        var corrected = Corrected(draft, ("measure:1", Said.Reject()), ("indicator:1", Said.Reject()));
        Assert.Equal([2], corrected.Measures.Select(m => m.Order));
        Assert.Equal(draft.Measures[1].Evidence, corrected.Measure(2).Evidence);
        Assert.Equal([2], corrected.Indicators.Select(i => i.Order));
        Assert.Empty(DeadlineLedger.Of(corrected, new(2031, 6, 4)));
        using var export = new MemoryStream();
        EditionJson.Write(export, "measures", "2031", corrected);
        Assert.DoesNotContain("\"order\": 1,", Encoding.UTF8.GetString(export.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_item_is_no_evidence_and_its_repeats_are_gone()
    {
        var corrected = Corrected(Drafts.Rich().Draft, ("measure:1/status:1", Said.Reject()), ("indicator:2", Said.Reject()));
        Assert.Empty(corrected.Measures[0].Status);
        Assert.Single(corrected.Measures[0].Next);
        Assert.DoesNotContain(corrected.Restatements, r => r.Indicator == 2);
    }

    [Fact]
    public void Facts_counted_by_place_can_be_rejected_and_the_others_keep_their_numbers()
    {
        var draft = Drafts.Rich().Draft;
        draft = draft with
        {
            Sections = [draft.Sections[0], draft.Sections[0] with { Path = SectionPath.Of("2"), Title = "二" }],
            Goals = [draft.Goals[0], draft.Goals[0] with { Text = "二" }, draft.Goals[0] with { Text = "三" }],
            Passages = [draft.Passages[0], draft.Passages[0] with { Text = "二" }, draft.Passages[0] with { Text = "三" }],
        };
        var rejected = Corrected(
            draft, ("section:1", Said.Reject()), ("goal:2", Said.Reject()), ("passage:1", Said.Reject()), ("passage:2", Said.Reject()), ("legend:1", Said.Reject()), ("row:1", Said.Reject()),
            ("finding:1", Said.Reject()), ("goal:3", Said.Correct("text", "三", "第三")));
        var ids = EditionFact.Of(rejected).DistinctBy(f => f.Id).ToDictionary(f => f.Id, f => f.Text, StringComparer.Ordinal);
        Assert.Equal(["goal:1", "goal:3", "passage:3", "row:2", "section:2"], ids.Keys.Where(id => id.Split(':')[0] is "section" or "goal" or "passage" or "row").Order(StringComparer.Ordinal));
        Assert.Equal(("第三", "三", "二"), (ids["goal:3"], ids["passage:3"], ids["section:2"]));
        Assert.Equal([(2, (string?)null)], rejected.Numbered(rejected.Legend, FactIds.Legend).Select(l => (l.Number, l.Fact.Code)));
        Assert.Equal([2], rejected.Numbered(rejected.Findings, FactIds.Finding).Select(f => f.Number));
    }

    [Fact]
    public void Each_field_of_an_indicator_can_be_corrected()
    {
        var draft = Drafts.Rich().Draft;
        var i = Assert.Single(CorrectedEdition.Of(draft, new Dictionary<string, Standing>
        {
            ["indicator:1"] = Standing.Of(
            [
                Said.Correct("target.value", "5", "6.5"), Said.Correct("target.year", "2035", "2036"), Said.Correct("target.fiscal", "true", "false"), Said.Correct("target.operator", "about", "atLeast"),
                Said.Correct("target.unit", "m", "メートル"), Said.Correct("baseline.text", "半減", ""), Said.Correct("values.1.value", "3.50", "3.05"), Said.Correct("values.1.period", "2030年度末", ""),
                Said.Correct("values.2.text", "－", "調査中"), Said.Correct("values.2.year", "", "2031"),
            ]),
        }).Indicators, x => x.Order == 1);
        Assert.Equal((6.5m, 2036, false, ValueOperator.AtLeast, "メートル", "約5m"), (i.Target!.Value, i.Target.Year, i.Target.IsFiscal, i.Target.Operator, i.Target.Unit, i.Target.Text));
        Assert.Null(i.Baseline);
        Assert.Equal((3.05m, (string?)null, "北", 1), (i.Values[0].Value, i.Values[0].Period, i.Values[0].Label, i.Values[0].Footnote));
        Assert.Equal(("調査中", 2031, (decimal?)null), (i.Values[1].Text, i.Values[1].Year, i.Values[1].Value));
        Assert.Equal(draft.Indicators[0].Target!.Evidence, i.Target.Evidence);
        Assert.Equal(draft.Indicators[1], CorrectedIndicator.Of(draft.Indicators[1], Standing.Unreviewed));
        var made = CorrectedIndicator.Of(draft.Indicators[1], Standing.Of([Said.Correct("target.text", "", "百匹"), Said.Correct("target.value", "", "100")]));
        Assert.Equal(("百匹", 100m, made.Evidence), (made.Target!.Text, made.Target.Value, made.Target.Evidence));
    }

    [Fact]
    public void Legend_abbreviations_and_rows_can_be_corrected()
    {
        var corrected = Corrected(
            Drafts.Rich().Draft, ("legend:1", Said.Correct("path", "県庁、環境課", "県庁、水環境課")), ("abbreviation:1", Said.Correct("long", "デジタル変革", "デジタル化")), ("row:1", Said.Correct("cell.1", "値", "新しい値")));
        Assert.Equal(["県庁", "水環境課"], corrected.Legend[0].Path.AsEnumerable());
        Assert.Equal(("DX", "デジタル化"), (corrected.Abbreviations[0].Short, corrected.Abbreviations[0].Long));
        Assert.Equal("新しい値", corrected.ReferenceRows[0].Cells[0].Text);
    }

    [Fact]
    public void What_was_set_back_to_the_printed_text_is_not_corrected()
    {
        var standing = Standing.Of([Said.Correct("planText", "甲", "乙"), Said.Correct("planText", "乙", "甲", "鈴木")]);
        Assert.Equal(ReviewState.Confirmed, standing.State);
        Assert.Empty(standing.Values);
    }

    [Fact]
    public void Who_accepts_a_correction_leaves_it_standing_and_who_rejects_ends_it()
    {
        Assert.Equal("乙", Standing.Of([Said.Correct("text", "甲", "乙"), Said.Accept("鈴木")]).Values["text"]);
        Assert.Equal(ReviewState.Corrected, Standing.Of([Said.Correct("text", "甲", "乙"), Said.Accept("鈴木")]).State);
        Assert.Equal(ReviewState.Rejected, Standing.Of([Said.Correct("text", "甲", "乙"), Said.Reject("鈴木")]).State);
        Assert.Equal(ReviewState.Confirmed, Standing.Of([Said.Reject(), Said.Accept("鈴木")]).State);
    }

    private static DraftEdition Corrected(DraftEdition draft, params (string Id, FactReview Review)[] said) =>
        CorrectedEdition.Of(draft, said.ToDictionary(s => s.Id, s => Standing.Of([s.Review]), StringComparer.Ordinal));
}

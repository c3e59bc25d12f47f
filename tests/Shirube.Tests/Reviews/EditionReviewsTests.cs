using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;
using Shirube.Policy.Reviews;
using Shirube.Tests.Library;

namespace Shirube.Tests.Reviews;

public sealed class EditionReviewsTests
{
    private static readonly SectionPath Path = SectionPath.Of("別添", "1");

    [Fact]
    public void A_fact_that_newer_rules_cut_otherwise_keeps_its_reviews_by_its_place()
    {
        var before = At(Drafts.Of("川を守る。続ける", "markup/1", Path, ("川を守る。続ける", []), ("森を育てる。", [])).Draft);
        var key = FactKeys.Of(before)["measure:1"];
        var said = Said.Reject() with { Place = ReviewPlace.Of(before.Measures[0].Evidence.Spans) };

        var after = At(Drafts.Of("川を守る。続ける", "markup/2", Path, ("森を育てる。", []), ("川を守る。", [])).Draft);
        Assert.DoesNotContain(key, FactKeys.Of(after).Values);
        Assert.Equal(said, Assert.Single(EditionReviews.Of(after, [Said.Under(key, said)]).OfFact("measure:2")));
        Assert.Empty(EditionReviews.Of(after, [Said.Under(key, said)]).OfFact("measure:1"));

        var other = At(Drafts.Of("別の文書", "markup/2", Path, ("川を守る。", [])).Draft);
        Assert.Empty(EditionReviews.Of(other, [Said.Under(key, said)]).Ids);
    }

    [Fact]
    public void A_link_that_was_undone_never_comes_back_and_a_made_one_stays()
    {
        var earlier = Drafts.Of("甲", "markup/1", Path, ("湖の水を守り、魚の数を毎年数えて県の白書で知らせる。", []), ("駅に自転車置場を設ける。", [])).Draft;
        var later = Drafts.Of("乙", "markup/1", Path, ("湖の水を守り、魚の数を毎年数えて県の白書で知らせる。", []), ("通学路に灯りをともす。", [])).Draft;
        Assert.Contains(MeasureLinker.Link(earlier, later), l => l is { From: 1, To: 1 });

        var (from, to) = (FactKeys.Of(earlier), FactKeys.Of(later));
        var undone = FactKeys.Link("2030", from["measure:1"], to["measure:1"]);
        var made = FactKeys.Link("2030", from["measure:2"], to["measure:2"]);
        var reread = later with { RuleVersion = "markup/2", Measures = [later.Measures[1] with { Order = 1 }, later.Measures[0] with { Order = 2 }] };
        foreach (var (draft, same, different) in new[] { (later, 1, 2), (reread, 2, 1) })
        {
            var reviews = EditionReviews.Of(draft, [Said.Under(undone, Said.Reject()), Said.Under(made, Said.Accept("鈴木"))]);
            var links = MeasureLinker.Link(earlier, draft, new(reviews.OfLinks("2030", FactKeyIndex.Of(earlier))));
            Assert.DoesNotContain(links, l => l.From == 1 && l.To == same);
            Assert.Contains(links, l => l is { From: null, Relation: LineageRelation.New } && l.To == same);
            Assert.Contains(links, l => l is { From: 1, To: null, Relation: LineageRelation.Dropped });
            var link = Assert.Single(links, l => l.From == 2);
            Assert.Equal((different, 1.0, "鈴木"), (link.To, link.Confidence, link.Person));
        }
    }

    [Fact]
    public void A_measure_that_a_person_called_new_gets_no_partner()
    {
        var earlier = Drafts.Of("甲", "markup/1", Path, ("湖の水を守り、魚の数を毎年数えて県の白書で知らせる。", [])).Draft;
        var later = Drafts.Of("乙", "markup/1", Path, ("湖の水を守り、魚の数を毎年数えて県の白書で示す。", [])).Draft;
        Assert.Equal(LineageRelation.Changed, Assert.Single(MeasureLinker.Link(earlier, later)).Relation);
        var words = EditionReviews.Of(later, [Said.Under(FactKeys.Link("2030", null, FactKeys.Of(later)["measure:1"]), Said.Accept())]).OfLinks("2030", FactKeyIndex.Of(earlier));
        var links = MeasureLinker.Link(earlier, later, new(words));
        Assert.Equal([LineageRelation.New, LineageRelation.Dropped], links.Select(l => l.Relation));
        Assert.Equal([1.0, 0.9], links.Select(l => l.Confidence));
    }

    [Fact]
    public void A_person_decides_the_state_of_one_of_two_deadlines_printed_alike()
    {
        var draft = Drafts.Rich().Draft;
        draft = draft with { Measures = [draft.Measures[0] with { Deadlines = [draft.Measures[0].Deadlines[0], draft.Measures[0].Deadlines[0]] }] };
        var ledger = DeadlineLedger.Of(draft, new(2034, 6, 1));
        Assert.Equal([1, 2], ledger.Select(e => e.Number));
        var key = FactKeys.Deadline(FactKeys.Of(draft)["measure:1"], ledger[1].Deadline.Text, 2);
        var reviews = EditionReviews.Of(draft, [Said.Under(key, Said.Correct("state", "continued", "metLate"))]);
        var decided = LedgerWords.Apply(ledger, reviews, isOwnDay: true);
        Assert.Equal(ledger[0], decided[0]);
        Assert.Equal((LedgerState.MetLate, "ledger.person", "佐藤", "誤植"), (decided[1].State, decided[1].Rule, decided[1].Person, decided[1].Reason));

        var ahead = DeadlineLedger.Of(draft, new(2031, 6, 1));
        Assert.All(LedgerWords.Apply(ahead, reviews, isOwnDay: false), e => Assert.NotEqual("ledger.person", e.Rule));
    }

    // each measure at a line of its own: its text stands somewhere in the one line of the file
    private static DraftEdition At(DraftEdition draft) => draft with
    {
        Measures = [.. draft.Measures.Select(m => m with { Evidence = new("test.rule", 1, [Span(draft, m.PlanText)]) })],
    };

    private static SourceSpan Span(DraftEdition draft, string text) =>
        draft.Document.Lines[0].IndexOf(text, StringComparison.Ordinal) is >= 0 and var at ? new(draft.Document.Hash, 1, at, text.Length) : new(draft.Document.Hash, 9, 0, 1);
}

using Shirube.Core;
using Shirube.Policy.Lineage;
using Shirube.Tests.Library;

namespace Shirube.Tests.Policy;

public sealed class LinkMovesTests
{
    private const string Lake = "湖の水を守り、魚の数を毎年数えて県の白書で知らせる。";
    private const string Rail = "鉄道の駅に自転車置場を設け、通学の安全を高める。";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_that_a_new_reading_loses_and_one_that_it_finds_are_told(bool isOtherEarlier) =>
        Assert.Equal(new LinkMove("2030", 1, 1), Between(Edition(Lake), Edition(Rail), Edition(Lake, Rail), isOtherEarlier));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void New_numbers_of_the_same_texts_move_nothing(bool isOtherEarlier) =>
        Assert.Null(Between(Edition(Lake, Rail), Edition(Rail, Lake), Edition(Lake, Rail), isOtherEarlier));

    private static LinkMove? Between(DraftEdition before, DraftEdition after, DraftEdition other, bool isOtherEarlier)
    {
        (DraftEdition, IEnumerable<MeasureLink>) Linked(DraftEdition draft) => (draft, isOtherEarlier ? MeasureLinker.Link(other, draft) : MeasureLinker.Link(draft, other));
        return LinkMoves.Between(Linked(before), Linked(after), "2030", isOtherEarlier);
    }

    private static DraftEdition Edition(params string[] plans) => Drafts.Of("甲", "markup/1", SectionPath.Of("1"), [.. plans.Select(p => (p, Array.Empty<string>()))]).Draft;
}

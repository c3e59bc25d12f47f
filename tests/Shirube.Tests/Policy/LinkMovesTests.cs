using Shirube.Core;
using Shirube.Policy.Lineage;
using Shirube.Tests.Library;

namespace Shirube.Tests.Policy;

public sealed class LinkMovesTests
{
    private const string Lake = "湖の水を守り、魚の数を毎年数えて県の白書で知らせる。";
    private const string Rail = "鉄道の駅に自転車置場を設け、通学の安全を高める。";

    [Fact]
    public void A_link_that_a_new_reading_loses_and_one_that_it_finds_are_told()
    {
        var other = Edition(Lake, Rail);
        Assert.Equal([new LinkMove("2030", 1, 1)], LinkMoves.Between(Edition(Lake), Edition(Rail), "2031", [("2030", other), ("2031", Edition(Lake))]).AsEnumerable());
        Assert.Equal([new LinkMove("2032", 1, 1)], LinkMoves.Between(Edition(Lake), Edition(Rail), "2031", [("2032", other)]).AsEnumerable());
    }

    [Fact]
    public void New_numbers_of_the_same_texts_move_nothing() =>
        Assert.Empty(LinkMoves.Between(Edition(Lake, Rail), Edition(Rail, Lake), "2031", [("2030", Edition(Lake, Rail))]));

    private static DraftEdition Edition(params string[] plans) => Drafts.Of("甲", "markup/1", SectionPath.Of("1"), [.. plans.Select(p => (p, Array.Empty<string>()))]).Draft;
}

using Shirube.Core;
using Shirube.Policy.Lineage;
using Shirube.Tests.Library;
using Shirube.Web.Editions;

namespace Shirube.Tests.Web;

public sealed class MeasureHistoryTests
{
    [Fact]
    public async Task Links_belong_to_the_editions_and_not_to_the_numbers_of_their_readings()
    {
        using var first = new TemporaryLibrary();
        using var second = new TemporaryLibrary();
        var own = await ShelfAsync(first, "湖の水を守り、魚の数を毎年数えて県の白書で知らせる。");
        var other = await ShelfAsync(second, "鉄道の駅に自転車置場を設け、通学の安全を高める。");
        var history = new MeasureHistory(own.Shelf);

        Assert.Equal(own.Earlier.Stored.Summary.Reading, other.Earlier.Stored.Summary.Reading);
        Assert.Equal([LineageRelation.Continued], history.Links(own.Earlier, own.Later).Select(l => l.Relation));
        Assert.DoesNotContain(history.Links(other.Earlier, other.Later), l => l.Relation == LineageRelation.Continued);
        Assert.Same(history.Difference(own.Earlier, own.Later), history.Difference(own.Earlier, own.Later));
    }

    private static async Task<(EditionShelf Shelf, EditionView Earlier, EditionView Later)> ShelfAsync(TemporaryLibrary folder, string laterPlan)
    {
        var library = await folder.OpenAsync();
        var earlier = Drafts.Of("甲", "markup/1", SectionPath.Of("1"), ("湖の水を守り、魚の数を毎年数えて県の白書で知らせる。", []));
        var later = Drafts.Of("乙", "markup/1", SectionPath.Of("1"), (laterPlan, []));
        await library.SaveAsync(earlier.Draft, "2031", earlier.Bytes, replace: false, CancellationToken.None);
        await library.SaveAsync(later.Draft, "2032", later.Bytes, replace: false, CancellationToken.None);
        var shelf = new EditionShelf(library, null);
        return (shelf, (await shelf.FindAsync("2031", CancellationToken.None))!, (await shelf.FindAsync("2032", CancellationToken.None))!);
    }
}

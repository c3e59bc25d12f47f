using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Policy.Reviews;
using Shirube.Policy.Withdrawals;
using Shirube.Tests.Reviews;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Tests.Library;

public sealed class WithdrawalTests : IDisposable
{
    private const string Lake = "2021年度までに湖の水を守り、魚の数を毎年数えて県の白書で知らせる。";
    private const string Rail = "鉄道の駅に自転車置場を設け、通学の安全を高める。";
    private readonly TemporaryLibrary _data = new();

    [Fact]
    public async Task A_withdrawn_edition_leaves_the_list_and_nothing_of_it_is_lost()
    {
        var library = await WithTwoAsync();
        var before = (await library.FindAsync("2022", default))!.Draft;
        Assert.True(await SayAsync(library, WithdrawalState.Withdrawn));
        Assert.Equal(["2021"], (await library.ListAsync(default)).Select(s => s.Edition));
        Assert.Equal(["2021", "2022"], (await library.ListAllAsync(default)).Select(s => s.Edition));
        var stored = (await library.FindAsync("2022", default))!;
        Assert.Same(before, stored.Draft);
        Assert.Equal(("佐藤", "差し替え"), (stored.Summary.WithdrawnOn(null)!.Who, stored.Summary.WithdrawnOn(null)!.Why));
        Assert.True(await library.VerifyOriginalAsync(stored.Summary.DocumentHash, default));

        Assert.True(await SayAsync(library, WithdrawalState.Back));
        Assert.Equal(["2021", "2022"], (await library.ListAsync(default)).Select(s => s.Edition));
        Assert.Equal([WithdrawalState.Withdrawn, WithdrawalState.Back], (await library.Withdrawals.OfAsync("2022", default)).Select(w => w.State));
    }

    [Fact]
    public async Task Of_two_words_at_once_one_is_stored_and_none_stands_twice()
    {
        var library = await WithTwoAsync();
        Assert.False(await SayAsync(library, WithdrawalState.Back));
        Assert.False(await SayAsync(library, WithdrawalState.Withdrawn, edition: "1066"));
        Assert.False(await SayAsync(library, WithdrawalState.Withdrawn, seen: 1));
        var said = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SayAsync(library, WithdrawalState.Withdrawn, seen: 0))));
        Assert.Single(said, isStored => isStored);
        Assert.Single(await library.Withdrawals.OfAsync("2022", default));
    }

    [Fact]
    public async Task What_hangs_on_an_edition_is_told_link_by_link_and_state_by_state()
    {
        var library = await WithTwoAsync();
        var hold = await EditionMoves.OfAsync(library, (await library.FindAsync("2022", default))!, default);
        Assert.Equal(("2021", 2), Assert.Single(hold.Links));
        Assert.Equal(new("2021", 2, 0), Assert.Single(hold.Moves(isGone: true)));
        Assert.Equal(new("2021", 0, 2), Assert.Single(hold.Moves(isGone: false)));
        Assert.Equal(["2022", "2021"], hold.Ledger.Select(l => l.Edition));
        Assert.All(hold.Ledger, l => Assert.Equal(new KeyValuePair<LedgerState, int>(LedgerState.Silent, 1), Assert.Single(l.States)));

        await SayAsync(library, WithdrawalState.Withdrawn);
        var other = await EditionMoves.OfAsync(library, (await library.FindAsync("2021", default))!, default);
        Assert.Empty(other.Links);
        Assert.Equal(hold.Links.AsEnumerable(), (await EditionMoves.OfAsync(library, (await library.FindAsync("2022", default))!, default)).Links);
    }

    [Fact]
    public async Task What_people_said_of_links_survives_both_ways()
    {
        var library = await WithTwoAsync();
        var (from, to) = ((await library.FindAsync("2021", default))!, (await library.FindAsync("2022", default))!);
        var key = FactKeys.Link("2021", from.Reviews.Keys.KeyOf("measure:1"), to.Reviews.Keys.KeyOf("measure:1"));
        await library.ReviewAsync("2022", [new(key, 0, Said.Reject())], default);
        Assert.Equal(1, await LinksAsync());
        await SayAsync(library, WithdrawalState.Withdrawn);
        await SayAsync(library, WithdrawalState.Back);
        Assert.Equal(1, await LinksAsync());

        async Task<int> LinksAsync() => Assert.Single((await EditionMoves.OfAsync(library, (await library.FindAsync("2022", default))!, default)).Links).Links;
    }

    [Fact]
    public async Task Reading_a_withdrawn_edition_again_stores_it_and_leaves_it_withdrawn()
    {
        var library = await WithTwoAsync();
        await SayAsync(library, WithdrawalState.Withdrawn);
        var (draft, bytes) = Later();
        var outcome = await library.SaveAsync(draft with { RuleVersion = "markup/2", Measures = [draft.Measures[0]] }, "2022", bytes, default);
        Assert.Equal((SaveKind.NewReading, 1), (outcome.Kind, outcome.Summary.Measures));
        Assert.NotNull(outcome.Summary.WithdrawnOn(null));
        Assert.Empty(outcome.Moves);
        Assert.Equal(["2021"], (await library.ListAsync(default)).Select(s => s.Edition));
        var (copy, _) = Drafts.Of("写し", "markup/1", SectionPath.Of("1"), (Lake, ["2021年度に湖の水を守り、魚の数を数えて県の白書で知らせた。"]));
        Assert.NotEqual("2022", await library.RecogniseAsync(copy, default));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(-1, true)]
    public async Task As_of_a_day_before_it_is_still_there(int? days, bool isThere)
    {
        var library = await WithTwoAsync();
        await SayAsync(library, WithdrawalState.Withdrawn);
        var day = (await library.Withdrawals.OfAsync("2022", default))[0].Day;
        var shelf = new EditionShelf(library, null, () => days is { } after ? day.AddDays(after) : null);
        Assert.Equal(isThere, (await shelf.ListAsync(default)).Any(s => s.Edition == "2022"));
        Assert.Equal(isThere, (await shelf.AllAsync(default)).Any(v => v.Id == "2022"));
        Assert.Equal(isThere, await shelf.FindAsync("2022", default) is not null);
        Assert.Equal(isThere, await shelf.WithdrawnAsync("2022", default) is null);
        Assert.False(await shelf.IsSampleAsync(default));
    }

    public void Dispose() => _data.Dispose();

    private static Task<bool> SayAsync(EditionLibrary library, WithdrawalState state, string edition = "2022", int? seen = null) =>
        library.Withdrawals.SayAsync(edition, state, "佐藤", "差し替え", seen, default);

    private static (DraftEdition Draft, byte[] Bytes) Later()
    {
        var (draft, bytes) = Drafts.Of("後", "markup/1", SectionPath.Of("1"), (Lake, ["2021年度に湖の水を守り、魚の数を数えて県の白書で知らせた。"]), (Rail, []));
        return (draft with { DecidedOn = new(2022, 6, 1), Measures = [Dated(draft.Measures[0]), draft.Measures[1]] }, bytes);
    }

    private static MeasureReport Dated(MeasureReport measure) =>
        measure with { Deadlines = [new("2021年度まで", DeadlineKind.By, 2021, true, new(2021, 4, 1), new(2022, 3, 31), measure.Evidence)] };

    private async Task<EditionLibrary> WithTwoAsync()
    {
        var library = await _data.OpenAsync();
        var (first, bytes) = Drafts.Of("前", "markup/1", SectionPath.Of("1"), (Lake, []), (Rail, []));
        await library.SaveAsync(first with { DecidedOn = new(2021, 6, 1), Measures = [Dated(first.Measures[0]), first.Measures[1]] }, "2021", bytes, default);
        var (later, laterBytes) = Later();
        await library.SaveAsync(later, "2022", laterBytes, default);
        return library;
    }
}

using Shirube.Core;
using Shirube.Tests.Library;

namespace Shirube.Tests;

public sealed class RestatedFactsTests
{
    [Fact]
    public void Of_a_statement_and_its_repeats_one_is_left()
    {
        var draft = Draft(
            [(1, false), (2, false), (3, false), (4, true)],
            Repeat(2, origin: 1), Repeat(3, origin: 2)); // a chain of silent repeats; 4 is marked, its origin is not known
        var restated = RestatedFacts.Of(draft);
        Assert.Equal([2, 3, 4], draft.Measures.Where(restated.Contains).Select(m => m.Order));
        Assert.Equal((4, 3, 1), (restated.Measures(draft.Measures).Printed, restated.Measures(draft.Measures).Restated, restated.Measures(draft.Measures).Once));
    }

    [Fact]
    public void A_repeat_whose_origin_is_gone_counts_itself()
    {
        var draft = Draft([(1, false), (2, true)], Repeat(2, origin: 1));
        Assert.Equal(1, RestatedFacts.Of(draft).Measures(draft.Measures).Once);
        var rejected = draft with { Measures = [draft.Measures[1]] };
        Assert.Equal(1, RestatedFacts.Of(rejected).Measures(rejected.Measures).Once);
        Assert.False(RestatedFacts.Of(rejected).Contains("measure:2"));
    }

    [Fact]
    public void Items_are_told_apart_from_their_measure_and_column_from_column()
    {
        var (draft, _) = Drafts.Rich();
        draft = draft with
        {
            Measures = [draft.Measures[0], draft.Measures[1] with { Next = draft.Measures[0].Next }],
            Restatements = [new() { Order = 2, Column = ReportColumn.Next, Item = 1, IsMarked = false, Origin = new(1, 1, null, [(3, 3)]), Evidence = draft.Measures[0].Evidence }],
        };
        var restated = RestatedFacts.Of(draft);
        Assert.True(restated.Contains("measure:2/next:1"));
        Assert.True(restated.Contains("measure:1/status:1")); // marked, without a known origin
        Assert.False(restated.Contains("measure:1/next:1"));
        Assert.Equal(new(2, 1), restated.Next(draft.Measures));
        Assert.Equal(new(1, 1), restated.Status(draft.Measures));
        Assert.Equal(new(3, 2), restated.Next(draft.Measures) + restated.Status(draft.Measures));
        Assert.Equal(new(2, 1), restated.Measures(draft.Measures));
    }

    private static DraftEdition Draft((int Order, bool IsMarked)[] measures, params Restatement[] repeats)
    {
        var (draft, _) = Drafts.Of("甲", "markup/1", SectionPath.Of("1"), [.. measures.Select(m => ($"施策{m.Order}", Array.Empty<string>()))]);
        return draft with { Measures = [.. draft.Measures.Zip(measures, (m, x) => m with { IsRestated = x.IsMarked })], Restatements = [.. repeats.Select(r => r with { Evidence = draft.Measures[0].Evidence })] };
    }

    private static Restatement Repeat(int order, int origin) => new() { Order = order, IsMarked = false, Origin = new(origin, null, null, [(1, 1)]), Evidence = new("test", 1, []) };
}

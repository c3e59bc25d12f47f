using Shirube.Budget.Evidence;
using Shirube.Core;
using Shirube.Tests.Library;
using Shirube.Web.Editions;

namespace Shirube.Tests.Web;

/// <summary>The shelf as of a day.</summary>
public sealed class EditionShelfTests
{
    [Theory]
    [InlineData(null, new[] { "2031", "2032", "points" })]
    [InlineData("2032-06-30", new[] { "2031", "2032" })]
    [InlineData("2032-06-29", new[] { "2031" })]
    [InlineData("2031-06-04", new[] { "2031" })]
    [InlineData("2031-06-03", new string[0])]
    public async Task Editions_are_there_from_their_day_on_and_without_a_day_only_today(string? asOf, string[] editions)
    {
        using var folder = new TemporaryLibrary();
        var library = await folder.OpenAsync();
        // 2031 prints its day, 2032 has one by its id, the last tells none
        foreach (var (edition, decided) in ((string, DateOnly?)[])[("2031", new(2031, 6, 4)), ("2032", null), ("points", null)])
        {
            var (draft, bytes) = Drafts.Of("湖 " + edition, "markup/1", SectionPath.Of("1"), ("湖の水を守る。" + edition, []));
            await library.SaveAsync(draft with { DecidedOn = decided }, edition, bytes, replace: false, CancellationToken.None);
        }

        var shelf = new EditionShelf(library, null, () => asOf is null ? null : DateOnly.Parse(asOf, null));
        Assert.Equal(editions, (await shelf.ListAsync(CancellationToken.None)).Select(e => e.Edition));
        Assert.Equal(editions, (await shelf.AllAsync(CancellationToken.None)).Select(v => v.Id));
        Assert.Equal(editions.Contains("2032"), await shelf.FindAsync("2032", CancellationToken.None) is not null);
        Assert.Equal(new DateOnly(2032, 6, 30), await shelf.DayOfAsync("2032", CancellationToken.None));
        Assert.Equal(DateOnly.MinValue, await shelf.DayOfAsync("points", CancellationToken.None));
        Assert.Null(await shelf.DayOfAsync("1999", CancellationToken.None));
    }

    [Fact]
    public async Task The_sample_is_left_as_soon_as_a_budget_was_imported()
    {
        using var own = new TemporaryLibrary();
        using var sample = new TemporaryLibrary();
        var library = await own.OpenAsync();
        var shelf = new EditionShelf(library, await sample.OpenAsync());
        Assert.True(await shelf.IsSampleAsync(CancellationToken.None));
        var budget = new BudgetFolder(library.Folder);
        Directory.CreateDirectory(budget.Root);
        await File.WriteAllTextAsync(budget.Published, "");
        Assert.False(await shelf.IsSampleAsync(CancellationToken.None));
        Assert.Same(library, await shelf.ShownAsync(CancellationToken.None));
    }
}

using Shirube.Budget.Projects;

namespace Shirube.Tests.Budget;

public sealed class ProjectLinksTests
{
    private const string Tide = "潮流発電の羽根を湾に沈め、村の灯をともす電力を得る。";
    private const string TideOutline = "三つの湾に羽根を沈め、発電の量と魚への影響を五年かけて測る。";

    [Fact]
    public void Projects_that_only_have_new_numbers_go_on()
    {
        var links = Link([], []);
        Assert.Equal(16, links.Count);
        Assert.All(links, l => Assert.Equal((ProjectRelation.Same, l.From!.Name), (l.Relation, l.To!.Name)));
        Assert.All(links, l => Assert.InRange(l.Probability, 0.95, 1));
    }

    [Fact]
    public void A_project_with_another_name_is_known_by_its_budgets_and_purpose()
    {
        var link = Of(Link([Earlier("0201", "潮流発電の実証", 77.125m)], [Later("0301", "海の力による地域電力の普及", 77.125m)]), "0201");
        Assert.Equal(("0301", ProjectRelation.Same), (link.To?.Number, link.Relation));
        Assert.Contains(link.Evidence, r => r is { Code: "equal-budgets", Value: "FY2029 69.412、FY2030 77.125、FY2031 84.838" });
        Assert.Contains(link.Evidence, r => r is { Code: "purpose", Value: "1.00" });
        Assert.DoesNotContain(link.Evidence, r => r.Code == "same-name");
    }

    [Fact]
    public void A_project_that_another_ministry_takes_over_has_a_successor_there()
    {
        var later = Later("0301", "潮流発電の実証", 77.125m, "しろがね庁");
        var link = Of(Link([Earlier("0201", "潮流発電の実証", 77.125m)], [later]), "0201");
        Assert.Equal(("しろがね庁", ProjectRelation.Successor), (link.To?.Ministry, link.Relation));
        Assert.Contains(link.Evidence, r => r is { Code: "ministry-changed", Value: "しおかぜ県 → しろがね庁" });
    }

    [Fact]
    public void A_new_sheet_that_cites_one_that_goes_on_is_split_off_it()
    {
        var child = Later("0302", "潮流発電の実証（魚への影響の調査）", 12.5m, since: 2032) with { Related = [new(2031, "しおかぜ県", new(null, "0201", null))] };
        var links = Link([Earlier("0201", "潮流発電の実証", 77.125m)], [Later("0301", "潮流発電の実証", 77.125m), child]);
        Assert.Equal([("0301", ProjectRelation.Same), ("0302", ProjectRelation.Split)], links.Where(l => l.From?.Number == "0201").Select(l => (l.To?.Number, l.Relation)));
        Assert.DoesNotContain(links, l => l.Relation == ProjectRelation.New);
    }

    [Fact]
    public void A_project_that_becomes_two_halves_is_split_into_both()
    {
        ProjectSheet[] halves = [Later("0301", "潮流発電の実証（北の湾）", 38.5m, since: 2032), Later("0302", "潮流発電の実証（南の湾）", 38.625m, since: 2032)];
        var links = Link([Earlier("0201", "潮流発電の実証", 77.125m)], halves);
        Assert.Equal([("0301", ProjectRelation.Split), ("0302", ProjectRelation.Split)], links.Where(l => l.From?.Number == "0201").Select(l => (l.To?.Number, l.Relation)).Order());
    }

    [Fact]
    public void A_new_sheet_that_cites_one_in_its_last_year_is_its_successor()
    {
        var last = Later("0301", "潮流発電の実証", 77.125m);
        var next = Later("0302", "海の力の普及", 12.5m, since: 2033) with { Related = [new(2031, "しおかぜ県", new(null, "0201", null))] };
        foreach (var (requested, relation) in new (decimal?, ProjectRelation)[] { (0, ProjectRelation.Successor), (77, ProjectRelation.Split), (null, ProjectRelation.Split) })
        {
            var links = Link([Earlier("0201", "潮流発電の実証", 77.125m)], [last with { Requested = requested }, next]);
            Assert.Equal([("0301", ProjectRelation.Same), ("0302", relation)], links.Where(l => l.From?.Number == "0201").Select(l => (l.To?.Number, l.Relation)).Order());
        }
    }

    [Fact]
    public void A_citation_of_another_matter_between_projects_that_both_go_on_is_no_link()
    {
        var citing = Later("0301", "潮流発電の実証", 77.125m) with { Related = [new(2031, "しおかぜ県", new(null, "0101", null))] };
        var links = Link([Earlier("0201", "潮流発電の実証", 77.125m)], [citing]);
        Assert.Equal("0301", Of(links, "0201").To?.Number);
        Assert.Equal("0101", Of(links, "0101").To?.Number);
    }

    [Fact]
    public void A_project_that_goes_up_in_another_is_merged_into_it()
    {
        var larger = Later("0301", "潮流発電の実証", 77.125m) with { Related = [new(2031, "しおかぜ県", new(null, "0201", null)), new(2031, "しおかぜ県", new(null, "0202", null))] };
        var links = Link([Earlier("0201", "潮流発電の実証", 77.125m), Earlier("0202", "潮流発電の実証（湾の調査）", 9.375m)], [larger]);
        Assert.Equal(("0301", ProjectRelation.Merged), (Of(links, "0202").To?.Number, Of(links, "0202").Relation));
        Assert.Equal(("0301", ProjectRelation.Same), (Of(links, "0201").To?.Number, Of(links, "0201").Relation));
    }

    [Theory]
    [InlineData("0201", "0202")]
    [InlineData("0202", "0201")] // each later sheet cites the other's
    public void Look_alikes_that_both_go_on_are_kept_apart(string citedFirst, string citedSecond)
    {
        var first = Later("0301", "潮流発電の実証（補助）", 45.5m) with { Related = [new(2031, "しおかぜ県", new(null, citedSecond, null))] };
        var second = Later("0302", "潮流発電の実証（直轄）", 77.125m) with { Related = [new(2031, "しおかぜ県", new(null, citedFirst, null))] };
        var links = Link([Earlier("0201", "潮流発電の実証（直轄）", 77.125m), Earlier("0202", "潮流発電の実証（補助）", 45.5m)], [first, second]);
        Assert.Equal("0302", Of(links, "0201").To?.Number);
        Assert.Equal("0301", Of(links, "0202").To?.Number);
        Assert.Equal(18, links.Count);
    }

    [Fact]
    public void What_has_no_other_sheet_ended_or_is_new()
    {
        var later = FictionalProjects.Sheet(2032, "0301", "辺境の星の観測", "夜空の暗さを守る。", "望遠鏡を二台そなえる。", 5.5m, since: 2032);
        var links = Link([Earlier("0201", "潮流発電の実証", 77.125m)], [later]);
        var (ended, isNew) = (Of(links, "0201"), Assert.Single(links, l => l.From is null));
        Assert.Equal((null, ProjectRelation.Ended), (ended.To, ended.Relation));
        Assert.Equal(("0301", ProjectRelation.New), (isNew.To?.Number, isNew.Relation));
        Assert.All([ended, isNew], l => Assert.InRange(l.Probability, 0.9, 1));
    }

    [Fact]
    public void The_order_of_the_sheets_does_not_matter()
    {
        var (from, to) = (FictionalProjects.Unchanged(2031).ToList(), FictionalProjects.Unchanged(2032).ToList());
        var turned = ProjectLinks.Between([.. from.AsEnumerable().Reverse()], [.. to.AsEnumerable().Reverse()]);
        Assert.Equal(
            ProjectLinks.Between(from, to).Select(l => (l.From?.Number, l.To?.Number, Math.Round(l.Probability, 6))).Order(),
            turned.Select(l => (l.From?.Number, l.To?.Number, Math.Round(l.Probability, 6))).Order());
    }

    [Fact]
    public void Years_without_sheets_have_no_links()
    {
        Assert.Empty(ProjectLinks.Between([], []));
        Assert.All(ProjectLinks.Between([.. FictionalProjects.Unchanged(2031)], []), l => Assert.Equal((ProjectRelation.Ended, 1.0), (l.Relation, l.Probability)));
    }

    private static ProjectSheet Earlier(string number, string name, decimal first) => FictionalProjects.Sheet(2031, number, name, Tide, TideOutline, first);

    private static ProjectSheet Later(string number, string name, decimal first, string ministry = "しおかぜ県", int since = 2025) => FictionalProjects.Sheet(2032, number, name, Tide, TideOutline, first, ministry, since);

    private static IReadOnlyList<ProjectLink> Link(ProjectSheet[] earlier, ProjectSheet[] later) =>
        ProjectLinks.Between([.. FictionalProjects.Unchanged(2031), .. earlier], [.. FictionalProjects.Unchanged(2032), .. later]);

    private static ProjectLink Of(IReadOnlyList<ProjectLink> links, string number) => Assert.Single(links, l => l.From?.Number == number);
}

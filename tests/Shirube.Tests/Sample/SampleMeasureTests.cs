using System.Globalization;
using System.Text.Json.Nodes;
using Shirube.Core;
using static Shirube.Tests.Sample.SampleEditions;

namespace Shirube.Tests.Sample;

public sealed class SampleMeasureTests
{
    [Theory]
    [InlineData("2021")]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Measures_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "measures").Select(m => $"{m.Joined("section")} {Key(m.Text("planText"))} 【{m.Joined("ministries")}】{m["restated"]}"),
        Read(edition).Measures.Select(m => $"{m.Section.Parts.Joined()} {Key(m.PlanText)} 【{m.Ministries.Names.Joined()}】{(m.IsRestated ? "true" : "false")}"));

    [Theory]
    [InlineData("2021")]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Deadlines_of_the_plan_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "measures").Select(m => $"{m["order"]} {string.Join(' ', m["deadlines"]!.AsArray().Select(d => $"{d!["kind"]}{d["year"]}{d["fiscal"]}").Order(StringComparer.Ordinal))}"),
        Read(edition).Measures.Select(m => $"{Number(m.Order)} {Deadlines(m.Deadlines)}"));

    [Theory]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Status_items_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "measures").SelectMany(m => m["status"]!.AsArray().Select(i => Item(m, i!))),
        Read(edition).Measures.SelectMany(m => m.Status.Select(i => Item(m, i))));

    [Theory]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Next_steps_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "measures").SelectMany(m => m["next"]!.AsArray().Select(i => Item(m, i!))),
        Read(edition).Measures.SelectMany(m => m.Next.Select(i => Item(m, i))));

    [Fact]
    public void Pairs_and_finished_items_of_the_columns_are_what_the_author_meant() => Assert.Equal(
        Expected("2025", "measures").Select(m => string.Join(' ', m["status"]!.AsArray().Select(i => $"{m!["order"]}:{i!.Joined("pairs")}{(i!["finished"] is null ? "" : "finished")}"))),
        Read("2025").Measures.Select(m => string.Join(' ', m.Status.Select(i => $"{Number(m.Order)}:{string.Join('/', i.Pairs)}{(i.IsFinished ? "finished" : "")}"))));

    [Fact]
    public void Groups_above_the_rows_of_the_goals_layout_are_kept() => Assert.Equal(
        Expected("2021", "measures").Select(m => m["groups"] is null ? "" : m.Joined("groups")),
        Read("2021").Measures.Select(m => m.Groups.Select(g => g.Trim('＜', '＞', '《', '》')).Joined()));

    private static string Item(JsonNode measure, JsonNode item) =>
        $"{measure["order"]} <{Key(item.Text("theme"))}> {Key(item.Text("text"))} 【{item.Joined("ministries")}】{item["restated"]}";

    private static string Item(MeasureReport measure, ReportItem item) =>
        $"{Number(measure.Order)} <{Key(item.Theme?.Trim('<', '>', '＜', '＞'))}> {Key(item.Text)} 【{item.Ministries.Names.Joined()}】{(item.IsRestated ? "true" : "false")}";

    private static string Deadlines(IEnumerable<Deadline> deadlines) => string.Join(' ', deadlines
        .Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Kind.ToString().ToLowerInvariant()}{d.Year}{(d.IsFiscal ? "true" : "false")}")).Order(StringComparer.Ordinal));
}

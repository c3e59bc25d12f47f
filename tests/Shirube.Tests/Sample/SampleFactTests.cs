using System.Globalization;
using Shirube.Core;
using static Shirube.Tests.Sample.SampleEditions;

namespace Shirube.Tests.Sample;

public sealed class SampleFactTests
{
    public static TheoryData<string> Editions => ["2021", "2024", "2025", "plan-3"];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_character_is_claimed_exactly_once(string edition) =>
        Assert.DoesNotContain(Read(edition).Findings, f => f.Code is "unread-text" or "claimed-twice");

    [Theory]
    [InlineData("2021", Layout.Goals)]
    [InlineData("2024", Layout.Markup)]
    [InlineData("2025", Layout.Columns)]
    [InlineData("plan-3", Layout.Points)]
    public void The_layout_is_recognised(string edition, Layout layout) => Assert.Equal(layout, Read(edition).Layout);

    [Theory]
    [InlineData("2021")]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Footnotes_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "footnotes").Select(f => $"{f["number"]} {Key(f.Text("text"))}"),
        Read(edition).Footnotes.Select(f => $"{Number(f.Number)} {Key(f.Text)}"));

    [Theory]
    [InlineData("2021")]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Every_footnote_is_referred_to_once(string edition) => Assert.All(Read(edition).Footnotes, f => Assert.Single(f.References));

    [Theory]
    [InlineData("2024")]
    [InlineData("2025")]
    public void Sections_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "sections").Select(s => $"{s.Joined("path")} {Key(s.Text("title"))}"),
        Read(edition).Sections.Where(s => s.Path.Parts[^1].Any(c => char.IsAsciiDigit(c) || JapaneseText.CircledValue(c) > 0)).Select(s => $"{s.Path.Parts.Joined()} {Key(s.Title)}"));

    [Theory]
    [InlineData("2021")]
    [InlineData("2024")]
    public void Marked_repeats_lead_to_their_origin(string edition) => Assert.Equal(
        Expected(edition, "restatements").Where(r => r["marked"]!.GetValue<bool>()).Select(r => $"{r["order"]}/{r["item"]} from {r["origin"]!["order"]}/{r["origin"]!["item"]}"),
        Read(edition).Restatements.Where(r => r.IsMarked && r.Order is not null).Select(r =>
            $"{r.Order}/{r.Item} from {r.Origin?.Order}/{r.Origin?.Item}"));

    [Theory]
    [InlineData("2021")]
    [InlineData("2024")]
    [InlineData("2025")]
    [InlineData("plan-3")]
    public void Indicators_are_what_the_author_meant(string edition) => Assert.Equal(
        Expected(edition, "indicators").Where(i => i.Text("kind") != "prose").Select(i =>
            $"{i["kind"]} {Key(i.Text("name"))}: {string.Join(' ', i["values"]!.AsArray().Where(v => v!["value"] is not null).Select(v => Value((decimal)v!["value"]!, v["unit"]?.ToString(), (int?)v["year"])))} "
            + $"-> {(i["target"]?["value"] is { } t ? Value((decimal)t, i["target"]!["unit"]?.ToString(), (int?)i["target"]!["year"]) : "")}"),
        Read(edition).Indicators.Where(i => i.Kind != IndicatorKind.Prose).Select(i =>
            $"{i.Kind.ToString().ToLowerInvariant()} {Key(i.Name)}: {string.Join(' ', i.Values.Where(v => v.Value is not null && v.Footnote is null).Select(v => Value(v.Value!.Value, v.Unit, v.Year)))} "
            + $"-> {(i.Target?.Value is { } t ? Value(t, i.Target.Unit, i.Target.Year) : "")}"));

    [Fact]
    public void Targets_in_words_of_the_goals_layout_are_what_the_author_meant() => Assert.Equal(
        Expected("2021", "indicators").Where(i => i.Text("kind") == "prose").Select(i =>
            $"{i.Joined("section")} {Key(i.Text("name"))}: {Value((decimal)i["target"]!["value"]!, i["target"]!["unit"]?.ToString(), (int?)i["target"]!["year"])} {i.Joined("footnotes")}"),
        Read("2021").Indicators.Where(i => i.Kind == IndicatorKind.Prose).Select(i =>
            $"{i.Section.Parts.Joined()} {Key(i.Name)}: {Value(i.Target!.Value!.Value, i.Target.Unit, i.Target.Year)} {i.Footnotes.Select(n => Number(n)).Joined()}"));

    /// <summary>In base units, so that 3兆円 and 30,000億円 are one value.</summary>
    private static string Value(decimal value, string? unit, int? year)
    {
        var name = Key(unit);
        foreach (var (prefix, factor) in ((string, decimal)[])[("兆", 1_000_000_000_000m), ("億", 100_000_000m), ("万", 10_000m)])
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            (value, name) = (value * factor, name[prefix.Length..]);
            break;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{value / 1.000000000000m:0.######}{name}@{year}");
    }
}

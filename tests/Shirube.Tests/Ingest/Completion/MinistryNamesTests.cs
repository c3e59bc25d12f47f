using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Completion;

namespace Shirube.Tests;

public sealed class MinistryNamesTests
{
    private static readonly Evidence None = new("test", 1, []);

    [Theory]
    [InlineData("港", true, null)]
    [InlineData("港湾課", true, null)]
    [InlineData("関係府省", true, null)]
    [InlineData("月", true, "unknown-ministry")]
    [InlineData("月", false, "unknown-ministry")]
    [InlineData("文", true, "ministry-not-in-legend")]
    [InlineData("文", false, null)]
    public void A_name_that_nobody_knows_is_kept_and_told(string name, bool hasLegend, string? code)
    {
        ImmutableArray<LegendEntry> legend = hasLegend ? [new("港", ["県", "港湾課"], false, None)] : [];
        var findings = MinistryNames.Find(Draft(name, legend));
        Assert.Equal(code, findings.SingleOrDefault()?.Code);
    }

    private static DraftEdition Draft(string name, ImmutableArray<LegendEntry> legend) => new()
    {
        Document = new() { Hash = "d", FileName = "f", Format = SourceFormat.Text, Reader = "utf-8", Lines = ["○灯台を直す。【" + name + "】"] },
        Layout = Layout.Markup,
        RuleVersion = "test",
        Legend = legend,
        Measures =
        [
            new()
            {
                Order = 1, Section = SectionPath.Root, SectionTitle = "", PlanText = "灯台を直す。", Evidence = None,
                Ministries = new() { Names = [name], Spans = [new("d", 1, 7, name.Length + 2)] },
            },
        ],
    };
}

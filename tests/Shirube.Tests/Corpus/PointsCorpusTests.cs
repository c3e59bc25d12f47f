using Shirube.Core;

namespace Shirube.Tests;

public sealed class PointsCorpusTests
{
    private const string Name = "plan-7-points.txt";

    private static readonly Lazy<DraftEdition> Draft = new(() => Corpus.Read(Name));

    [CorpusFact(Name)]
    public void Every_character_belongs_to_one_piece()
    {
        Assert.DoesNotContain(Draft.Value.Findings, f => f.Code is "unread-text" or "claimed-twice");
    }

    [CorpusFact(Name)]
    public void Finds_seven_targets_and_three_observations()
    {
        Assert.Equal("plan-7", Draft.Value.EditionId);
        Assert.Equal(7, Draft.Value.Indicators.Count(i => i.Kind == IndicatorKind.Target));
        Assert.Equal(3, Draft.Value.Indicators.Count(i => i.Kind == IndicatorKind.Observation));
        Assert.Equal(5, Draft.Value.Indicators.Count(i => i.Baseline is not null));
    }

    [CorpusFact(Name)]
    public void Finds_the_six_pillars_in_order()
    {
        var pillars = Draft.Value.Sections.Select(s => s.Path.Parts[0]).Where(p => JapaneseText.CircledValue(p[0]) > 0);
        Assert.Equal(["①", "②", "③", "④", "⑤", "⑥"], pillars);
    }
}

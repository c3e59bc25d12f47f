using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>What one ministry carries in one edition.</summary>
/// <param name="Measures">Measures whose plan text names it.</param>
/// <param name="Steps">Status items and next steps whose own mark names it, with the measure they stand in.</param>
public sealed record MinistryShare(EditionView View, ImmutableArray<MeasureReport> Measures, ImmutableArray<(MeasureReport Measure, ReportColumn Column, ReportItem Item)> Steps)
{
    public CountedOnce MeasureCount => View.Restated.Measures(Measures);

    public CountedOnce StepCount => new(Steps.Length, Steps.Count(s => View.Restated.Contains(s.Measure, s.Column, s.Item)));

    /// <summary>Only what is restated, or each once.</summary>
    internal MinistryShare Of(RestatedChoice? choice) => choice is null ? this : this with
    {
        Measures = Measures.RemoveAll(m => !choice.Passes(View.Restated.Contains(m))),
        Steps = Steps.RemoveAll(s => !choice.Passes(View.Restated.Contains(s.Measure, s.Column, s.Item))),
    };
}

/// <summary>A ministry as the editions abbreviate it, with all that it carries.</summary>
/// <param name="FullNames">What the editions' legends say that the abbreviation stands for; empty where none explains it.</param>
public sealed record MinistryEntry(string Name, ImmutableArray<string> FullNames, ImmutableArray<MinistryShare> Shares)
{
    public CountedOnce MeasureCount => Shares.Aggregate(default(CountedOnce), (sum, s) => sum + s.MeasureCount);

    public CountedOnce StepCount => Shares.Aggregate(default(CountedOnce), (sum, s) => sum + s.StepCount);
}

/// <summary>Ministries over editions. A name is joined over editions by its printed abbreviation only: whether IT of one edition is デジタル庁 of another is not decided here.</summary>
public static class MinistryIndex
{
    /// <summary>Those with the most measures first; equal ones by name.</summary>
    public static ImmutableArray<MinistryEntry> Of(IReadOnlyList<EditionView> views)
    {
        ArgumentNullException.ThrowIfNull(views);
        var shares = new Dictionary<string, List<MinistryShare>>(StringComparer.Ordinal);
        foreach (var view in views)
        {
            foreach (var (name, share) in SharesOf(view))
            {
                if (!shares.TryGetValue(name, out var list)) shares[name] = list = [];
                list.Add(share);
            }
        }

        return [
            .. shares.Select(s => new MinistryEntry(s.Key, FullNames(s.Key, views), [.. s.Value]))
                .OrderByDescending(m => m.MeasureCount.Once).ThenByDescending(m => m.StepCount.Once).ThenBy(m => m.Name, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<(string Name, MinistryShare Share)> SharesOf(EditionView view)
    {
        var measures = view.Draft.Measures.SelectMany(m => m.Ministries.Names.Distinct().Select(n => (Name: n, Measure: m))).ToLookup(p => p.Name, p => p.Measure);
        var steps = view.Draft.Measures
            .SelectMany(m => m.Status.Select(i => (Measure: m, Column: ReportColumn.Status, Item: i)).Concat(m.Next.Select(i => (Measure: m, Column: ReportColumn.Next, Item: i))))
            .SelectMany(s => s.Item.Ministries.Names.Distinct().Select(n => (Name: n, Step: s)))
            .ToLookup(p => p.Name, p => p.Step);
        foreach (var name in measures.Select(g => g.Key).Union(steps.Select(g => g.Key), StringComparer.Ordinal))
        {
            yield return (name, new(view, [.. measures[name]], [.. steps[name]]));
        }
    }

    private static ImmutableArray<string> FullNames(string name, IReadOnlyList<EditionView> views) => [
        .. views.SelectMany(v => v.Draft.Legend)
            .Where(l => l.Code is not null && string.Equals(l.Code, name, StringComparison.Ordinal))
            .Select(l => string.Join(' ', l.Path))
            .Distinct(StringComparer.Ordinal),
    ];
}

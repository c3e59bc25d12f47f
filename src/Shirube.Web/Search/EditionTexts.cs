using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Search.Index;
using Shirube.Web.Library;

namespace Shirube.Web.Search;

/// <summary>The texts of an edition as they are searched.</summary>
public static class EditionTexts
{
    /// <summary>Every fact of a stored edition, with what people corrected, and its findings.</summary>
    public static IEnumerable<SearchText> Of(StoredEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        foreach (var text in Of(edition.Draft)) yield return text;
        foreach (var (number, finding) in edition.Draft.Numbered([.. edition.Draft.Findings, .. edition.WitnessFindings], FactIds.Finding))
        {
            var id = FactIds.Finding(number);
            yield return new() { Fact = id, Kind = SearchKind.Finding, Row = id, Content = finding.Message, Heading = finding.Code, Lines = [.. Evidence.LineRuns(finding.Spans)] };
        }
    }

    /// <summary>Every fact that holds words, in document order.</summary>
    public static IEnumerable<SearchText> Of(DraftEdition draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return ByKind(draft).OrderBy(t => t.Lines.IsEmpty ? int.MaxValue : t.Lines[0].First);
    }

    private static IEnumerable<SearchText> ByKind(DraftEdition draft)
    {
        var titles = draft.Sections.GroupBy(s => s.Path).ToDictionary(g => g.Key, g => g.First().Title);
        var reports = Reports(draft);
        var indicators = draft.Indicators.ToDictionary(i => FactIds.Indicator(i.Order), StringComparer.Ordinal);
        var dated = Dated(draft);
        var headings = draft.Numbered(draft.Passages, FactIds.Passage).Where(p => p.Fact.Kind == PassageKind.Heading).Select(p => FactIds.Passage(p.Number)).ToHashSet(StringComparer.Ordinal);
        var origins = draft.Restatements.Where(r => r is { Order: not null, Column: null, Origin.Order: not null }).GroupBy(r => r.Order!.Value)
            .ToDictionary(g => FactIds.Measure(g.Key), g => FactIds.Measure(g.First().Origin!.Order!.Value), StringComparer.Ordinal);
        var facts = EditionFact.Of(draft).ToList();
        var byId = facts.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var referrers = draft.Footnotes.Select(f => (Id: FactIds.Footnote(f.Number), By: f.ReferencedBy.FirstOrDefault(r => r is not null && byId.ContainsKey(r))))
            .Where(f => f.By is not null).GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => byId[g.First().By!], StringComparer.Ordinal);
        foreach (var fact in facts)
        {
            var referring = fact.Role == FactRole.Footnote ? referrers.GetValueOrDefault(fact.Id) : null;
            var row = Row(referring?.Id ?? fact.Id);
            var (measure, item) = reports.GetValueOrDefault(fact.Id);
            ImmutableArray<string> marked = item is { Ministries.IsEmpty: false } ? item.Ministries.Names : measure?.Ministries.Names ?? [];
            var indicator = indicators.GetValueOrDefault(fact.Id);
            var content = indicator is null ? fact.Text : Words(indicator);
            yield return new()
            {
                Fact = fact.Id,
                Kind = KindOf(fact.Role),
                Position = measure?.Order ?? indicator?.Order,
                Row = row,
                Section = fact.Section.ToString(),
                Heading = string.Join('\n', Above(referring ?? fact, titles).Concat(referring is not null ? [referring.Text] : item is not null ? [measure!.PlanText] : []).Concat(marked.Where(m => m.Length > 1))),
                Content = content,
                Ministries = marked,
                Years = Years(content),
                HasDeadline = dated.Contains(fact.Id),
                Restates = origins.GetValueOrDefault(row),
                Weight = headings.Contains(fact.Id) ? 0.4 : WeightOf(fact.Role),
                IsDefinition = fact.Role == FactRole.Footnote,
                Lines = [.. fact.Evidence.LineRuns()],
            };
        }

        foreach (var (number, entry) in draft.Numbered(draft.Legend, FactIds.Legend))
        {
            yield return Word(FactIds.Legend(number), $"{entry.Code} {string.Join(' ', entry.Path)}".Trim(), entry.Evidence);
        }

        foreach (var (number, entry) in draft.Numbered(draft.Abbreviations, FactIds.Abbreviation))
        {
            yield return Word(FactIds.Abbreviation(number), $"{entry.Short} {entry.Long}", entry.Evidence);
        }
    }

    // a line of a legend or glossary
    private static SearchText Word(string id, string content, Evidence evidence) => new()
    {
        Fact = id,
        Kind = SearchKind.Text,
        Row = id,
        Content = content,
        Years = Years(content),
        Weight = 0.5,
        IsDefinition = true,
        Lines = [.. evidence.LineRuns()],
    };

    private static Dictionary<string, (MeasureReport Measure, ReportItem? Item)> Reports(DraftEdition draft)
    {
        var reports = new Dictionary<string, (MeasureReport, ReportItem?)>(StringComparer.Ordinal);
        foreach (var measure in draft.Measures)
        {
            reports[FactIds.Measure(measure.Order)] = (measure, null);
            foreach (var item in measure.Status) reports[FactIds.Item(measure.Order, ReportColumn.Status, item.Number)] = (measure, item);
            foreach (var item in measure.Next) reports[FactIds.Item(measure.Order, ReportColumn.Next, item.Number)] = (measure, item);
        }

        return reports;
    }

    /// <summary>The Gregorian years that a text names, ascending.</summary>
    public static ImmutableArray<int> Years(string text) => [.. PeriodReader.Find(text).SelectMany(p => Years(p.Period)).Distinct().Order()];

    private static string Row(string fact) => fact.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? fact[..slash] : fact;

    private static SearchKind KindOf(FactRole role) => role switch
    {
        FactRole.Measure => SearchKind.Measure,
        FactRole.Status or FactRole.Next => SearchKind.Item,
        FactRole.Indicator => SearchKind.Indicator,
        FactRole.Goal => SearchKind.Goal,
        FactRole.Footnote => SearchKind.Footnote,
        _ => SearchKind.Text,
    };

    private static double WeightOf(FactRole role) => role switch
    {
        FactRole.Footnote => 0.8,
        FactRole.Section => 0.4,
        FactRole.FrontMatter => 0.5,
        _ => 1,
    };

    private static IEnumerable<string> Above(EditionFact fact, Dictionary<SectionPath, string> titles)
    {
        for (var length = 1; length <= fact.Section.Parts.Length; length++)
        {
            var path = SectionPath.Of(fact.Section.Parts.Take(length));
            if (!(fact.Role == FactRole.Section && path.Equals(fact.Section)) && titles.TryGetValue(path, out var title)) yield return title;
        }

        foreach (var heading in fact.Headings) yield return heading;
    }

    // a value is looked for by its name and by itself
    private static string Words(Indicator indicator) => string.Join('\n', [
        indicator.Name,
        .. indicator.Target is { } target ? [target.Text] : Array.Empty<string>(),
        .. indicator.Baseline is { } baseline ? [baseline.Text] : Array.Empty<string>(),
        .. indicator.Values.Select(v => string.Join(' ', new[] { v.Label, v.Text, v.Period }.OfType<string>().Distinct(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal),
    ]);

    private static IEnumerable<int> Years(PrintedPeriod period) => period.Year - period.FirstYear is >= 0 and <= 30 ? Enumerable.Range(period.FirstYear, period.Year - period.FirstYear + 1) : [period.Year];

    private static HashSet<string> Dated(DraftEdition draft)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var measure in draft.Measures)
        {
            if (!measure.Deadlines.IsEmpty) ids.Add(FactIds.Measure(measure.Order));
            ids.UnionWith(measure.Next.Where(i => !i.Deadlines.IsEmpty).Select(i => FactIds.Item(measure.Order, ReportColumn.Next, i.Number)));
        }

        ids.UnionWith(draft.Numbered(draft.Goals, FactIds.Goal).Where(g => !g.Fact.Deadlines.IsEmpty).Select(g => FactIds.Goal(g.Number)));
        ids.UnionWith(draft.Numbered(draft.Passages, FactIds.Passage).Where(p => !p.Fact.Deadlines.IsEmpty).Select(p => FactIds.Passage(p.Number)));
        return ids;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Bench.Linking;

/// <summary>Makes editions of a fictional region and what a year makes of each: most measures stay, some are reworded, split, merged, moved
/// or gone; of the items a third stays, a third is reworded or counts anew, some next steps are reported as done. The same seed makes the same.</summary>
internal sealed class EditionMaker(int seed)
{
    private const int SectionsOfEach = 3; // measures in a section, in the mean
    private readonly Random _random = new(seed);
    private int _made;
    private Vocabulary Words => field ??= new(_random);

    /// <param name="items">Status items and next steps of all measures together.</param>
    public DraftEdition First(int year, int measures, int items)
    {
        var shares = Shares(measures, items);
        return Edition(year, [.. shares.Select((count, i) => NewMeasure(year, SectionOf(i), count))], [.. Enumerable.Range(0, measures / 2).Select(i => NewIndicator(year, SectionOf(i * 2), i + 1))]);
    }

    /// <summary>The edition a year later with as many measures and about as many items.</summary>
    public DraftEdition Next(DraftEdition earlier, int year)
    {
        var measures = new List<MeasureReport>();
        MeasureReport? kept = null;
        foreach (var measure in earlier.Measures)
        {
            var report = Reported(measure, year);
            var fate = _random.Next(100);
            if (fate < 70) measures.Add(report);
            else if (fate < 84) measures.Add(report with { PlanText = Words.Reword(Words.Reword(measure.PlanText)) });
            else if (fate < 88) measures.Add(report with { Section = SectionOf(_random.Next(earlier.Measures.Length)) });
            else if (fate < 91) measures.AddRange(Split(report));
            else if (fate < 94 && kept is not null) measures[^1] = measures[^1] with { PlanText = kept.PlanText + measure.PlanText, Groups = [.. measures[^1].Groups, .. measure.Groups] };
            else if (fate < 97) measures.Add(NewMeasure(year, measure.Section, measure.Status.Length + measure.Next.Length));
            kept = measure;
        }

        while (measures.Count < earlier.Measures.Length) measures.Add(NewMeasure(year, SectionOf(_random.Next(earlier.Measures.Length)), earlier.Measures[measures.Count].Status.Length * 2));
        var indicators = earlier.Indicators.Select(i => _random.Next(100) < 90 ? Measured(i, year) : NewIndicator(year, i.Section, i.Order));
        return Edition(year, measures.Take(earlier.Measures.Length), [.. indicators]);
    }

    /// <summary>True where the later measure was made from the earlier one: each bears its makers in its groups, which linking does not read.</summary>
    public static bool IsSame(MeasureReport earlier, MeasureReport later) => earlier.Groups.Intersect(later.Groups).Any();

    private MeasureReport Reported(MeasureReport measure, int year)
    {
        var (status, next) = (new List<string>(), new List<string>());
        foreach (var item in measure.Status)
        {
            // as many go as are carried out
            if (_random.Next(100) >= 10) Keep(status, item.Text, () => Words.Report(year - 1, _random.Next(1, 13)));
        }

        foreach (var item in measure.Next)
        {
            if (_random.Next(100) < 15) status.Add(Words.Reword(item.Text));
            Keep(next, item.Text, () => Words.Step(Time(year)));
        }

        return measure with { Status = Items(status, false), Next = Items(next, true) };
    }

    // a third stays, a third is reworded, a third is new
    private void Keep(List<string> texts, string text, Func<string> renew) => texts.Add(_random.Next(3) switch { 0 => text, 1 => Words.Reword(text), _ => renew() });

    private static IEnumerable<MeasureReport> Split(MeasureReport measure)
    {
        var cut = measure.PlanText.IndexOf('、', measure.PlanText.Length / 2) + 1;
        yield return measure with { PlanText = measure.PlanText[..cut] };
        yield return measure with { PlanText = measure.PlanText[cut..], Status = [], Next = measure.Next };
    }

    private MeasureReport NewMeasure(int year, SectionPath section, int items)
    {
        var plan = string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Words.Clause())) + Words.Closing(_random.Next(2) == 0 ? Time(year) : "");
        var next = items * 2 / 5;
        return new()
        {
            Order = 1,
            Section = section,
            SectionTitle = section.ToString(),
            PlanText = plan,
            Groups = [$"made {Number(++_made)}"],
            Ministries = new() { Names = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => $"{Words.Field()}課")], Spans = [] },
            Status = Items(Enumerable.Range(0, items - next).Select(_ => Words.Report(year - 1, _random.Next(1, 13))), false),
            Next = Items(Enumerable.Range(0, next).Select(_ => Words.Step(_random.Next(6) == 0 ? Time(year) : "")), true),
            Evidence = None,
        };
    }

    private Indicator NewIndicator(int year, SectionPath section, int order) => Measured(
        new() { Order = order, Section = section, SectionTitle = section.ToString(), Kind = IndicatorKind.Main, Name = $"{Words.Field()}の{Words.Object()}の{Words.Act()}の件数", Evidence = None }, year);

    private Indicator Measured(Indicator indicator, int year)
    {
        var value = _random.Next(10, 5000);
        return indicator with
        {
            Values = [new(null, value, "件", $"{value}件", $"{year - 1}年度", year - 1, true, null, None)],
            Target = indicator.Target ?? new($"{value * 2}件", value * 2, "件", year + 5, true, ValueOperator.AtLeast, None),
        };
    }

    private static DraftEdition Edition(int year, IEnumerable<MeasureReport> measures, ImmutableArray<Indicator> indicators) => new()
    {
        Document = new() { Hash = "made", FileName = "made.txt", Format = SourceFormat.Text, Reader = "made", Lines = [] },
        Layout = Layout.Markup,
        RuleVersion = "made/1",
        DecidedOn = new(year, 6, 4),
        Measures = [.. measures.Select((m, i) => m with { Order = i + 1, Deadlines = DeadlineReader.Read(Text(m.PlanText)) })],
        Indicators = [.. indicators.Select((m, i) => m with { Order = i + 1 })],
    };

    private static ImmutableArray<ReportItem> Items(IEnumerable<string> texts, bool isNext) =>
        [.. texts.Select((t, i) => new ReportItem { Number = i + 1, Text = t, Deadlines = isNext ? DeadlineReader.Read(Text(t)) : [], Evidence = None })];

    // a few measures hold many items, as in the published strategies
    private int[] Shares(int measures, int items)
    {
        var weights = Enumerable.Range(0, measures).Select(_ => Math.Exp(_random.NextDouble() * 3)).ToArray();
        var sum = weights.Sum();
        var shares = Array.ConvertAll(weights, w => (int)(w * items / sum));
        for (var i = 0; shares.Sum() < items; i = (i + 1) % measures) shares[i]++;
        return shares;
    }

    private static SectionPath SectionOf(int measure)
    {
        var section = measure / SectionsOfEach;
        return SectionPath.Of("別添", Number(1 + (section / 40)), $"({Number(1 + (section / 8 % 5))})", $"{(char)('①' + (section % 8))}");
    }

    private string Time(int year) => _random.Next(3) switch { 0 => $"{Number(year + _random.Next(-4, 6))}年度までに、", 1 => $"{Number(year + _random.Next(-3, 4))}年度から、", _ => $"{Number(year + _random.Next(-2, 4))}年{Number(_random.Next(1, 13))}月までに、" };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static MappedText Text(string text) => MappedText.OfLine("made", 1, text);

    private static Evidence None { get; } = new("made", 1, []);
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;
using Shirube.Policy.Reviews;

namespace Shirube.Web.Library;

/// <summary>Lays what people corrected or rejected over what the rules read. Places, pieces, orders and numbers stay those of the reading;
/// what was rejected is left out, and its number stays free.</summary>
public static class CorrectedEdition
{
    /// <summary>Fields that can be corrected, of each kind of fact.</summary>
    public const string PlanText = "planText", Text = "text", Name = "name", Title = "title", Ministries = "ministries", Code = "code", Path = "path", Short = "short", Long = "long", Label = "label", Cell = "cell";

    /// <summary>How names stand in one value.</summary>
    public const char NameSeparator = '、';

    /// <summary>Names of a value of the field <see cref="Ministries"/>.</summary>
    public static ImmutableArray<string> Names(string value) =>
        [.. value.Split([NameSeparator, ',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <param name="standings">Fact id to what its reviews come to.</param>
    /// <returns>The same object where nothing is corrected or rejected.</returns>
    public static DraftEdition Of(DraftEdition draft, IReadOnlyDictionary<string, Standing> standings)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(standings);
        if (!standings.Values.Any(s => s.State is ReviewState.Corrected or ReviewState.Rejected)) return draft;
        Standing Of(string id) => standings.GetValueOrDefault(id, Standing.Unreviewed);
        bool Stands(string id) => Of(id).State != ReviewState.Rejected;
        ImmutableArray<T> Placed<T>(ImmutableArray<T> facts, Func<int, string> id, Func<T, Standing, T> lay) =>
            [.. facts.Select((f, i) => (Fact: f, Id: id(i + 1))).Where(f => Stands(f.Id)).Select(f => lay(f.Fact, Of(f.Id)))];
        ImmutableArray<Section> sections = [.. draft.Sections.Select((s, i) => s with { Title = Of(FactIds.Section(i + 1)).Value(Title, s.Title) })];
        var titles = draft.Sections.Zip(sections).Where(p => p.First.Title != p.Second.Title).ToLookup(p => (p.First.Path, p.First.Title), p => p.Second.Title);
        string TitleOf(SectionPath path, string title) => titles[(path, title)].FirstOrDefault() ?? title;
        return draft with
        {
            LeftOut = [.. standings.Where(s => s.Value.State == ReviewState.Rejected && IsPlaced(s.Key)).Select(s => s.Key)],
            Sections = Placed(sections, FactIds.Section, (s, _) => s),
            Goals = Placed(draft.Goals, FactIds.Goal, Goal),
            Measures = [.. draft.Measures.Where(m => Stands(FactIds.Measure(m.Order))).Select(m => Measure(m, Of) with { SectionTitle = TitleOf(m.Section, m.SectionTitle) })],
            Indicators =
            [
                .. draft.Indicators.Where(i => Stands(FactIds.Indicator(i.Order)))
                    .Select(i => CorrectedIndicator.Of(i, Of(FactIds.Indicator(i.Order))) with { SectionTitle = TitleOf(i.Section, i.SectionTitle) }),
            ],
            Footnotes = [.. draft.Footnotes.Where(f => Stands(FactIds.Footnote(f.Number))).Select(f => f with { Text = Of(FactIds.Footnote(f.Number)).Value(Text, f.Text) })],
            Passages = Placed(draft.Passages, FactIds.Passage, Passage),
            Legend = Placed(draft.Legend, FactIds.Legend, Legend),
            Abbreviations = Placed(draft.Abbreviations, FactIds.Abbreviation, (a, said) => a with { Short = said.Value(Short, a.Short), Long = said.Value(Long, a.Long) }),
            ReferenceRows = Placed(draft.ReferenceRows, FactIds.ReferenceRow, Row),
            Restatements = [.. draft.Restatements.Where(r => Stands(RepeatOf(r)) && (r.Order is not { } order || Stands(FactIds.Measure(order))))],
            Findings = Placed(draft.Findings, FactIds.Finding, (f, _) => f),
        };
    }

    /// <summary>Id of the fact that a repeat is.</summary>
    public static string RepeatOf(Restatement restatement) => restatement switch
    {
        { Indicator: { } indicator } => FactIds.Indicator(indicator),
        { Order: { } order, Column: { } column, Item: { } item } => FactIds.Item(order, column, item),
        { Order: { } order } => FactIds.Measure(order),
        _ => "",
    };

    /// <summary>The number of a table row's cell as it stands in the name of its field, from 1: "cell.2".</summary>
    public static string CellField(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Cell}.{number}");

    private static bool IsPlaced(string id) => id.Split(':') is ["section" or "goal" or "passage" or "legend" or "abbreviation" or "row" or "finding", _];

    private static LegendEntry Legend(LegendEntry entry, Standing said) => entry with
    {
        Code = said.Values.TryGetValue(Code, out var code) ? code.Length == 0 ? null : code : entry.Code,
        Path = said.Values.TryGetValue(Path, out var path) ? Names(path) : entry.Path,
    };

    private static ReferenceRow Row(ReferenceRow row, Standing said) => row with
    {
        Label = said.Value(Label, row.Label),
        Cells = [.. row.Cells.Select((c, i) => c with { Text = said.Value(CellField(i + 1), c.Text) })],
    };

    internal static string Value(this Standing standing, string field, string read) => standing.Values.GetValueOrDefault(field, read);

    private static MeasureReport Measure(MeasureReport measure, Func<string, Standing> of)
    {
        var said = of(FactIds.Measure(measure.Order));
        var text = said.Value(PlanText, measure.PlanText);
        return measure with
        {
            PlanText = text,
            Ministries = Mark(measure.Ministries, said),
            Deadlines = Deadlines(measure.Deadlines, measure.PlanText, text, measure.Evidence),
            Status = Items(measure, measure.Status, ReportColumn.Status, of),
            Next = Items(measure, measure.Next, ReportColumn.Next, of),
        };
    }

    private static ImmutableArray<ReportItem> Items(MeasureReport measure, ImmutableArray<ReportItem> items, ReportColumn column, Func<string, Standing> of) =>
        [.. items.Select(i => (Item: i, Said: of(FactIds.Item(measure.Order, column, i.Number)))).Where(p => p.Said.State != ReviewState.Rejected).Select(p => Item(p.Item, p.Said))];

    private static ReportItem Item(ReportItem item, Standing said)
    {
        var text = said.Value(Text, item.Text);
        return item with { Text = text, Ministries = Mark(item.Ministries, said), Deadlines = Deadlines(item.Deadlines, item.Text, text, item.Evidence) };
    }

    private static Goal Goal(Goal goal, Standing said)
    {
        var text = said.Value(Text, goal.Text);
        return goal with { Text = text, Deadlines = Deadlines(goal.Deadlines, goal.Text, text, goal.Evidence) };
    }

    private static Passage Passage(Passage passage, Standing said)
    {
        var text = said.Value(Text, passage.Text);
        return passage with { Text = text, Deadlines = Deadlines(passage.Deadlines, passage.Text, text, passage.Evidence) };
    }

    private static MinistryMark Mark(MinistryMark mark, Standing said)
    {
        if (!said.Values.TryGetValue(Ministries, out var value)) return mark;
        var names = Names(value);
        return mark with { Names = names, HasOthers = names.Any(MinistryMarks.IsOpenSet) };
    }

    // a corrected text sets the dates that it says; one that was read before keeps its place, another stands at the whole fact's place
    private static ImmutableArray<Deadline> Deadlines(ImmutableArray<Deadline> read, string before, string after, Evidence evidence)
    {
        if (before == after) return read;
        var known = read.ToList();
        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        foreach (var deadline in DeadlineReader.Read(MappedText.OfLine("", 1, after)))
        {
            var same = known.Find(d => d.Text == deadline.Text && d.Kind == deadline.Kind);
            if (same is not null) known.Remove(same);
            deadlines.Add(same ?? deadline with { Evidence = evidence with { Rule = deadline.Evidence.Rule } });
        }

        return deadlines.DrainToImmutable();
    }
}

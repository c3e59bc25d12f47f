using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Collects the facts of a document in the columns layout and claims their characters.</summary>
internal sealed class ColumnsFacts
{
    private readonly SourceDocument _document;
    private readonly CharacterLedger _ledger;
    private readonly PrintedDocument _printed;
    private readonly PlainReferences _references;
    private readonly Dictionary<int, MappedText> _footnoteTexts = [];
    private readonly Dictionary<(int Line, int Column), string> _referrers = [];
    private readonly List<(Section Section, string Number, MappedText Text)> _sections = [];
    private readonly List<Goal> _goals = [];
    private readonly List<MeasureReport> _measures = [];
    private readonly List<Indicator> _indicators = [];
    private readonly List<Passage> _passages = [];
    private ImmutableArray<LegendEntry> _legend = [];
    private SectionPath _path = SectionPath.Root;
    private string _title = "";

    public ColumnsFacts(SourceDocument document, CharacterLedger ledger, PrintedDocument printed)
    {
        _document = document;
        _ledger = ledger;
        _printed = printed;
        _references = new(printed);
        foreach (var note in printed.Footnotes) _footnoteTexts[note.Number] = note.Text;
        foreach (var number in printed.PageNumbers) ledger.ClaimStructure(number, "pageNumber");
    }

    /// <summary>The annex begins with the first section, or behind （以上） of the main part.</summary>
    public bool IsAnnex { get; init; } = true;

    public void AddSection(HeadingNumber number, MappedText heading)
    {
        var text = FactText.Of(heading, _references);
        var id = FactIds.Section(_sections.Count + 1);
        var root = SectionPath.Of("別添");
        var parts = _path.Parts;
        // parents: a heading of level 2 or 3 hangs on what was printed above it
        var kept = parts.Skip(1).Where(p => LevelOf(p) < number.Level);
        _path = SectionPath.Of([.. root.Parts, .. kept, number.Path]);
        var numberText = heading.To(number.NumberLength).Trim();
        var title = WithoutReferences(heading.From(number.NumberLength)).Trim();
        _title = title.Value;
        _ledger.ClaimFact(numberText, "number", id);
        Claim(title, "title", id, text.References);
        _sections.Add((new() { Path = _path, Level = _path.Parts.Length - 1, Title = _title, Evidence = Evidence.Of("columns.heading", heading) }, number.Path, heading));
    }

    public void AddLabel(MappedText label, LabelKind kind)
    {
        if (kind == LabelKind.Other) AddPassage(PassageKind.Heading, label, "columns.label");
        else _ledger.ClaimStructure(label, "label");
    }

    public void AddEnd(MappedText text) => _ledger.ClaimStructure(text, "end");

    public void AddTableHeader(MappedText text) => _ledger.ClaimStructure(text, "tableHeader");

    public void AddGroup(MappedText text) => AddPassage(PassageKind.Heading, text, "columns.group");

    /// <summary>Prose or an item outside tables: a goal below its label, else a passage.</summary>
    public void AddText(MappedText whole, LabelKind label)
    {
        var isItem = Signs.IsItemBullet(whole);
        if (isItem)
        {
            _ledger.ClaimStructure(whole.To(1), "bullet");
            whole = whole.From(1).Trim();
        }

        if (label is not (LabelKind.DesiredState or LabelKind.Goal))
        {
            var kind = _sections.Count == 0 ? PassageKind.FrontMatter
                : whole.Value.StartsWith('※') ? PassageKind.Note
                : isItem ? PassageKind.Item : PassageKind.Paragraph;
            AddPassage(kind, whole, "columns.passage");
            return;
        }

        var text = FactText.Of(whole, _references);
        var id = FactIds.Goal(_goals.Count + 1);
        Claim(text, "text", id);
        _goals.Add(new()
        {
            Kind = label == LabelKind.Goal ? GoalKind.Goal : GoalKind.DesiredState,
            Section = _path,
            Level = isItem ? 1 : 0,
            Text = text.Text.Value,
            IsRestated = text.IsRestated,
            Deadlines = DeadlineReader.Read(text.Text),
            Footnotes = text.Footnotes,
            Evidence = Evidence.Of("columns.goal", text.Text),
        });
    }

    public void AddIndicator(MappedText whole, IReadOnlyList<MappedText> subLines, LabelKind label)
    {
        _ledger.ClaimStructure(whole.To(1), "bullet");
        whole = whole.From(1).Trim();
        var references = _references.In(whole);
        var id = FactIds.Indicator(_indicators.Count + 1);
        Claim(WithoutReferences(whole), "text", id, references);
        foreach (var line in subLines) Claim(WithoutReferences(line), "text", id, _references.In(line));
        _indicators.AddRange(IndicatorReader.Read(
            new()
            {
                Section = _path,
                SectionTitle = _title,
                Kind = label == LabelKind.Main ? IndicatorKind.Main : IndicatorKind.Reference,
                Text = whole,
                SubLines = [.. subLines.Select(WithoutReferences)],
                References = references,
            },
            number => _footnoteTexts.GetValueOrDefault(number),
            _indicators.Count + 1));
    }

    public void AddMeasure(TableRow row)
    {
        var order = _measures.Count + 1;
        var id = FactIds.Measure(order);
        if (row.Bullet is not null) _ledger.ClaimStructure(row.Bullet, "bullet");
        var plan = FactText.Of(row.Plan.Any(l => !l.IsPadding) ? Paragraphs.Join(row.Plan) : MappedText.Empty(_document.Hash), _references);
        Claim(plan, "planText", id);
        var status = CellItems.Read(row.Status);
        var next = CellItems.Read(row.Next);
        foreach (var theme in status.Themes.Concat(next.Themes)) _ledger.ClaimStructure(theme.Text, "theme");
        var pairs = new SideBySide(status, next);
        var nextItems = ImmutableArray.CreateBuilder<ReportItem>();
        foreach (var item in next.Items)
        {
            if (item.IsDash) _ledger.ClaimStructure(item.Text, "finished");
            else nextItems.Add(Item(item, order, ReportColumn.Next, nextItems.Count + 1));
        }

        _measures.Add(new()
        {
            Order = order,
            Section = _path,
            SectionTitle = _title,
            PlanText = plan.Text.Value,
            Ministries = plan.Ministries,
            IsRestated = plan.IsRestated,
            Deadlines = DeadlineReader.Read(plan.Text),
            Footnotes = plan.Footnotes,
            Status =
            [
                .. status.Items.Select((item, i) => Item(item, order, ReportColumn.Status, i + 1) with
                {
                    Pairs = pairs.Pairs(i),
                    GroupPairs = pairs.GroupPairs(i),
                    IsFinished = pairs.IsFinished(i),
                }),
            ],
            Next = nextItems.DrainToImmutable(),
            Evidence = Evidence.Of("columns.measure", plan.Text),
            RowLines = [(row.FirstLine, row.LastLine)],
        });
    }

    public void AddLegend(ImmutableArray<LegendEntry> entries)
    {
        foreach (var entry in entries)
        {
            _ledger.ClaimFact(entry.Evidence.Spans, "legend", FactIds.Legend(_legend.Length + 1));
            _legend = _legend.Add(entry);
        }
    }

    public DraftEdition ToDraft() => new()
    {
        Document = _document,
        Layout = Layout.Columns,
        RuleVersion = ColumnsGrammar.Version,
        Sections = [.. _sections.Select(s => s.Section)],
        Goals = [.. _goals],
        Measures = [.. _measures],
        Indicators = [.. _indicators],
        Footnotes = [.. _printed.Footnotes.Select(ReadFootnote)],
        Passages = [.. _passages],
        Legend = _legend,
    };

    private static int LevelOf(string part) => part[0] == '(' ? 2 : JapaneseText.CircledValue(part[0]) > 0 ? 3 : 1;

    private Footnote ReadFootnote(FootnoteBody note)
    {
        var id = FactIds.Footnote(note.Number);
        _ledger.ClaimFact(note.NumberText, "number", id);
        _ledger.ClaimFact(note.Text, "text", id);
        var references = _references.Of(note.Number);
        var referrers = references.Select(r => _referrers.GetValueOrDefault((r.Line, r.Start)));
        return new(note.Number, note.Text.Value, FootnoteKind.Other, references, [.. referrers], Evidence.Of("columns.footnote", note.Text));
    }

    private ReportItem Item(CellItem item, int order, ReportColumn column, int number)
    {
        if (item.Bullet is not null) _ledger.ClaimStructure(item.Bullet, "bullet");
        var text = FactText.Of(item.Text, _references);
        Claim(text, "text", FactIds.Item(order, column, number));
        return new()
        {
            Number = number,
            Text = text.Text.Value,
            Theme = item.Theme?.Value,
            Ministries = text.Ministries,
            IsRestated = text.IsRestated,
            Deadlines = column == ReportColumn.Next ? DeadlineReader.Read(text.Text) : [],
            Footnotes = text.Footnotes,
            Evidence = Evidence.Of("columns.item", text.Text),
        };
    }

    private void AddPassage(PassageKind kind, MappedText whole, string rule)
    {
        var references = _references.In(whole);
        var text = WithoutReferences(whole).Trim();
        Claim(text, "text", FactIds.Passage(_passages.Count + 1), references);
        _passages.Add(new()
        {
            Kind = kind,
            Section = _path,
            Text = text.Value,
            Deadlines = kind is PassageKind.Paragraph or PassageKind.Item ? DeadlineReader.Read(text) : [],
            Footnotes = [.. references.SelectMany(r => r.Numbers)],
            Evidence = Evidence.Of(rule, text),
        });
    }

    private MappedText WithoutReferences(MappedText text) => text.Without(_references.In(text).Select(r => r.Index..(r.Index + r.Length)));

    private void Claim(FactText text, string role, string id)
    {
        Claim(text.Text, role, id, text.References);
        _ledger.ClaimFact(text.Ministries.Spans, "ministryMark", id);
        if (text.Repeat is not null) _ledger.ClaimFact(text.Repeat, "restatementMark", id);
    }

    private void Claim(MappedText text, string role, string id, ImmutableArray<FootnoteReference> references)
    {
        _ledger.ClaimFact(text, role, id);
        foreach (var span in references.SelectMany(r => r.Spans))
        {
            _ledger.ClaimFact([span], "footnoteReference", id);
            _referrers[(span.Line, span.Start)] = id;
        }
    }
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Turns blocks into facts and claims their characters.</summary>
internal sealed class GoalsFacts(CharacterLedger ledger, NoteReferences notes)
{
    private readonly GoalClaims _claims = new(ledger);
    private readonly Dictionary<Block, GoalText> _texts = [];
    private readonly List<Block> _prose = []; // paragraphs that wait for the mark that makes them a measure
    private readonly List<BoxedGoal> _boxed = [];
    private readonly List<IndicatorRow> _rows = [];

    public List<Section> Sections { get; } = [];

    public List<Goal> Goals { get; } = [];

    public List<MeasureReport> Measures { get; } = [];

    public List<Footnote> Footnotes { get; } = [];

    public List<Passage> Passages { get; } = [];

    public List<Finding> Findings { get; } = [];

    /// <summary>What the tables at the end of the document hold.</summary>
    public AppendedTables Tables => field ??= new(ledger, _claims, notes);

    public void Read(List<Block> blocks, List<SectionNode> sections)
    {
        foreach (var block in blocks) Prepare(block);
        foreach (var section in sections) SetTopics(section);
        foreach (var block in blocks)
        {
            if (_prose.Count > 0 && (block.Kind != BlockKind.Paragraph || !ReferenceEquals(_prose[0].Scope.Region, block.Scope.Region))) AddProse();
            Add(block);
        }

        AddProse();
    }

    /// <summary>All indicators in document order, claimed.</summary>
    public ImmutableArray<Indicator> Indicators()
    {
        var found = ImmutableArray.CreateBuilder<Indicator>();
        var prose = ProseIndicators.Find(_boxed, _rows, Passages.Where(p => p.Kind == PassageKind.Status));
        foreach (var (row, indicator) in _rows.Select(r => ((IndicatorRow?)r, ToIndicator(r))).Concat(prose.Select(p => ((IndicatorRow?)null, p)))
            .OrderBy(r => r.Item2.Evidence.Spans[0].Line).ThenBy(r => r.Item2.Evidence.Spans[0].Start))
        {
            found.Add(indicator with { Order = found.Count + 1 });
            if (row is null) continue;
            var fact = FactIds.Indicator(found.Count);
            ledger.ClaimFact(row.Whole.Without(notes.In(row.Whole).Select(r => r.Range)), "indicatorTable", fact);
            foreach (var (reference, range) in notes.In(row.Whole))
            {
                ledger.ClaimFact(row.Whole.Slice(range.Start.Value, reference.Length), "footnoteReference", fact);
                _claims.Note(reference, fact);
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>Footnotes last: by then it is known on which facts they hang.</summary>
    public void AddFootnotes(ImmutableArray<NoteBody> bodies)
    {
        var byNumber = notes.All.ToLookup(r => r.Number);
        foreach (var body in bodies)
        {
            var text = GoalLine.Join([.. body.Lines.Where(l => l.Text.Length > 0)]);
            var fact = FactIds.Footnote(body.Number);
            ledger.ClaimFact(body.Mark, "footnoteNumber", fact);
            ledger.ClaimFact(text, "footnote", fact);
            var references = byNumber[body.Number].ToImmutableArray();
            Footnotes.Add(new(
                body.Number,
                text.Value.Trim(),
                FootnoteKind.Other,
                [.. references.Select(r => new SourceSpan(text.Document, r.Line, r.Column, r.Length))],
                [.. references.Select(_claims.FactOf)],
                Evidence.Of("goals.footnote", text)));
        }
    }

    private void Prepare(Block block)
    {
        if (block.Kind is BlockKind.IndicatorTable or BlockKind.FieldTable or BlockKind.Glossary || block.Lines.Count == 0) return;
        var text = GoalText.Read(GoalLine.Join(block.Lines), notes);
        _texts[block] = text;
        if (text.Ministries.IsEmpty) return;
        if (block.Scope.Region is { } region) region.HasMarks = true;
        else if (block.Scope.Box is null) block.Scope.Section.HasMarks = true;
    }

    // ①②③ are the parts of an item where a box stands above them, or where only the later ones carry marks; else they are topics
    private static void SetTopics(SectionNode section)
    {
        if (section.HasBox || section.Regions.Count == 0) return;
        var first = section.Regions[0];
        var areParts = !first.HasMarks && section.Regions.Any(r => r.HasMarks);
        areParts |= first.Value > 1 && IsMeasuresTitle(first.Title);
        foreach (var region in section.Regions) region.IsTopic = !areParts;
    }

    private static bool IsMeasuresTitle(string title) =>
        title.Contains("施策", StringComparison.Ordinal) || title.Contains("対応策", StringComparison.Ordinal) || title.Contains("取組", StringComparison.Ordinal);

    private static bool IsMeasures(Scope scope) => scope.Region is { } region
        ? region.HasMarks || (!region.IsTopic && scope.Section.HasBox && IsMeasuresTitle(region.Title) && region == scope.Section.Regions[^1])
        : scope.Section.HasMarks;

    private void Add(Block block)
    {
        if (block.Bullet is { Length: > 0 } bullet && block.Kind != BlockKind.Heading) ledger.ClaimStructure(bullet, "bullet");
        switch (block.Kind)
        {
            case BlockKind.Heading: AddHeading(block); break;
            case BlockKind.BoxHeading: ledger.ClaimStructure(_texts[block].Text, "boxHeading"); break;
            case BlockKind.Group: AddPassage(block, PassageKind.Heading); break;
            case BlockKind.Note: AddPassage(block, PassageKind.Note); break;
            case BlockKind.IndicatorTable: _rows.AddRange(IndicatorTable.Read(block, notes)); break;
            case BlockKind.FieldTable: Tables.AddFieldTable(block); break;
            case BlockKind.Glossary: Tables.AddGlossary(block, MinistriesInMarks()); break;
            default:
                if (!_texts.ContainsKey(block)) break; // a bullet with nothing behind it
                if (block.Scope.Box is { } kind) AddGoal(block, kind);
                else if (block.Kind == BlockKind.Paragraph) AddParagraph(block);
                else AddItem(block);
                break;
        }
    }

    private HashSet<string> MinistriesInMarks() => _texts.Values.SelectMany(t => t.Ministries.Names).ToHashSet(StringComparer.Ordinal);

    private void AddHeading(Block block)
    {
        if (block.Sign is { Level: HeadingLevel.Circled } && block.Scope.Region is { IsTopic: false })
        {
            AddPassage(block, PassageKind.Heading);
            return;
        }

        var raw = block.Lines.Count == 0 ? block.Bullet! : GoalLine.Join(block.Lines);
        var title = GoalText.Read(raw, notes);
        var path = block.Scope.Path;
        // a part named again on its first page is the same section
        var isAgain = Sections.Count > 0 && Sections[^1].Path.Equals(path);
        if (!isAgain || Sections[^1].Title.Length > 0)
        {
            Sections.Add(new() { Path = path, Level = path.Parts.Length, Title = block.Lines.Count == 0 ? "" : title.Text.Value, Evidence = Evidence.Of("goals.section", title.Text) });
        }
        else
        {
            var first = Sections[^1];
            Sections[^1] = first with { Title = title.Text.Value, Evidence = first.Evidence with { Spans = [.. first.Evidence.Spans, .. title.Text.Spans()] } };
        }

        var fact = FactIds.Section(Sections.Count);
        if (block.Lines.Count > 0) ledger.ClaimFact(block.Bullet!, "headingNumber", fact);
        _claims.Claim(title, "heading", fact);
    }

    private void AddPassage(Block block, PassageKind kind)
    {
        var text = _texts.TryGetValue(block, out var read) ? read : GoalText.Read(block.Bullet!, notes);
        var fact = FactIds.Passage(Passages.Count + 1);
        if (block.Kind == BlockKind.Heading && read is not null) ledger.ClaimFact(block.Bullet!, "headingNumber", fact);
        Passages.Add(new()
        {
            Kind = kind,
            Section = block.Scope.Path,
            Groups = block.Scope.Groups,
            Text = text.Text.Value,
            Footnotes = text.Footnotes,
            Evidence = Evidence.Of("goals.passage", text.Text),
        });
        _claims.Claim(text, "passage", fact);
    }

    private void AddGoal(Block block, GoalKind kind)
    {
        var text = _texts[block];
        var goal = new Goal
        {
            Kind = kind,
            Section = block.Scope.Path,
            Groups = block.Scope.Groups,
            Level = block.Kind switch { BlockKind.Item => 1, BlockKind.SubItem => 2, _ => 0 },
            Text = text.Text.Value,
            IsRestated = text.IsRestated,
            Deadlines = DeadlineReader.Read(text.Text),
            Footnotes = text.Footnotes,
            Evidence = Evidence.Of("goals.goal", text.Text),
        };
        Goals.Add(goal);
        _boxed.Add(new(goal, block, text.Text));
        _claims.Claim(text, "goal", FactIds.Goal(Goals.Count));
    }

    private void AddItem(Block block)
    {
        var text = _texts[block];
        if (IsMeasures(block.Scope) && (block.Kind == BlockKind.Item || !text.Ministries.IsEmpty)) AddMeasure([block], text);
        else AddPassage(block, block.Kind == BlockKind.Item && block.Scope.Region is { IsTopic: false } ? PassageKind.Status : PassageKind.Item);
    }

    private void AddParagraph(Block block)
    {
        if (!IsMeasures(block.Scope))
        {
            AddPassage(block, PassageKind.Paragraph);
            return;
        }

        _prose.Add(block);
        if (!_texts[block].Ministries.IsEmpty) AddProse();
    }

    // paragraphs up to a mark are one measure without a bullet; without a mark they introduce what follows
    private void AddProse()
    {
        if (_prose.Count > 0 && !_texts[_prose[^1]].Ministries.IsEmpty)
        {
            AddMeasure(_prose, GoalText.Read(GoalLine.Join([.. _prose.SelectMany(b => b.Lines)]), notes));
        }
        else
        {
            foreach (var block in _prose) AddPassage(block, PassageKind.Paragraph);
        }

        _prose.Clear();
    }

    private void AddMeasure(List<Block> blocks, GoalText text)
    {
        var scope = blocks[0].Scope;
        var lines = blocks.SelectMany(b => b.Lines).ToList();
        Measures.Add(new()
        {
            Order = Measures.Count + 1,
            Section = scope.Path,
            SectionTitle = scope.Title,
            Groups = scope.Groups,
            PlanText = text.Text.Value,
            Ministries = text.Ministries,
            IsRestated = text.IsRestated,
            Deadlines = DeadlineReader.Read(text.Text),
            Footnotes = text.Footnotes,
            Evidence = Evidence.Of(blocks[0].Kind == BlockKind.Paragraph ? "goals.measure.prose" : "goals.measure", text.Text),
            RowLines = [.. Evidence.LineRuns([.. lines.SelectMany(l => l.Text.Spans())])],
        });
        _claims.Claim(text, "planText", FactIds.Measure(Measures.Count));
    }

    private Indicator ToIndicator(IndicatorRow row)
    {
        var related = ProseIndicators.Related(row, _boxed);
        return new()
        {
            Order = 0,
            Section = row.Scope.Path,
            SectionTitle = row.Scope.Title,
            Kind = IndicatorKind.Table,
            Name = row.Name.Value,
            Values = row.Values,
            Target = row.Target,
            Baseline = row.Baseline,
            Footnotes = [.. row.Footnotes.Concat(related?.Footnotes ?? []).Distinct().Order()],
            IsRestated = related?.IsRestated ?? false,
            Evidence = Evidence.Of("goals.indicator", row.Whole),
        };
    }
}

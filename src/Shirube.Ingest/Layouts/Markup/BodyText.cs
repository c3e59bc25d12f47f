using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the text outside tables: goals, desired states, indicators and passages under the label that is open.</summary>
internal sealed class BodyText(CharacterLedger ledger, FootnoteBook book, Outline outline)
{
    private readonly ImmutableArray<Goal>.Builder _goals = ImmutableArray.CreateBuilder<Goal>();
    private readonly ImmutableArray<Indicator>.Builder _indicators = ImmutableArray.CreateBuilder<Indicator>();
    private readonly ImmutableArray<Passage>.Builder _passages = ImmutableArray.CreateBuilder<Passage>();
    private readonly List<MappedText> _subLines = [];
    private MappedText? _open;
    private bool _openIsBullet;
    private LabelKind _label;
    private bool _endsWithHeading;
    private ImmutableArray<string> _groups = [];

    public ImmutableArray<Goal> Goals => _goals.ToImmutable();

    public ImmutableArray<Indicator> Indicators => _indicators.ToImmutable();

    public ImmutableArray<Passage> Passages => _passages.ToImmutable();

    /// <summary>A new section ends the label and the unnumbered heading. Such a heading directly above it groups this section with those that follow.</summary>
    public void EnterSection(SectionPath parent)
    {
        _label = LabelKind.None;
        _groups = [];
        if (_endsWithHeading) _passages[^1] = _passages[^1] with { Section = parent };
        _endsWithHeading = false;
    }

    public void AddBullet(MappedText text)
    {
        Flush();
        _open = text;
        _openIsBullet = true;
    }

    /// <summary>A line without bullet: a label, an unnumbered heading, a note, a sub-line, the tail of what a page cut, or a paragraph.</summary>
    public void AddLine(MappedText text)
    {
        if (_open is not null && TryGoOn(text)) return;
        Flush();
        if (StrategyHeadings.IsLabel(text.Value))
        {
            _label = Labels.KindOf(text.Value);
            book.Take(text, null);
            ledger.ClaimStructure(WithoutReferences(text), "label");
        }
        else if (StrategyHeadings.IsGroup(text.Value))
        {
            AddPassage(text, PassageKind.Heading);
            _groups = [_passages[^1].Text[1..^1].Trim()];
            _endsWithHeading = true;
        }
        else if (text[0] == '※')
        {
            AddPassage(text, PassageKind.Note);
        }
        else
        {
            _open = text;
            _openIsBullet = false;
        }
    }

    public void AddFrontMatter(MappedText text)
    {
        Flush();
        AddPassage(text, PassageKind.FrontMatter);
    }

    public void AddContents(ContentsBlock contents)
    {
        AddFrontMatter(contents.Title);
        ledger.ClaimStructure(contents.Page, "pageNumber");
    }

    /// <summary>Turns the text that is open into its fact.</summary>
    public void Flush()
    {
        if (_open is not { } text) return;
        _open = null;
        _endsWithHeading = false;
        var kind = _label switch
        {
            LabelKind.MainIndicators => IndicatorKind.Main,
            LabelKind.ReferenceIndicators => IndicatorKind.Reference,
            _ => (IndicatorKind?)null,
        };
        if (kind is { } indicator && _openIsBullet) AddIndicator(text, indicator);
        else if (Labels.GoalOf(_label) is { } goal) AddGoal(text, goal);
        else AddPassage(text, _openIsBullet ? PassageKind.Item : PassageKind.Paragraph);
        _subLines.Clear();
    }

    private bool TryGoOn(MappedText text)
    {
        var isIndicator = _label is LabelKind.MainIndicators or LabelKind.ReferenceIndicators && _openIsBullet;
        if (StrategyHeadings.IsLabel(text.Value) || text[0] == '※') return false;
        if (isIndicator && text.Value.AsSpan().ContainsAny('：', ':'))
        {
            _subLines.Add(text);
            return true;
        }

        if (Sentences.IsClosed(_open!.Value) || StrategyHeadings.IsGroup(text.Value)) return false;
        if (_subLines.Count > 0) _subLines[^1] = _subLines[^1].Plus(text);
        else _open = _open.Plus(text);
        return true;
    }

    private void AddIndicator(MappedText text, IndicatorKind kind)
    {
        var order = _indicators.Count + 1;
        var fact = FactIds.Indicator(order);
        var references = book.Take(text, fact);
        ledger.ClaimFact(WithoutReferences(text), "indicatorText", fact);
        var line = new IndicatorLine
        {
            Section = outline.Path,
            SectionTitle = outline.Title,
            Kind = kind,
            Text = text,
            References = references,
            SubLines = [.. _subLines.Select(s => TakeSubLine(s, fact))],
        };
        _indicators.AddRange(IndicatorReader.Read(line, book.TextOf, order));
    }

    private MappedText TakeSubLine(MappedText text, string fact)
    {
        book.Take(text, fact);
        var bare = WithoutReferences(text);
        ledger.ClaimFact(bare, "indicatorText", fact);
        return bare;
    }

    private void AddGoal(MappedText text, GoalKind kind)
    {
        var clean = FactText.Take(text, "goalText", FactIds.Goal(_goals.Count + 1), book, ledger);
        _goals.Add(new()
        {
            Kind = kind,
            Section = outline.Path,
            Level = _openIsBullet ? 1 : 0,
            Text = clean.Text.Value,
            IsRestated = clean.IsRestated,
            Deadlines = DeadlineReader.Read(clean.Text),
            Footnotes = clean.Footnotes,
            Evidence = Evidence.Of("strategy.goal", clean.Text),
        });
    }

    private void AddPassage(MappedText text, PassageKind kind)
    {
        var fact = FactIds.Passage(_passages.Count + 1);
        var references = book.Take(text, fact);
        var words = WithoutReferences(text).Trim();
        ledger.ClaimFact(words, "passageText", fact);
        _passages.Add(new()
        {
            Kind = kind,
            Section = kind == PassageKind.FrontMatter ? SectionPath.Root : outline.Path,
            Groups = kind == PassageKind.Heading ? [] : _groups,
            Text = words.Value,
            Deadlines = kind is PassageKind.Item or PassageKind.Paragraph ? DeadlineReader.Read(words) : [],
            Footnotes = [.. references.SelectMany(r => r.Numbers)],
            Evidence = Evidence.Of("strategy.passage", words),
        });
    }

    private static MappedText WithoutReferences(MappedText text) =>
        text.Without(FootnoteReferences.FindSuperscripts(text).Select(r => r.Index..(r.Index + r.Length)));
}

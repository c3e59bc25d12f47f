using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the blocks of a strategy with numbered sections, labels 【】 and three-column report tables.
/// Text, HTML, Word and PDF readers feed it alike.</summary>
public sealed class StrategyGrammar
{
    private readonly SourceDocument _document;
    private readonly CharacterLedger _ledger;
    private readonly FootnoteBook _book;
    private readonly Outline _outline;
    private readonly BodyText _body;
    private readonly FrontMatter _front;
    private readonly Legend _legend;
    private readonly ImmutableArray<Section>.Builder _sections = ImmutableArray.CreateBuilder<Section>();
    private readonly ImmutableArray<MeasureReport>.Builder _measures = ImmutableArray.CreateBuilder<MeasureReport>();
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();
    private readonly LevelPairs _pairs = new();
    private OpenMeasure? _measure;
    private bool _afterBreak;

    private StrategyGrammar(SourceDocument document, IReadOnlyList<Block> blocks, CharacterLedger ledger)
    {
        _document = document;
        _ledger = ledger;
        _book = new(ledger);
        _outline = Outline.Plan(blocks);
        _body = new(ledger, _book, _outline);
        _front = new();
        _legend = new(ledger);
    }

    /// <param name="blocks">In reading order; their texts are claimed here, what the reader left out of them it has claimed itself.</param>
    /// <param name="version">Version of reader and grammar together, e.g. "markup/1".</param>
    public static DraftEdition Read(SourceDocument document, IReadOnlyList<Block> blocks, CharacterLedger ledger, string version)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(ledger);
        return new StrategyGrammar(document, blocks, ledger).ReadAll(blocks, version);
    }

    private DraftEdition ReadAll(IReadOnlyList<Block> blocks, string version)
    {
        foreach (var body in blocks.OfType<FootnoteBlock>()) _book.AddBody(body);
        foreach (var block in blocks) ReadBlock(block);
        CloseMeasure();
        _body.Flush();
        var footnotes = _book.Close();
        return new()
        {
            Document = _document,
            Layout = Layout.Markup,
            RuleVersion = version,
            EditionId = _front.EditionId,
            Title = _front.Title,
            DecidedOn = _front.DecidedOn,
            Sections = _sections.DrainToImmutable(),
            Goals = _body.Goals,
            Measures = [.. _pairs.Pair(_measures).Select(new LegendMarks(_legend.Entries).Mend)],
            Indicators = _body.Indicators,
            Footnotes = footnotes,
            Passages = _body.Passages,
            Legend = _legend.Entries,
            Findings = _findings.DrainToImmutable(),
        };
    }

    private void ReadBlock(Block block)
    {
        switch (block)
        {
            case ContentsBlock contents:
                _body.AddContents(contents);
                break;
            case LineBlock line:
                ReadLine(line);
                break;
            case RowBlock row:
                ReadRow(row);
                break;
            case FootnoteBlock or PageBreakBlock:
                _afterBreak = true;
                break;
        }
    }

    private void ReadLine(LineBlock line)
    {
        CloseMeasure();
        _legend.Leave();
        var text = line.Text;
        if (line.IsBullet)
        {
            _body.AddBullet(text);
        }
        else if (StrategyHeadings.TryRead(text) is { } heading)
        {
            AddSection(line, heading);
        }
        else if (Outline.IsAnnexTitle(text.Value))
        {
            _body.Flush();
            var title = text.From(Outline.Annex.Length).Trim();
            _outline.EnterAnnex(line, title.Value);
            _body.EnterSection(SectionPath.Root);
            AddSection(text, title, 1);
        }
        else if (StrategyHeadings.IsEndMark(text.Value))
        {
            _body.Flush();
            _ledger.ClaimStructure(text, "endMark");
        }
        else if (_sections.Count == 0 && _front.TryTake(text))
        {
            _body.AddFrontMatter(text);
        }
        else
        {
            _body.AddLine(text);
        }
    }

    private void AddSection(LineBlock line, StrategyHeading heading)
    {
        _body.Flush();
        _outline.Enter(line, heading);
        _body.EnterSection(_outline.Parent);
        AddSection(line.Text, heading.Title, _outline.Path.Parts.Length);
        if (_outline.LacksChapter && heading.Level == 2) _findings.Add(ChapterMissing(line.Text));
    }

    private void AddSection(MappedText line, MappedText title, int level)
    {
        var fact = FactIds.Section(_sections.Count + 1);
        var references = _book.Take(title, fact);
        var words = title.Without(references.Select(r => r.Index..(r.Index + r.Length))).Trim();
        _ledger.ClaimFact(words, "sectionTitle", fact);
        _ledger.ClaimFact(line.To(line.Length - title.Length), "sectionNumber", fact);
        _sections.Add(new() { Path = _outline.Path, Level = level, Title = words.Value, Evidence = Evidence.Of("strategy.section", words) });
    }

    private void ReadRow(RowBlock row)
    {
        if (row.IsEmpty) return;
        _body.Flush();
        if (StrategyHeadings.IsTableHeader([.. row.Cells.Select(c => c.PlainText)]))
        {
            ClaimRow(row, "tableHeader");
            _legend.Leave();
            return;
        }

        if (_legend.TryTake(row)) return;
        if (ReportTable.BeginsMeasure(row, _measure, _afterBreak))
        {
            CloseMeasure();
            _measure = new(_outline.Path, _outline.Title, _ledger);
        }

        _measure!.Add(row);
        _afterBreak = false;
    }

    private void CloseMeasure()
    {
        if (_measure is not null)
        {
            _measures.Add(_measure.Close(_measures.Count + 1, _book));
            _pairs.Add(_measure.StatusPlaces, _measure.NextPlaces);
        }

        _measure = null;
        _afterBreak = false;
    }

    private void ClaimRow(RowBlock row, string role)
    {
        foreach (var part in row.Cells.SelectMany(c => c.Parts)) _ledger.ClaimStructure(part.Text, role);
    }

    private static Finding ChapterMissing(MappedText line) => new(
        Severity.Information,
        "section-without-chapter",
        $"{line.LineAt(0)}行目: この節が属する章の番号が文書にありません。転記元の版で補います",
        $"Line {line.LineAt(0)}: the document does not print the chapter of this section; it is completed from the edition that it transcribes",
        line.Spans());
}

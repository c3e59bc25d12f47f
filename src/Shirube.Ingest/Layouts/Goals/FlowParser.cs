using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Cuts running text into blocks and says where each stands. A box（〇目指すべき将来像, 〇目標）that begins while a region is open
/// floats: the text before it goes on behind the page.</summary>
internal sealed class FlowParser
{
    private const int LongestTitle = 110;
    private const int MostTitleLines = 3;

    private readonly ImmutableArray<GoalLine> _lines;
    private readonly TableLines _tables;
    private readonly NoteReferences _notes;
    private readonly List<Block> _blocks = [];
    private readonly Stack<SectionNode> _path = new();
    private readonly List<SectionNode> _sections = [];
    private SectionNode _section = new(HeadingLevel.Document, []);
    private Region? _region;
    private string? _kana;
    private string? _kanaTitle;
    private ImmutableArray<(int Depth, string Label)> _groups = [];
    private GoalKind? _box;
    private bool _isFloat;
    private (Region? Region, ImmutableArray<(int, string)> Groups, Block? Open) _below;
    private Block? _open;
    private int _innerList;

    private FlowParser(ImmutableArray<GoalLine> lines, TableLines tables, NoteReferences notes)
    {
        _lines = lines;
        _tables = tables;
        _notes = notes;
        _sections.Add(_section);
    }

    public static (List<Block> Blocks, List<SectionNode> Sections) Parse(ImmutableArray<GoalLine> lines, TableLines tables, NoteReferences notes)
    {
        var parser = new FlowParser(lines, tables, notes);
        for (var i = 0; i < lines.Length;) i += parser.Read(i);
        return (parser._blocks, parser._sections);
    }

    /// <summary>Reads the line at <paramref name="i"/>; returns how many lines were taken.</summary>
    private int Read(int i)
    {
        var line = _lines[i];
        if (_isFloat && line.StartsPage && !GoesOnInBox(line)) EndFloat();
        if (_tables.KindAt(line.Number) is { } table) return Append(table, line);
        if (_open?.Kind is BlockKind.FieldTable or BlockKind.Glossary) _open = null;
        // a box is set where the page has room, be it in the middle of a sentence
        var isBoundary = _open is not { IsOpenEnded: true } || line.StartsPage || Outline.BoxHeading(line) is not null;
        if (isBoundary)
        {
            var taken = ReadHeading(i);
            if (taken == 0) taken = ReadBoxOrGroup(i);
            if (taken > 0) return taken;
        }

        if (ReadBullet(line)) return 1;
        if (_box is not null && line.Value[0] != '※' && (_open?.Kind == BlockKind.IndicatorTable || (isBoundary && IndicatorHeader.IsHeader(line.Value))))
        {
            return Append(BlockKind.IndicatorTable, line);
        }

        Continue(line);
        return 1;
    }

    private int ReadHeading(int i)
    {
        if (Outline.Heading(_lines[i].Value) is not { } sign || Gather(i) is not { } lines) return 0;
        if (sign.Level == HeadingLevel.Circled && !IsCircledHeading(sign.Value)) return 0;
        if (sign.Level == HeadingLevel.Kana && (_box is not null || _open?.Kind == BlockKind.Item)) return 0;
        EndBox();
        _innerList = 0;
        _groups = [];
        (_kana, _kanaTitle) = (null, null);
        var first = lines[0];
        lines[0] = first.From(sign.TitleStart);
        var title = lines[0].Text.Length == 0 ? "" : TitleOf(lines);
        if (sign.Level == HeadingLevel.Kana) (_kana, _kanaTitle) = (sign.Label, title);
        else if (sign.Level == HeadingLevel.Circled)
        {
            _region = new(sign.Label, sign.Value) { Title = title };
            _section.Regions.Add(_region);
        }
        else OpenSection(sign, title);
        var block = new Block(BlockKind.Heading, Scope()) { Sign = sign, Bullet = first.Text.To(sign.TitleStart).Trim() };
        block.Lines.AddRange(lines.Where(l => l.Text.Length > 0));
        _blocks.Add(block);
        _open = null;
        return lines.Count;
    }

    private void OpenSection(HeadingSign sign, string title)
    {
        _region = null;
        while (_path.TryPeek(out var above) && above.Level >= sign.Level)
        {
            _path.Pop();
            // a part may be named twice: on its cover and above its text
            if (above.Level != sign.Level || above.Path[^1] != sign.Label || sign.Level != HeadingLevel.Part || above != _section) continue;
            _path.Push(above);
            above.Title = above.Title.Length == 0 ? title : above.Title;
            return;
        }

        _section = new(sign.Level, (_path.TryPeek(out var parent) ? parent.Path : []).Add(sign.Label)) { Title = title };
        _path.Push(_section);
        _sections.Add(_section);
    }

    // ① is a heading where the numbers go on; inside an item ①②③ are a list
    private bool IsCircledHeading(int value)
    {
        var current = _region?.Value ?? 0;
        if (_innerList > 0 && value == _innerList + 1)
        {
            _innerList = value;
            return false;
        }

        if (value == 1 && _box is null && _open?.Kind == BlockKind.Item)
        {
            _innerList = 1;
            return false;
        }

        return value > current;
    }

    private int ReadBoxOrGroup(int i)
    {
        var line = _lines[i];
        if (Outline.BoxHeading(line) is { } kind)
        {
            BeginBox(kind);
            _open = new(BlockKind.BoxHeading, Scope());
            _open.Lines.Add(line);
            _blocks.Add(_open);
            return 1;
        }

        if (Outline.IsBullet(line.Value) || Gather(i) is not { } lines) return 0;
        var text = TitleOf(lines);
        var depth = Outline.GroupDepth(text);
        if (depth == 0 || (depth == 3 && _box is not null) || (_open?.Kind == BlockKind.IndicatorTable && depth == 4)) return 0;
        _innerList = 0;
        _groups = [.. _groups.Where(g => g.Depth < depth), (depth, Outline.GroupLabel(text))];
        var block = new Block(BlockKind.Group, Scope());
        block.Lines.AddRange(lines);
        _blocks.Add(block);
        _open = null;
        return lines.Count;
    }

    private bool ReadBullet(GoalLine line)
    {
        var text = line.Value;
        var roman = _box is not null && _open is not { IsOpenEnded: true } ? Outline.RomanItemLength(text) : 0;
        if (text.Length < 2 || (roman == 0 && !Outline.IsBullet(text))) return false;
        if (Outline.IsDash(text[0]))
        {
            if (_box is null || _open?.Kind == BlockKind.IndicatorTable) return false;
            Open(BlockKind.SubItem, line, 1);
            return true;
        }

        if (roman > 0) Open(BlockKind.SubItem, line, roman);
        else if (Outline.IsCircle(text[0])) Open(BlockKind.Item, line, 1);
        else if (_box is not null) Open(BlockKind.Item, line, 1);
        else if (_open?.Kind == BlockKind.Item) _open.Lines.Add(line);
        else Open(BlockKind.SubItem, line, 1);
        return true;
    }

    private void Open(BlockKind kind, GoalLine line, int bulletLength)
    {
        _innerList = 0;
        _open = new(kind, Scope()) { Bullet = line.Text.To(bulletLength) };
        if (line.Text.Length > bulletLength) _open.Lines.Add(line.From(bulletLength));
        _blocks.Add(_open);
    }

    private int Append(BlockKind kind, GoalLine line)
    {
        if (_open?.Kind != kind)
        {
            _open = new(kind, Scope());
            _blocks.Add(_open);
        }

        _open.Lines.Add(line);
        return 1;
    }

    private void Continue(GoalLine line)
    {
        var isNote = line.Value[0] == '※';
        if (!isNote && _open is { IsOpenEnded: true, Kind: not BlockKind.BoxHeading })
        {
            _open.Lines.Add(line);
            return;
        }

        var goesOn = _open?.Kind switch
        {
            BlockKind.Item => _box is null || !line.FollowsBlank,
            BlockKind.SubItem => _box is not null && !line.FollowsBlank,
            _ => false,
        };
        if (goesOn && !isNote)
        {
            _open!.Lines.Add(line);
            return;
        }

        // a paragraph in a box that stands apart speaks of the whole box
        if (_box is not null && !isNote && line.FollowsBlank) _groups = [];
        _open = new(isNote ? BlockKind.Note : BlockKind.Paragraph, Scope());
        _open.Lines.Add(line);
        _blocks.Add(_open);
    }

    private void BeginBox(GoalKind kind)
    {
        if (_box is null)
        {
            _isFloat = _region is not null;
            _below = (_region, _groups, _open);
        }

        _box = kind;
        _region = null;
        _groups = [];
        _section.HasBox = true;
    }

    private bool GoesOnInBox(GoalLine line)
    {
        if (_below.Open is { IsOpenEnded: true }) return false;
        return _open is { IsOpenEnded: true } || Outline.IsDot(line.Value[0]);
    }

    private void EndFloat()
    {
        (_region, _groups, _open) = _below;
        _box = null;
        _isFloat = false;
        _below = default;
    }

    private void EndBox()
    {
        if (_box is null) return;
        _region = _below.Region;
        _box = null;
        _isFloat = false;
        _below = default;
    }

    private Scope Scope() => new(_section, _box is null ? _region : null, _kana, _kanaTitle, [.. _groups.Select(g => g.Label)], _box);

    // the lines of a title: up to the end of the paragraph, or beyond it where the words plainly go on
    private List<GoalLine>? Gather(int i)
    {
        var lines = new List<GoalLine>();
        var length = 0;
        for (; i < _lines.Length && lines.Count < MostTitleLines; i++)
        {
            var line = _lines[i];
            if (lines.Count > 0 && (line.StartsPage || Outline.IsBullet(line.Value) || _tables.KindAt(line.Number) is not null)) return null;
            lines.Add(line);
            length += line.Value.Length;
            if (length > LongestTitle) return null;
            if (line.EndsParagraph && line.Value[^1] is not ('・' or '、')) return Outline.IsSentence(TitleOf(lines)) ? null : lines;
        }

        return null;
    }

    private string TitleOf(List<GoalLine> lines)
    {
        var text = GoalLine.Join([.. lines.Where(l => l.Text.Length > 0)]);
        return GoalText.Read(text, _notes).Text.Value;
    }
}

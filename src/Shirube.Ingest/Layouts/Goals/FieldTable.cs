using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>One item in a cell.</summary>
internal sealed record FieldCell(string Column, MappedText? Bullet, GoalText Text);

/// <summary>A row: what it is about, and its items.</summary>
internal sealed record FieldRow(MappedText Label, ImmutableArray<FieldCell> Cells);

/// <summary>A table of several columns whose cells the text layer gives one after another: label, 〇 future, ①②③ targets, when, ・ now, ・ next.
/// A page cuts all open cells at once; behind it they go on in the same order.</summary>
internal sealed record FieldTable(string Caption, ImmutableArray<FieldRow> Rows, ImmutableArray<(MappedText Text, string Role)> Structure)
{
    /// <summary>The tables of a run of lines. Another one begins on a page of its own, with its title and its column heads or caption.</summary>
    public static IEnumerable<FieldTable> Read(Block block, NoteReferences notes)
    {
        var start = 0;
        for (var i = 1; i <= block.Lines.Count; i++)
        {
            if (i < block.Lines.Count && !BeginsTable(block.Lines, i)) continue;
            yield return new FieldTableReader(block.Lines[start..i], notes).Read();
            start = i;
        }
    }

    private static bool BeginsTable(List<GoalLine> lines, int i)
    {
        if (!lines[i].StartsPage || !lines[i].EndsParagraph || !lines[i - 1].EndsParagraph || Outline.IsBullet(lines[i].Value)) return false;
        return lines.Skip(i + 1).Take(3).Any(l => FieldTableReader.IsCaption(l) || l.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > 2);
    }
}

/// <summary>Puts the lines of a table together to items and rows.</summary>
internal sealed class FieldTableReader(List<GoalLine> lines, NoteReferences notes)
{
    private const int LongestLabel = 16; // characters in a line of the first column

    private readonly List<GoalLine> _lines = SplitLines(lines);
    private readonly List<(MappedText, string)> _structure = [];
    private readonly List<Part> _parts = [];
    private readonly Queue<Part> _cut = new();
    private readonly List<string> _heads = [];
    private Part? _current;
    private string _caption = "";
    private int _page;

    private enum PartKind
    {
        Label,
        Future,
        Example,
        Target,
        When,
        Item,
        Note,
    }

    public FieldTable Read()
    {
        var hasCircles = _lines.Any(l => IsBulleted(l.Value) && Outline.IsCircle(l.Value[0]));
        var first = FirstLabel(hasCircles);
        for (var i = 0; i < first; i++)
        {
            if (IsCaption(_lines[i])) TakeCaption(_lines[i]);
            else
            {
                _heads.Add(_lines[i].Value);
                AddStructure(_lines[i].Text, "tableHeader");
            }
        }

        for (var i = first; i < _lines.Count; i++) Add(i, hasCircles);
        return new(_caption, Rows(), [.. _structure]);
    }

    // label and first cell may share a line: 地球環境 〇 地球環境…; a dash may stand before the next cell
    private static List<GoalLine> SplitLines(List<GoalLine> lines)
    {
        var split = new List<GoalLine>();
        foreach (var line in lines)
        {
            var at = line.Value.IndexOf(" 〇 ", StringComparison.Ordinal);
            if (at < 0) at = line.Value.IndexOf(" ○ ", StringComparison.Ordinal);
            if (at < 0 && line.Value.Length > 3 && Outline.IsDash(line.Value[0]) && char.IsWhiteSpace(line.Value[1]) && Outline.IsDot(line.Value[2])) at = 1;
            if (at <= 0)
            {
                split.Add(line);
                continue;
            }

            split.Add(line with { Text = line.Text.To(at).Trim(), EndsParagraph = true });
            split.Add(line.From(at) with { StartsPage = false });
        }

        return split;
    }

    public static bool IsCaption(GoalLine line) => line.Value.Length <= 10 && Outline.GroupDepth(line.Value) == 1;

    private static bool IsBulleted(string text) => text.Length > 1 && (Outline.IsDot(text[0]) || (Outline.IsCircle(text[0]) && char.IsWhiteSpace(text[1])));

    private void TakeCaption(GoalLine line)
    {
        if (_caption.Length == 0) _caption = line.Value;
        _structure.Add((line.Text, "tableCaption"));
    }

    private int FirstLabel(bool hasCircles)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            if (IsBulleted(_lines[i].Value) && Outline.IsCircle(_lines[i].Value[0]) == hasCircles)
            {
                var start = i;
                while (start > 0 && (start == i || !_lines[start - 1].EndsParagraph) && !IsCaption(_lines[start - 1])) start--;
                return start;
            }
        }

        return _lines.Count;
    }

    private void Add(int i, bool hasCircles)
    {
        var line = _lines[i];
        if (IsCaption(line))
        {
            TakeCaption(line);
            return;
        }

        if (line.StartsPage)
        {
            _page = line.Page;
            if (_current is { IsOpen: true } last) Cut(last);
            _current = null;
        }

        if (KindOf(line.Value) is { } kind) Begin(kind, line);
        else if (_current is { IsOpen: true }) _current.Lines.Add(line);
        else if (_cut.Count > 0 && IsCutInside(line)) _current!.Lines.Add(line);
        else if (_cut.Count > 0 && (_cut.Peek().Page < _page || !IsLabel(i, hasCircles))) GoOn(line);
        else if (IsLabel(i, hasCircles)) Begin(PartKind.Label, line);
        else if (_current is not null) _current.Lines.Add(line);
        else Begin(PartKind.Note, line);
    }

    // a full line may end with a blank by chance; the width of the column tells whose the next line is
    private bool IsCutInside(GoalLine line)
    {
        if (_current is not { Kind: PartKind.Target or PartKind.Future or PartKind.Item } part || line.EndsParagraph) return false;
        var last = GoalLine.WidthOf(part.Lines[^1].Value);
        var width = GoalLine.WidthOf(line.Value);
        return last >= 24 && last >= part.Width - 2 && Math.Abs(width - part.Width) < Math.Abs(width - _cut.Peek().Width);
    }

    private void GoOn(GoalLine line)
    {
        _current = _cut.Dequeue();
        _current.Lines.Add(line);
    }

    private void Cut(Part part)
    {
        part.Page = part.Lines[^1].Page;
        _cut.Enqueue(part);
    }

    private void Begin(PartKind kind, GoalLine line)
    {
        if (_current is { IsOpen: true } open) Cut(open);
        if (kind == PartKind.Label) _cut.Clear(); // what a row left open is lost to the next one
        var bullet = kind is PartKind.Item or PartKind.Future or PartKind.Target && line.Text.Length > 1 ? 1 : 0;
        _current = new(kind) { Bullet = bullet == 0 ? null : line.Text.To(1), FollowsBlank = line.FollowsBlank };
        _current.Lines.Add(bullet == 0 ? line : line.From(1));
        _parts.Add(_current);
    }

    private PartKind? KindOf(string text)
    {
        if (Outline.IsDot(text[0])) return PartKind.Item;
        if (Outline.IsCircle(text[0]) && text.Length > 1 && char.IsWhiteSpace(text[1])) return PartKind.Future;
        if (text[0] == '【') return PartKind.Example;
        if (text[0] is '※' or '＊' || text.StartsWith("（※）", StringComparison.Ordinal) || Outline.GroupDepth(text) == 1 || text[0] is '＜') return PartKind.Note;
        if (JapaneseText.CircledValue(text[0]) > 0) return text.Length > 1 && char.IsWhiteSpace(text[1]) ? PartKind.Target : PartKind.When;
        if (text.Length == 1 && Outline.IsDash(text[0])) return PartKind.Note;
        return _current is { IsOpen: true } ? null
            : text[0] is '（' or '(' && _current?.Kind == PartKind.When ? PartKind.When
            : text.Contains('年', StringComparison.Ordinal) && JapaneseText.DigitValue(text[0]) >= 0 ? PartKind.When
            : null;
    }

    // a short run of lines right above the bullet that begins a row; a page may cut it
    private bool IsLabel(int i, bool hasCircles)
    {
        for (var k = i; k < _lines.Count && k < i + 8; k++)
        {
            var text = _lines[k].Value;
            if (k > i && IsBulleted(text)) return Outline.IsCircle(text[0]) == hasCircles;
            if (text.Length > LongestLabel || (k > i && (_lines[k].StartsPage || KindOf(text) is not null))) return false;
            if (k > i && _lines[k - 1].EndsParagraph && !_lines[k - 1].Value.EndsWith('・')) return false;
        }

        return false;
    }

    private ImmutableArray<FieldRow> Rows()
    {
        var rows = ImmutableArray.CreateBuilder<FieldRow>();
        for (var i = 0; i < _parts.Count;)
        {
            var label = _parts[i].Kind == PartKind.Label ? Text(_parts[i++]) : MappedText.Empty(_parts[i].Lines[0].Text.Document);
            var start = i;
            while (i < _parts.Count && _parts[i].Kind != PartKind.Label) i++;
            var columns = Columns(_parts[start..i]);
            rows.Add(new(label, [.. _parts[start..i].Select((p, k) => new FieldCell(columns[k], p.Bullet, GoalText.Read(Text(p), notes)))]));
        }

        return rows.DrainToImmutable();

        static MappedText Text(Part part) => GoalLine.Join(part.Lines);
    }

    // the items of the last column are what comes next: they stand behind a blank line or in wider lines
    private string[] Columns(List<Part> parts)
    {
        var next = _heads.LastOrDefault(h => h.Contains("今後", StringComparison.Ordinal)) is { } head ? head[head.IndexOf("今後", StringComparison.Ordinal)..] : "今後";
        var items = Enumerable.Range(0, parts.Count).Where(i => parts[i].Kind == PartKind.Item).ToList();
        var words = _heads.Select(h => h.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).FirstOrDefault(w => w.Length > 2);
        if (words is not null && parts.All(p => p.Kind is PartKind.Item or PartKind.Note))
        {
            return [.. parts.Select((p, i) => p.Kind == PartKind.Note ? "注記" : words[items.Count > 0 && i == items[0] ? 1 : 2])];
        }

        var turn = items.Skip(1).LastOrDefault(i => parts[i].FollowsBlank || parts[i].Width > parts[i - 1].Width + 3, parts.Count);
        return [.. parts.Select((p, i) => p.Kind switch
        {
            PartKind.Future => "到達すべき姿",
            PartKind.Example => "ベンチマーク事例",
            PartKind.Target => "具体事例",
            PartKind.When => "到達目標時期",
            PartKind.Item => i >= turn ? next : "現在の取組",
            _ => "注記",
        })];
    }

    private void AddStructure(MappedText text, string role)
    {
        var references = notes.In(text);
        _structure.Add((text.Without(references.Select(r => r.Range)), role));
        foreach (var (reference, range) in references) _structure.Add((text.Slice(range.Start.Value, reference.Length), "footnoteReference"));
    }

    private sealed class Part(PartKind kind)
    {
        public PartKind Kind { get; } = kind;

        public MappedText? Bullet { get; init; }

        public bool FollowsBlank { get; init; }

        /// <summary>Page on which it was cut.</summary>
        public int Page { get; set; }

        public List<GoalLine> Lines { get; } = [];

        public bool IsOpen => !Lines[^1].EndsParagraph || (Kind == PartKind.Label && Lines[^1].Value.EndsWith('・'));

        public int Width => Lines.Max(l => GoalLine.WidthOf(l.Value));
    }
}

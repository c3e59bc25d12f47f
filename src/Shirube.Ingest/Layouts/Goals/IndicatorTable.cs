using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A row of an indicator table before it has its place among the indicators of the document.</summary>
internal sealed record IndicatorRow(Scope Scope, MappedText Name, MappedText Whole, ImmutableArray<int> Footnotes, ImmutableArray<NoteReference> References)
{
    public ImmutableArray<ObservedValue> Values { get; init; } = [];

    public TargetValue? Target { get; init; }

    public TargetValue? Baseline { get; init; }

    public bool IsRestated { get; init; }
}

/// <summary>Reads the indicator tables of a 目標 box. Each row has a head of its own with its periods; names, values and targets
/// may run over several lines, and a page may stand between head and row.</summary>
internal static class IndicatorTable
{
    /// <summary>All rows; what is no row (remarks below the table) comes back as well.</summary>
    public static ImmutableArray<IndicatorRow> Read(Block block, NoteReferences notes)
    {
        var rows = ImmutableArray.CreateBuilder<IndicatorRow>();
        ImmutableArray<ColumnRole> roles = [];
        for (var i = 0; i < block.Lines.Count;)
        {
            var head = new List<GoalLine>();
            while (i < block.Lines.Count && IsHead(block.Lines, i, head)) head.Add(block.Lines[i++]);
            var row = new List<GoalLine>();
            while (i < block.Lines.Count && !IsHead(block.Lines, i, null)) row.Add(block.Lines[i++]);
            var (named, rest) = SplitRoles(head);
            if (named.Count > 0) roles = [.. IndicatorHeader.Read(named.Select(l => l.Value), []).Select(c => c.Role)];
            var columns = IndicatorHeader.Read(rest.Select(l => l.Value), roles);
            if (columns.Any(c => c.Role == ColumnRole.Target) && roles.IsEmpty) roles = [.. columns.Select(c => c.Role)];
            rows.Add(Row(block.Scope, head, row, columns, notes));
        }

        return rows.DrainToImmutable();
    }

    // ― ― 早期達成 is a head too: it stands where one is due and has no name of a quantity
    private static bool IsHead(List<GoalLine> lines, int i, List<GoalLine>? head)
    {
        var text = lines[i].Value;
        if (IndicatorHeader.IsHeader(text)) return true;
        return head is not { Count: > 0 } && i + 1 < lines.Count && Outline.IsDash(text[0]) && text.Any(c => JapaneseText.IsKanji(c));
    }

    private static (List<GoalLine> Roles, List<GoalLine> Periods) SplitRoles(List<GoalLine> head)
    {
        var isNamed = head.Count > 1 && !head[0].Value.Any(c => JapaneseText.DigitValue(c) >= 0);
        return isNamed ? ([head[0]], head[1..]) : ([], head);
    }

    private static IndicatorRow Row(Scope scope, List<GoalLine> head, List<GoalLine> lines, ImmutableArray<IndicatorColumn> columns, NoteReferences notes)
    {
        var all = GoalLine.Join([.. head, .. lines]);
        var references = lines.SelectMany(l => notes.In(l.Text)).Select(r => r.Reference).ToImmutableArray();
        var tokens = Tokens(lines, notes);
        var row = new IndicatorRow(scope, tokens.Count == 0 ? all : MappedText.Join(tokens), all, [.. references.Select(r => r.Number)], references);
        return columns.Length < 2 || Cells(tokens, columns.Length) is not { } at ? row : WithCells(row, tokens, at, columns);
    }

    private static IndicatorRow WithCells(IndicatorRow row, List<MappedText> tokens, int at, ImmutableArray<IndicatorColumn> columns)
    {
        var values = ImmutableArray.CreateBuilder<ObservedValue>();
        TargetValue? target = null;
        TargetValue? baseline = null;
        for (var c = 0; c < columns.Length; c++)
        {
            var column = columns[c];
            var cell = c == columns.Length - 1 ? MappedText.Join(tokens[(at + c)..]) : tokens[at + c];
            if (column.Role == ColumnRole.Target) target = TargetOf(cell, column);
            else values.Add(ValueOf(cell, column));
            if (column.Role == ColumnRole.Baseline && !IsDash(cell)) baseline = TargetOf(cell, column); // an observation too
        }

        return row with { Name = MappedText.Join(tokens[..at]), Values = values.DrainToImmutable(), Target = target, Baseline = baseline };
    }

    private static ObservedValue ValueOf(MappedText cell, IndicatorColumn column)
    {
        var quantity = Quantity(cell.Value);
        return new(
            null, quantity?.Value, quantity?.Unit, TextScan.WithoutBlanks(cell.Value, 0, cell.Length), column.Label.Length == 0 ? null : column.Label, column.Year,
            column.IsFiscal, null, Evidence.Of("goals.indicator.value", cell));
    }

    private static TargetValue TargetOf(MappedText cell, IndicatorColumn column)
    {
        var quantity = Quantity(cell.Value);
        return new(
            TextScan.WithoutBlanks(cell.Value, 0, cell.Length), quantity?.Value, quantity?.Unit, column.Year, column.IsFiscal,
            quantity?.Operator ?? ValueOperator.Equal, Evidence.Of("goals.indicator.target", cell));
    }

    private static Quantity? Quantity(string text)
    {
        var sign = text.Length > 0 && text[0] is '±' ? 1 : 0;
        return QuantityReader.Find(text[sign..]).FirstOrDefault()?.Quantity;
    }

    private static bool IsDash(MappedText cell) => cell.Value.All(Outline.IsDash);

    // words between blanks; a word cut by a line end is one, and 約 belongs to its number
    private static List<MappedText> Tokens(List<GoalLine> lines, NoteReferences notes)
    {
        var tokens = new List<MappedText>();
        var isCut = false;
        foreach (var line in lines)
        {
            var text = line.Text.Without(notes.In(line.Text).Select(r => r.Range));
            for (var i = 0; i < text.Length;)
            {
                var start = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
                if (i > start)
                {
                    var word = text.Slice(start, i - start);
                    if (tokens.Count > 0 && (isCut || tokens[^1].Value.EndsWith('約'))) tokens[^1] = tokens[^1].Plus(word);
                    else tokens.Add(word);
                    isCut = false;
                }

                while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            }

            isCut = !line.EndsParagraph && text.Length > 0;
        }

        return tokens;
    }

    // the first place from which on the words fill the columns; the last column takes the rest
    private static int? Cells(List<MappedText> tokens, int columns)
    {
        for (var at = 1; at + columns <= tokens.Count; at++)
        {
            if (Enumerable.Range(at, columns - 1).All(i => IsValue(tokens[i].Value))) return at;
        }

        return null;
    }

    private static bool IsValue(string word)
    {
        if (word.All(Outline.IsDash)) return true;
        var sign = word[0] is '±' ? 1 : 0;
        return sign < word.Length && QuantityReader.At(word, sign) is { } found && found.End == word.Length;
    }
}

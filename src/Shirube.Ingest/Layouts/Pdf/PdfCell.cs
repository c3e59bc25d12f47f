using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Files.Pdf;
using Shirube.Ingest.Layouts.Markup;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>The lines of one cell as the parts they were before the cell's width broke them.</summary>
/// <param name="column">From 0: plan, status, next steps.</param>
internal sealed class PdfCell(SourceDocument document, CharacterLedger ledger, int column)
{
    private readonly List<(bool HasBullet, List<PdfLine> Lines)> _parts = [];

    public PdfLine? LastLine => _parts.Count == 0 ? null : _parts[^1].Lines[^1];

    public void Add(PdfLine line, ColumnEdges edges, RuledTable table)
    {
        var hasBullet = line.Text.Length > 0 && Bullets.IsSign(line.Text[0]);
        var isNew = LastLine is not { } last
            || (hasBullet ? !IsInsideWords(last.Text, edges, edges.IsFull(last, line, table, column)) : !edges.IsFull(last, line, table, column) || IsTheme(last.Text));
        if (isNew) _parts.Add((hasBullet, [line]));
        else _parts[^1].Lines.Add(line);
    }

    /// <summary>Whether ・ at a line's beginning stands inside words (調査・分析): the line above was full and its item had not come to the end that
    /// items have in this document; never where the document keeps such signs off the heads of lines. So do letters set apart（S T E A M ・情報教育）.</summary>
    private static bool IsInsideWords(string last, ColumnEdges edges, bool isFull)
    {
        var text = last.TrimEnd();
        if (text is [.., ' ', var letter] && char.IsAsciiLetter(letter)) return true;
        return isFull && !edges.KeepsSignsOffLineHeads && text.Length > 0 && (edges.ItemsStop ? !Sentences.IsFullStop(text) : edges.ItemsClose ? !Sentences.IsClosed(text) : char.IsAsciiLetter(text[^1]));
    }

    /// <summary>A sub-heading that fills its line.</summary>
    private static bool IsTheme(string text) => text.Trim() is ['<' or '＜' or '≪' or '《' or '〈' or '◀', .., '>' or '＞' or '≫' or '》' or '〉' or '▶'];

    public Cell Close()
    {
        if (_parts.Count == 0) return Cell.Empty;
        var parts = ImmutableArray.CreateBuilder<CellPart>();
        foreach (var (hasBullet, lines) in _parts)
        {
            var text = PdfTexts.JoinItems(document, lines, hasBullet);
            double? top = lines[0].Top;
            foreach (var (piece, isItem) in Bullets.Split(text, ledger))
            {
                if (piece.IsBlank) continue;
                var end = isItem ? EndOfItem(piece) : 0;
                if (isItem) parts.Add(new(CellPartKind.Bullet, piece.To(end), top, lines[0].Page));
                if (end < piece.Length) parts.Add(new(CellPartKind.Run, piece.From(end).Trim(), isItem ? null : top, lines[0].Page));
                top = null;
            }
        }

        return new(parts.DrainToImmutable());
    }

    /// <summary>Where an item with a bullet ends although text without one follows it: at a full stop (status) or a mark 】 (next steps) with a blank behind it.</summary>
    private int EndOfItem(MappedText item)
    {
        var sign = column == 1 ? '。' : '】';
        for (var i = 0; i + 2 < item.Length; i++)
        {
            if (item[i] == sign && item[i + 1] == ' ' && item[i + 2] is not ('【' or '（' or '(' or '＜' or '<' or '≪')) return i + 1;
        }

        return item.Length;
    }
}

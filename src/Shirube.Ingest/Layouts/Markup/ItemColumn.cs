using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Joins the parts of one column of a measure, row piece after row piece, into items.</summary>
internal sealed class ItemColumn(ReportColumn column, CharacterLedger ledger)
{
    private readonly List<OpenItem> _items = [];
    private string? _theme;

    /// <summary>Adds one cell of the column.</summary>
    /// <param name="continues">True for a further piece of the row: its first words may be the tail of the last item.</param>
    public void Add(Cell cell, bool continues)
    {
        var isFirst = continues;
        foreach (var part in cell.Parts)
        {
            foreach (var (text, isTheme) in Themes.Split(part.Text))
            {
                if (isTheme)
                {
                    _theme = Themes.NameOf(text);
                    ledger.ClaimStructure(text, "theme");
                    isFirst = false;
                    continue;
                }

                AddText(text, part, isFirst);
                isFirst = false;
            }
        }
    }

    public ImmutableArray<ReportItem> Close(int order, FootnoteBook book)
    {
        var items = ImmutableArray.CreateBuilder<ReportItem>();
        foreach (var open in _items)
        {
            var number = items.Count + 1;
            var fact = FactIds.Item(order, column, number);
            var text = FactText.Take(open.Text, column == ReportColumn.Status ? "statusText" : "nextText", fact, book, ledger);
            items.Add(new()
            {
                Number = number,
                Text = text.Text.Value,
                Theme = open.Theme,
                Ministries = text.Ministries,
                IsRestated = text.IsRestated,
                Footnotes = text.Footnotes,
                Deadlines = column == ReportColumn.Next ? DeadlineReader.Read(text.Text) : [],
                Evidence = Evidence.Of(open.HasBullet ? "strategy.item" : "strategy.item-without-bullet", text.Text, open.HasBullet ? 1 : 0.8),
            });
        }

        return items.DrainToImmutable();
    }

    private void AddText(MappedText text, CellPart part, bool isFirst)
    {
        if (IsNothing(text.Value))
        {
            ledger.ClaimStructure(text, "nothing");
            return;
        }

        if (part.Kind == CellPartKind.Bullet)
        {
            _items.Add(new(text, _theme, HasBullet: true));
            return;
        }

        if (BeginsWithMark(text) && _items.Count > 0)
        {
            Append(text);
            return;
        }

        foreach (var piece in part.Kind == CellPartKind.Run || column == ReportColumn.Next ? SplitRun(text) : [text])
        {
            if (isFirst && IsOpen(piece)) Append(piece);
            else _items.Add(new(piece, _theme, HasBullet: false));
            isFirst = false;
        }
    }

    /// <summary>Whether the last item can still go on: a next step until its mark 】, a status item until its full stop.</summary>
    private bool IsOpen(MappedText tail)
    {
        if (_items.Count == 0) return false;
        var last = _items[^1].Text;
        if (column == ReportColumn.Status) return !Sentences.IsFullStop(last.Value);
        var isMarked = MinistryMarks.Find(last).Length > 0;
        return !isMarked && (!Sentences.IsFullStop(last.Value) || MinistryMarks.Find(tail).Length > 0);
    }

    private void Append(MappedText text) => _items[^1] = _items[^1] with { Text = _items[^1].Text.Plus(text) };

    // Without bullets only 。 or 】 and a blank part one item from the next.
    private IEnumerable<MappedText> SplitRun(MappedText text)
    {
        var end = column == ReportColumn.Status ? '。' : '】';
        var start = 0;
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] != end || !char.IsWhiteSpace(text[i + 1])) continue;
            var rest = text.From(i + 1).Trim();
            if (rest.IsBlank || BeginsWithMark(rest)) continue;
            yield return text.Slice(start, i + 1 - start).Trim();
            start = i + 1;
        }

        yield return text.From(start).Trim();
    }

    private static bool BeginsWithMark(MappedText text)
    {
        if (MinistryMarks.Find(text) is [{ Index: 0 }, ..]) return true;
        return RestatementMark.Find(text.Value) is { } mark && mark.GetOffsetAndLength(text.Length).Offset == 0;
    }

    private static bool IsNothing(string text) => text.Length > 0 && text.All(c => c is '—' or '－' or '―' or '-' or '–' or 'ー' or '‐');

    private sealed record OpenItem(MappedText Text, string? Theme, bool HasBullet);
}

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
    private bool _hasDash;
    private readonly List<PlacedItem> _places = [];
    private Height? _themeHeight;

    /// <summary>The items and dashes, top to bottom, with their heights.</summary>
    public IReadOnlyList<PlacedItem> Places => _places;

    /// <summary>True where the column holds only a dash: there is nothing left to do.</summary>
    public bool IsNothing => _hasDash && _items.Count == 0;

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
                    _themeHeight = HeightOf(part, text);
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
        if (IsDash(text.Value))
        {
            _hasDash = true;
            ledger.ClaimStructure(text, "nothing");
            Place(0, HeightOf(part, text));
            return;
        }

        var hasBullet = part.Kind == CellPartKind.Bullet;
        if (!hasBullet && BeginsWithMark(text) && _items.Count > 0)
        {
            Append(text);
            return;
        }

        // A next step ends at its mark, so words behind it are a further one; status items are cut only where no bullets tell them apart.
        foreach (var piece in part.Kind == CellPartKind.Run || column == ReportColumn.Next ? SplitRun(text) : [text])
        {
            if (isFirst && !hasBullet && IsTail(piece, part.Kind)) Append(piece);
            else
            {
                _items.Add(new(piece, _theme, hasBullet));
                Place(_items.Count, HeightOf(part, piece));
            }

            hasBullet = isFirst = false;
        }
    }

    private void Place(int number, Height? height)
    {
        _places.Add(new(number, height, _themeHeight));
        _themeHeight = null;
    }

    // a part's height is that of its first words
    private static Height? HeightOf(CellPart part, MappedText text)
    {
        if (part.Top is not { } top) return null;
        var whole = part.Text.Trim();
        return text.LineAt(0) == whole.LineAt(0) && text.ColumnAt(0) == whole.ColumnAt(0) ? new(part.Page, top) : null;
    }

    /// <summary>Whether the first words of a further row piece go on with the last item: a next step is open until its mark 】,
    /// a status item until its full stop; a paragraph that stands alone before the bullets belongs to the bullet before it.</summary>
    private bool IsTail(MappedText text, CellPartKind kind)
    {
        if (_items.Count == 0) return false;
        var last = _items[^1];
        var isFullStop = Sentences.IsFullStop(last.Text.Value);
        var mayGoOn = !isFullStop || (kind == CellPartKind.Paragraph && last.HasBullet);
        if (column == ReportColumn.Status) return mayGoOn;
        return MinistryMarks.Find(last.Text).IsEmpty && (mayGoOn || MinistryMarks.Find(text).Length > 0);
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

    private static bool IsDash(string text) => text.Length > 0 && text.All(c => c is '—' or '－' or '―' or '-' or '–' or 'ー' or '‐');

    private sealed record OpenItem(MappedText Text, string? Theme, bool HasBullet);
}

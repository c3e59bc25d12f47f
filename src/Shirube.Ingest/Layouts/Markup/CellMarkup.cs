using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the HTML fragments of a converted cell: lists are opened and never closed, list items are told by ・ alone.</summary>
internal static class CellMarkup
{
    private static readonly HashSet<string> s_blockTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "ul", "ol", "li", "br", "div", "table", "tr", "td", "th", "tbody", "h1", "h2", "h3", "h4", "h5", "h6",
    };

    private static readonly HashSet<string> s_inlineTags = new(StringComparer.OrdinalIgnoreCase)
    {
        "u", "b", "i", "em", "strong", "s", "span", "font", "a", "sup", "sub", "small",
    };

    /// <summary>The parts of one cell; its tags and bullets are claimed as structures.</summary>
    public static Cell Read(MappedText cell, CharacterLedger ledger)
    {
        var parts = ImmutableArray.CreateBuilder<CellPart>();
        var pieces = new List<MappedText>();
        var inParagraph = false;
        var isListItem = false;
        var at = 0;
        for (var open = cell.Value.IndexOf('<', StringComparison.Ordinal); open >= 0; open = cell.Value.IndexOf('<', open))
        {
            if (TryReadTag(cell.Value, open, out var name, out var isClosing, out var end) is false)
            {
                open++;
                continue;
            }

            pieces.Add(cell.Slice(at, open - at));
            ledger.ClaimStructure(cell.Slice(open, end - open), "tag");
            at = open = end;
            if (!s_blockTags.Contains(name)) continue;
            Flush(pieces, inParagraph, isListItem, parts, ledger);
            inParagraph = !isClosing && IsOneOf(name, "p", "div") || (inParagraph && IsOneOf(name, "br"));
            isListItem = !isClosing && IsOneOf(name, "li");
        }

        pieces.Add(cell.From(at));
        Flush(pieces, inParagraph, isListItem, parts, ledger);
        return parts.Count == 0 ? Cell.Empty : new(parts.DrainToImmutable());
    }

    /// <summary>Takes the tags out of a text that is no cell.</summary>
    public static MappedText WithoutTags(MappedText text, CharacterLedger ledger)
    {
        var tags = new List<Range>();
        for (var open = text.Value.IndexOf('<', StringComparison.Ordinal); open >= 0; open = text.Value.IndexOf('<', open + 1))
        {
            if (!TryReadTag(text.Value, open, out _, out _, out var end)) continue;
            tags.Add(open..end);
            ledger.ClaimStructure(text.Slice(open, end - open), "tag");
        }

        return text.Without(tags);
    }

    private static void Flush(
        List<MappedText> pieces, bool inParagraph, bool isListItem, ImmutableArray<CellPart>.Builder parts, CharacterLedger ledger)
    {
        var text = MappedText.Join(pieces).Trim();
        pieces.Clear();
        if (text.Length == 0) return;
        var first = isListItem ? CellPartKind.Bullet : inParagraph ? CellPartKind.Paragraph : CellPartKind.Run;
        foreach (var (piece, hasBullet) in Bullets.Split(text, ledger))
        {
            if (!piece.IsBlank) parts.Add(new(hasBullet ? CellPartKind.Bullet : first, piece));
        }
    }

    // Only known names are tags: <https://…> and themes like <標準化> are text.
    private static bool TryReadTag(string text, int open, out string name, out bool isClosing, out int end)
    {
        var at = open + 1;
        isClosing = at < text.Length && text[at] == '/';
        if (isClosing) at++;
        var start = at;
        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
        name = text[start..at];
        end = at;
        if (!s_blockTags.Contains(name) && !s_inlineTags.Contains(name)) return false;
        if (at >= text.Length || (text[at] is not ('>' or '/') && !char.IsWhiteSpace(text[at]))) return false;
        var close = text.IndexOf('>', at);
        if (close < 0 || close - open > 400) return false;
        end = close + 1;
        return true;
    }

    private static bool IsOneOf(string name, params ReadOnlySpan<string> names)
    {
        foreach (var one in names)
        {
            if (string.Equals(name, one, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}

using Shirube.Core;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>Puts wrapped lines together.</summary>
internal static class PdfTexts
{
    public static MappedText Join(SourceDocument document, IReadOnlyList<PdfLine> lines)
    {
        var parts = new List<MappedText>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = document.Line(lines[i].Number).Trim();
            if (i + 1 < lines.Count && text.Length > 0 && NeedsBlank(text[^1], lines[i + 1].Text)) text = text.PlusBlank();
            parts.Add(text);
        }

        return MappedText.Join(parts).Trim();
    }

    /// <summary>The lines of a cell's part, in which a full stop or a mark 】 and a blank may part one item from the next. Where the line ends there
    /// the blank cannot be seen; it is put in where the part's other full stops have one and the next words do not lean on the last.</summary>
    /// <param name="hasBullet">True for an item with a bullet: without sign of the contrary it is one item.</param>
    public static MappedText JoinItems(SourceDocument document, IReadOnlyList<PdfLine> lines, bool hasBullet)
    {
        var (parted, glued) = (0, 0);
        foreach (var line in lines)
        {
            for (var i = line.Text.IndexOf('。', StringComparison.Ordinal); i >= 0 && i + 1 < line.Text.Length; i = line.Text.IndexOf('。', i + 1))
            {
                if (line.Text[i + 1] == ' ') parted++;
                else if (line.Text[i + 1] is not ('」' or '』' or '）' or '】')) glued++;
            }
        }

        var arePartedAtStops = parted > 0 || (glued == 0 && !hasBullet);
        var parts = new List<MappedText>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = document.Line(lines[i].Number).Trim();
            if (i + 1 < lines.Count && text.Length > 0)
            {
                var next = lines[i + 1].Text;
                var isEnd = text[^1] == '】' || (text[^1] == '。' && arePartedAtStops && !LeansOnTheLast(next));
                if (isEnd || NeedsBlank(text[^1], next)) text = text.PlusBlank();
            }

            parts.Add(text);
        }

        return MappedText.Join(parts).Trim();
    }

    /// <summary>A sentence that begins with a connective belongs to the one before it.</summary>
    private static bool LeansOnTheLast(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["また", "加えて", "さらに", "更に", "なお", "このため", "これ", "その", "特に", "あわせて", "併せて", "ただし", "例えば", "具体的", "同時に", "【"])
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Between two words in Latin letters a line end stands for a blank.</summary>
    private static bool NeedsBlank(char last, string next) => char.IsAsciiLetter(last) && next.Length > 0 && char.IsAsciiLetter(next[0]);
}

using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Takes the footnote blocks out of the printed lines. A block runs from its first number to the end of the page.</summary>
internal static class FootnoteBlocks
{
    /// <summary>Numbers may jump by this many where pages are missing.</summary>
    private const int LargestJump = 60;

    public static List<PrintedLine> Cut(SourceDocument document, List<PrintedLine> lines, out List<FootnoteBody> footnotes)
    {
        footnotes = [];
        var kept = new List<PrintedLine>(lines.Count);
        for (var at = 0; at < lines.Count;)
        {
            var end = at + 1;
            while (end < lines.Count && lines[end].Page == lines[at].Page) end++;
            var start = Start(document, lines, at, end, footnotes.Count == 0 ? 0 : footnotes[^1].Number);
            kept.AddRange(lines[at..start]);
            ReadBodies(lines[start..end], footnotes);
            at = end;
        }

        return kept;
    }

    private static int Start(SourceDocument document, List<PrintedLine> lines, int at, int end, int last)
    {
        for (var i = at + 1; i < end; i++)
        {
            var number = BodyNumber(lines[i].Text, out _);
            if (number == 0 || !lines[i - 1].EndsParagraph) continue;
            var isNext = number == last + 1;
            // an empty printed line stands directly above the block, without the empty line that parts other lines
            var isMarked = lines[i - 1].IsPadding && lines[i].Number == lines[i - 1].Number + 1 && SeparatesLines(document, lines[i - 1].Number);
            var isPlausible = number > last && (last == 0 || number <= last + LargestJump);
            if (!(isMarked ? isNext || isPlausible : isNext || (last == 0 && number > 0))) continue;
            if (isMarked && isNext) return i;
            for (var k = at; k < i; k++)
            {
                if (PlainReferences.Candidates(lines[k].Text, number).Any()) return i;
            }
        }

        return end;
    }

    // in a document without empty lines between printed lines, nothing can be read from their absence
    private static bool SeparatesLines(SourceDocument document, int paddingLine) =>
        paddingLine < 2 || document.Lines[paddingLine - 2].Length == 0 || string.IsNullOrWhiteSpace(document.Lines[paddingLine - 2]);

    /// <summary>Number of a body "165 文部…" or "174「第…"; 0 where the line begins otherwise.</summary>
    private static int BodyNumber(MappedText text, out int length)
    {
        var number = PrintedDocumentReader.LeadingNumber(text.Value, out length);
        if (number == 0 || length >= text.Length) return 0;
        return text[length] is ' ' or '　' or '「' or '『' or '（' ? number : 0;
    }

    private static void ReadBodies(List<PrintedLine> block, List<FootnoteBody> footnotes)
    {
        for (var i = 0; i < block.Count;)
        {
            var number = BodyNumber(block[i].Text, out var length);
            var end = i + 1;
            while (end < block.Count && BodyNumber(block[end].Text, out _) != number + 1) end++;
            var first = block[i].Text;
            var parts = new List<PrintedLine> { block[i] with { Text = first.From(length) } };
            parts.AddRange(block[(i + 1)..end]);
            footnotes.Add(new(number, block[i].Page, first.To(length), Paragraphs.Join(parts).Trim()));
            i = end;
        }
    }
}

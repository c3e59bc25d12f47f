using System.Globalization;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Finds pages, empty printed lines, paragraph ends, footnote blocks and page numbers from the blanks of the raw lines.</summary>
internal static class PrintedDocumentReader
{
    public static PrintedDocument Read(SourceDocument document)
    {
        var lines = Tokens(document, out var pageNumbers);
        var blocks = FootnoteBlocks.Cut(document, lines, out var footnotes);
        return new(blocks, footnotes, pageNumbers);
    }

    private static List<PrintedLine> Tokens(SourceDocument document, out List<MappedText> pageNumbers)
    {
        pageNumbers = [];
        var lines = new List<PrintedLine>();
        var showsEnds = ShowsParagraphEnds(document);
        var page = 0;
        var isTop = true;
        for (var number = 1; number <= document.Lines.Length; number++)
        {
            var raw = document.Lines[number - 1];
            if (raw.Length == 0) continue;
            var text = document.Line(number).Trim();
            var startsPage = StartsPage(document, number, text);
            if (startsPage && lines.Count > 0)
            {
                page++;
                isTop = true;
            }

            if (IsPageNumber(text))
            {
                pageNumbers.Add(text);
                if (!isTop) page++;
                isTop = true;
                continue;
            }

            var english = raw[^1] == ' ' && text.Length > 0 && char.IsAsciiLetter(text[^1]);
            lines.Add(new(number, page, text, text.Length == 0 || (showsEnds ? char.IsWhiteSpace(raw[^1]) : EndsSentence(text)))
            {
                IsPageTop = isTop,
                EndsWithEnglishWord = english,
            });
            isTop = false;
        }

        // "Internet of ": the blank belongs to the English word, the paragraph goes on
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i].EndsWithEnglishWord && GoesOn(lines[i + 1])) lines[i] = lines[i] with { EndsParagraph = false };
        }

        return lines;
    }

    // a text line that starts with a blank and follows another line without an empty line between is the first of a page
    private static bool StartsPage(SourceDocument document, int number, MappedText text)
    {
        var raw = document.Lines[number - 1];
        if (raw[0] == '\f') return true;
        return raw[0] == ' ' && text.Length > 0 && number > 1 && document.Lines[number - 2].Length > 0;
    }

    private static bool IsPageNumber(MappedText text)
    {
        var inner = text.Value.AsSpan().Trim("-－ ");
        if (inner.Length is 0 or > 3) return false;
        foreach (var c in inner)
        {
            if (!char.IsAsciiDigit(c)) return false;
        }

        return true;
    }

    private static bool GoesOn(PrintedLine next) =>
        !next.IsPadding && !next.IsPageTop && !Signs.IsItemBullet(next.Text) && !Signs.IsRowBullet(next.Text) && !Signs.IsDash(next.Text)
        && Signs.ThemeCloser(next.Text) == '\0' && next.Text[0] != '【';

    // where blanks at line ends were stripped, sentences have to do
    private static bool ShowsParagraphEnds(SourceDocument document)
    {
        var texts = 0;
        var ends = 0;
        foreach (var line in document.Lines)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            texts++;
            if (line[^1] == ' ') ends++;
        }

        return ends * 50 >= texts;
    }

    private static bool EndsSentence(MappedText text) => text.Length > 0 && text[^1] is '。' or '】' or '＞' or '≫';

    /// <summary>The number at the beginning of a text in ASCII digits; 0 where there is none or it is too long.</summary>
    public static int LeadingNumber(string text, out int length)
    {
        length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length])) length++;
        return length is > 0 and <= 4 ? int.Parse(text.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
    }
}

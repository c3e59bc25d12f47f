using System.Globalization;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Puts the words of one cell, or of a page's prose, into printed lines. poppler's own lines run over columns and tear off raised numbers.</summary>
internal sealed class PdfLineBuilder(TypeSizes sizes)
{
    /// <param name="words">All on one page.</param>
    public List<PdfLine> Lines(IReadOnlyCollection<PdfWord> words)
    {
        var rows = new List<Row>();
        foreach (var word in words.Where(w => !IsNumber(w.Text)).OrderBy(w => w.Middle).ThenBy(w => w.Left)) Put(rows, word, 0.4);
        foreach (var word in words.Where(w => IsNumber(w.Text)).OrderByDescending(w => w.Height).ThenBy(w => w.Middle).ThenBy(w => w.Left)) Put(rows, word, 0.62);
        rows.Sort((a, b) => a.Middle.CompareTo(b.Middle));
        return [.. rows.Select(Build)];
    }

    private sealed class Row
    {
        public List<PdfWord> Words { get; } = [];

        public double Middle { get; set; }

        public double Em { get; set; }
    }

    /// <summary>Numbers may be raised, so they look for the line nearest to them.</summary>
    private void Put(List<Row> rows, PdfWord word, double reach)
    {
        var em = sizes.Of(word);
        Row? best = null;
        foreach (var row in rows)
        {
            var distance = Math.Abs(row.Middle - word.Middle);
            if (distance <= reach * Math.Max(row.Em, em) && (best is null || distance < Math.Abs(best.Middle - word.Middle))) best = row;
        }

        if (best is null) rows.Add(best = new() { Middle = word.Middle, Em = em });
        best.Words.Add(word);
        best.Em = Math.Max(best.Em, em);
    }

    /// <summary>Widest a raised digit is, in ems of its line; digits of the line's own size are half an em wide in any font, also in one whose frame is lower.</summary>
    private const double RaisedDigit = 0.43;

    private PdfLine Build(Row row)
    {
        var words = row.Words.OrderBy(w => w.Left).ThenBy(w => w.Top).ToList();
        var known = words.Where(sizes.IsKnown).ToList();
        var em = known.Count > 0 ? sizes.Of(known.MaxBy(w => w.Text.Length)) : row.Em;
        var main = words.Where(w => !IsNumber(w.Text)).DefaultIfEmpty(words.MaxBy(w => w.Height)).ToList();
        var bottom = main.Max(w => w.Bottom);
        var top = main.Min(w => w.Top);
        var height = main.Max(w => w.Height);
        var stretch = Stretch(words);
        var text = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var raised = main.Count > 0 && !main.Contains(word) && IsDigits(word.Text) && bottom - word.Bottom > 0.22 * em && word.Height < 0.92 * height
                && (word.Width < RaisedDigit * em * word.Text.Length || word.Top <= top + (0.05 * em)); // browsers raise digits that are hardly smaller
            raised |= JapaneseText.SuperscriptValue(word.Text[0]) >= 0;
            var isApart = raised
                ? text.Length > 0 && JapaneseText.SuperscriptValue(text[^1]) >= 0 && word.Left - words[i - 1].Right > 0.1 * em // ²⁸ ²⁹
                : i > 0 && HasBlank(words[i - 1], word, em, stretch);
            if (isApart) text.Append(' ');
            text.Append(raised ? TextLayer.Superscript(word.Text) ?? word.Text : word.Text);
        }

        var line = text.ToString();
        return new(
            words[0].Page, words.Min(w => w.Left), words.Min(w => w.Top), words.Max(w => w.Right), words.Max(w => w.Bottom), em, line, FirstWidth(line, em));
    }

    /// <summary>What justification put between any two characters of a line: poppler takes each for a word where it is wide.</summary>
    private static double Stretch(List<PdfWord> words)
    {
        var (least, count) = (double.MaxValue, 0);
        for (var i = 1; i < words.Count; i++)
        {
            if (!IsLetter(words[i - 1].Text[^1]) || !IsLetter(words[i].Text[0])) continue;
            least = Math.Min(least, words[i].Left - words[i - 1].Right);
            count++;
        }

        return count >= 2 ? Math.Max(0, least) : 0; // a single gap may be a blank

        static bool IsLetter(char c) => c is (>= 'ぁ' and <= 'ん') or (>= 'ァ' and <= 'ヺ') or 'ー' || JapaneseText.IsKanji(c);
    }

    /// <summary>A gap is a blank where it is wider than the small space that programs put between scripts, or that stretches a line.</summary>
    private static bool HasBlank(PdfWord left, PdfWord right, double em, double stretch)
    {
        var gap = (right.Left - left.Right - stretch) / em;
        var isLatin = left.Text[^1] < 0x250 && right.Text[0] < 0x250;
        var isMixed = left.Text[^1] < 0x250 || right.Text[0] < 0x250 || left.Text[^1] is '。' or '】' || right.Text[0] is '・';
        return gap > (isLatin ? 0.1 : isMixed ? 0.17 : 0.4);
    }

    /// <summary>Width of what cannot be parted at a line's beginning: opening brackets with what follows, a Latin word, a character with the signs that cling to it.</summary>
    private static double FirstWidth(string line, double em)
    {
        var at = 0;
        double width = 0;
        var isJoined = true; // to what comes next
        while (at < line.Length && isJoined)
        {
            var c = line[at];
            if (c is ' ') break;
            width += em * (c < '\u0250' ? LatinWidth(c) : 1);
            at++;
            if (at == line.Length) break;
            var next = line[at];
            isJoined = IsNeverFirst(next) || IsNeverLast(c) || next is '-' or '/'
                || (c < '\u0250' && next is > ' ' and < '\u0250')
                || (next is > ' ' and < '\u0250' && c is '、' or '，' or '。') // LibreOffice keeps a number with the sign before it
                || (c < '\u0250' && next == '（');
        }

        return width;
    }

    /// <summary>Usual widths of Latin letters, in ems, rather too wide than too narrow.</summary>
    private static double LatinWidth(char c) => c switch
    {
        'W' or 'M' or 'm' or 'w' => 0.87,
        >= 'A' and <= 'Z' => 0.7,
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '(' or ')' or '-' or '/' => 0.35,
        _ => 0.57,
    };

    /// <summary>Signs that never begin a line: the character before them moves down with them.</summary>
    private static bool IsNeverFirst(char c) =>
        c is '、' or '。' or ')' or ']' or ',' or '.' or ':' or '%' or '，' or '．' or '・' or '」' or '』' or '）' or '】' or '＞' or '≫' or '》' or '〉' or 'ー' or '々' or '！' or '？' or '：' or '；' or '％' or '～'
        || IsSmallKana(c)
        || JapaneseText.SuperscriptValue(c) >= 0;

    private static bool IsSmallKana(char c) =>
        c is 'ぁ' or 'ぃ' or 'ぅ' or 'ぇ' or 'ぉ' or 'っ' or 'ゃ' or 'ゅ' or 'ょ' or 'ゎ' or 'ァ' or 'ィ' or 'ゥ' or 'ェ' or 'ォ' or 'ッ' or 'ャ' or 'ュ' or 'ョ' or 'ヮ' or 'ヵ' or 'ヶ';

    private static bool IsNeverLast(char c) => c is '（' or '「' or '『' or '【' or '＜' or '≪' or '《' or '〈' or '(' or '[';

    private static bool IsNumber(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && JapaneseText.SuperscriptValue(c) < 0 && c is not (',' or '、' or '・' or '*')) return false;
        }

        return true;
    }

    private static bool IsDigits(string text) => int.TryParse(text.AsSpan().TrimEnd(','), NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

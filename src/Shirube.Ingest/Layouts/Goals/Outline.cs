using System.Buffers;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

internal enum HeadingLevel
{
    /// <summary>What stands above the first heading.</summary>
    Document,

    /// <summary>第Ⅲ部.</summary>
    Part,

    /// <summary>第１章.</summary>
    Chapter,

    /// <summary>１．.</summary>
    Number,

    /// <summary>（１）.</summary>
    Bracket,

    /// <summary>①, a topic or a part of the item's grammar (status, measures).</summary>
    Circled,

    /// <summary>（ア）.</summary>
    Kana,
}

/// <summary>A heading's sign.</summary>
/// <param name="Label">As it stands in a section path, half width: 第Ⅲ部, 第1章, 1, (3), ①, (ア).</param>
/// <param name="Value">Its number; 0 for a part.</param>
/// <param name="TitleStart">Where the title begins in the line.</param>
internal readonly record struct HeadingSign(HeadingLevel Level, string Label, int Value, int TitleStart);

/// <summary>Tells headings, groups, boxes and bullets from their first characters. Which of them count depends on where they stand.</summary>
internal static class Outline
{
    private static readonly SearchValues<char> SentenceSigns = SearchValues.Create("、。・【（(：:");

    private const string PartNumbers = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX0123456789一二三四五六七八九十";

    public static HeadingSign? Heading(string text)
    {
        if (text[0] == '第') return PartOrChapter(text);
        var circled = JapaneseText.CircledValue(text[0]);
        if (circled > 0) return text.Length > 1 ? new(HeadingLevel.Circled, text[..1], circled, 1) : null;
        return JapaneseText.HalfWidth(text[0]) == '(' ? Bracketed(text) : Numbered(text);
    }

    /// <summary>The kind of box that a line opens: 〇目指すべき将来像, 〇目標. The glyph is that of a bullet, but a short name is glued to it.</summary>
    public static GoalKind? BoxHeading(GoalLine line)
    {
        var text = line.Value;
        if (!line.EndsParagraph || text.Length is < 3 or > 16 || !IsCircle(text[0]) || char.IsWhiteSpace(text[1])) return null;
        if (text.AsSpan(1).ContainsAny(SentenceSigns)) return null;
        return text.Contains("目標", StringComparison.Ordinal) ? GoalKind.Goal
            : text.EndsWith('像') || text.EndsWith('姿') || text.EndsWith("ビジョン", StringComparison.Ordinal) ? GoalKind.Vision
            : null;
    }

    /// <summary>Depth of a group heading: 1 ＜＞, 2 《》, 3 ⅰ）, 4 （…）; 0 for none. The line is a whole paragraph.</summary>
    public static int GroupDepth(string text)
    {
        if (text.Length < 3) return 0;
        var first = JapaneseText.HalfWidth(text[0]);
        if (first == '<') return ClosesAtEnd(text, '<', '>') ? 1 : 0;
        if (first is '《' or '≪' or '«') return text[^1] is '》' or '≫' or '»' ? 2 : 0;
        if (RomanItemLength(text) > 0) return 3;
        return first == '(' && JapaneseText.HalfWidth(text[^1]) == ')' && text.Length <= 50 && !text.Contains('。', StringComparison.Ordinal)
            && JapaneseText.DigitValue(text[1]) < 0 && IsOneBracket(text) ? 4 : 0;
    }

    /// <summary>A group heading without the remark behind it: ＜A＞ （詳細は…参照） is ＜A＞.</summary>
    public static string GroupLabel(string text)
    {
        if (JapaneseText.HalfWidth(text[0]) != '<') return text;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = JapaneseText.HalfWidth(text[i]);
            if (c == '<') depth++;
            if (c == '>' && --depth == 0) return text[..(i + 1)];
        }

        return text;
    }

    /// <summary>A 。 that stands outside of brackets makes a sentence; a title may hold one inside.</summary>
    public static bool IsSentence(string text)
    {
        var depth = 0;
        foreach (var c in text)
        {
            depth += JapaneseText.HalfWidth(c) switch { '(' or '「' => 1, ')' or '」' => -1, _ => 0 };
            if (c == '。' && depth <= 0) return true;
        }

        return false;
    }

    /// <summary>Length of ⅰ） at the start; 0 for none.</summary>
    public static int RomanItemLength(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] is >= 'ⅰ' and <= 'ⅻ') at++;
        return at > 0 && at < text.Length && JapaneseText.HalfWidth(text[at]) is ')' or '.' ? at + 1 : 0;
    }

    public static bool IsCircle(char c) => c is '〇' or '○' or '◯';

    public static bool IsDot(char c) => c is '・' or '･' or '•';

    public static bool IsDash(char c) => c is '－' or '―' or '—' or '–' or '-' or 'ー';

    public static bool IsBullet(string text) => text.Length > 1 && (IsCircle(text[0]) || IsDot(text[0]) || (IsDash(text[0]) && char.IsWhiteSpace(text[1])));

    // ＜…＞ with nothing behind it but a remark in brackets
    private static bool ClosesAtEnd(string text, char open, char close)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = JapaneseText.HalfWidth(text[i]);
            if (c == open) depth++;
            if (c != close || --depth > 0) continue;
            var rest = text.AsSpan(i + 1).Trim();
            return rest.IsEmpty || (JapaneseText.HalfWidth(rest[0]) == '(' && JapaneseText.HalfWidth(rest[^1]) == ')');
        }

        return false;
    }

    private static bool IsOneBracket(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = JapaneseText.HalfWidth(text[i]);
            if (c == '(') depth++;
            if (c == ')' && --depth == 0 && i < text.Length - 1) return false;
        }

        return depth == 0;
    }

    private static HeadingSign? PartOrChapter(string text)
    {
        var at = 1;
        var label = new StringBuilder("第");
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || PartNumbers.Contains(JapaneseText.HalfWidth(text[at]), StringComparison.Ordinal)))
        {
            if (!char.IsWhiteSpace(text[at])) label.Append(JapaneseText.HalfWidth(text[at]));
            at++;
        }

        if (label.Length == 1 || at >= text.Length || text[at] is not ('部' or '章' or '編')) return null;
        var level = text[at] == '章' ? HeadingLevel.Chapter : HeadingLevel.Part;
        label.Append(text[at++]);
        return at == text.Length || char.IsWhiteSpace(text[at]) ? new(level, label.ToString(), 0, at) : null;
    }

    private static HeadingSign? Bracketed(string text)
    {
        var close = text.IndexOfAny([')', '）'], 1);
        if (close is < 2 or > 4 || close == text.Length - 1) return null;
        var inside = JapaneseText.HalfWidth(text[1..close]).Trim();
        if (int.TryParse(inside, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return new(HeadingLevel.Bracket, $"({inside})", number, close + 1);
        }

        return inside.Length == 1 && inside[0] is >= 'ア' and <= 'ン' ? new(HeadingLevel.Kana, $"({inside})", inside[0], close + 1) : null;
    }

    private static HeadingSign? Numbered(string text)
    {
        var at = 0;
        while (at < text.Length && at < 2 && JapaneseText.DigitValue(text[at]) >= 0) at++;
        if (at == 0 || at + 1 >= text.Length || JapaneseText.HalfWidth(text[at]) != '.' || JapaneseText.DigitValue(text[at + 1]) >= 0) return null;
        var label = JapaneseText.HalfWidth(text[..at]);
        return new(HeadingLevel.Number, label, int.Parse(label, System.Globalization.CultureInfo.InvariantCulture), at + 1);
    }
}

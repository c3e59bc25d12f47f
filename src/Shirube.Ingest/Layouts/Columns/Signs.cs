using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>Signs at the beginning of a printed line.</summary>
internal static class Signs
{
    private static readonly (char Open, char Close)[] ThemeBrackets = [('<', '>'), ('≪', '≫'), ('《', '》'), ('〈', '〉')];

    /// <summary>〇, ○ or ◯: a row of the plan.</summary>
    public static bool IsRowBullet(MappedText text) => text.Length > 1 && text[0] is '〇' or '○' or '◯';

    /// <summary>・ or ･: an item of a cell.</summary>
    public static bool IsItemBullet(MappedText text) => text.Length > 1 && text[0] is '・' or '･' or '•';

    /// <summary>A cell's line that is only a dash: the item beside it is closed.</summary>
    public static bool IsDash(MappedText text) => text.Length == 1 && text[0] is '－' or '―' or '—' or '–' or '-' or 'ー' or '−';

    /// <summary>Bracket that closes the theme heading opened by the first character; '\0' where none is opened.</summary>
    public static char ThemeCloser(MappedText text)
    {
        if (text.Length == 0) return '\0';
        var first = JapaneseText.HalfWidth(text[0]);
        foreach (var (open, close) in ThemeBrackets)
        {
            if (first == open) return close;
        }

        return '\0';
    }

    /// <summary>A heading may run over this many lines.</summary>
    public const int LongestTheme = 4;

    /// <summary>Number of lines from <paramref name="at"/> on that make one theme heading ＜…＞, closed at the end of its last line; 0 for none.</summary>
    public static int ThemeLength(IReadOnlyList<PrintedLine> lines, int at, int endExclusive)
    {
        var closer = ThemeCloser(lines[at].Text);
        if (closer == '\0') return 0;
        for (var i = at; i < Math.Min(endExclusive, at + LongestTheme); i++)
        {
            var text = lines[i].Text;
            if (text.Length == 0 || (i > at && (IsItemBullet(text) || IsRowBullet(text)))) return 0;
            var close = JapaneseText.HalfWidth(text.Value).IndexOf(closer, StringComparison.Ordinal);
            if (close >= 0) return close == text.Length - 1 ? i - at + 1 : 0;
        }

        return 0;
    }

    /// <summary>The table's header line: names of the three columns.</summary>
    public static bool IsTableHeader(string text) =>
        text.Contains("実施状況", StringComparison.Ordinal) && text.Contains("今後の取組方針", StringComparison.Ordinal) && text.Length < 60;

    public static bool EndsWithMark(MappedText text)
    {
        var end = text.Length - 1;
        while (end > 0 && text[end] is '。' or ' ' or '　') end--;
        return end >= 0 && text[end] == '】';
    }
}

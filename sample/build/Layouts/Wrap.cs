using System.Text;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Layouts;

/// <summary>Breaks text into printed lines; a full-width character is 2 wide. Words of ASCII letters and digits stay whole.</summary>
internal static class Wrap
{
    private const string Opens = "（「『【＜〈《(";
    private const string MayHang = "、。，．）」』】〉》！？)";

    /// <param name="number">Prints a footnote reference and keeps its key for the line it falls into.</param>
    public static List<Line> Lines(string text, int width, Func<string, string> number)
    {
        var lines = new List<Line>();
        foreach (var paragraph in text.Split("{par}")) AddParagraph(paragraph, width, number, lines);
        return lines;
    }

    private static void AddParagraph(string text, int width, Func<string, string> number, List<Line> lines)
    {
        var (line, used, notes) = (new StringBuilder(), 0, new List<string>());
        foreach (var (unit, key) in Units(text, number))
        {
            var size = unit.Sum(c => c < 256 ? 1 : 2);
            if (used > 0 && used + size > width && !(unit.Length == 1 && MayHang.Contains(unit[0], StringComparison.Ordinal)))
            {
                lines.Add(new(line.ToString().TrimEnd(), false, notes));
                (line, used, notes) = (new StringBuilder(), 0, []);
                if (unit == " ") continue;
            }

            line.Append(unit);
            used += size;
            if (key is not null) notes.Add(key);
        }

        lines.Add(new(line.ToString().TrimEnd(), true, notes));
    }

    private static IEnumerable<(string Unit, string? Key)> Units(string text, Func<string, string> number)
    {
        var keys = new List<string>();
        var printed = Script.Printed(text, k =>
        {
            keys.Add(k);
            return "\u0001";
        }, _ => " ").Replace("\f", "", StringComparison.Ordinal);
        var next = 0;
        for (var i = 0; i < printed.Length; i++)
        {
            if (printed[i] == '\u0001')
            {
                yield return (number(keys[next]), keys[next++]);
                continue;
            }

            var start = i;
            if (Opens.Contains(printed[i], StringComparison.Ordinal) && i + 1 < printed.Length && printed[i + 1] != '\u0001') i++;
            while (char.IsAsciiLetterOrDigit(printed[i]) && i + 1 < printed.Length && char.IsAsciiLetterOrDigit(printed[i + 1])) i++;
            yield return (printed[start..(i + 1)], null);
        }
    }
}

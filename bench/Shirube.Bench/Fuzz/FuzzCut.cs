using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Bench.Fuzz;

/// <summary>Cuts small inputs out of the seeds: mostly a few lines, seldom a whole section, table or document.</summary>
internal static class FuzzCut
{
    private const int MostCharacters = 2_500;
    private const int MostOfWhole = 20_000; // a whole document of the real size takes as long as a hundred windows

    public static List<string> Window(Random random, ImmutableArray<FuzzText> texts, out Layout? layout)
    {
        var text = texts[random.Next(texts.Length)];
        layout = text.Layout;
        return Window(random, text.Lines);
    }

    public static List<string> Window(Random random, ImmutableArray<string> lines)
    {
        var (most, characters) = random.Next(100) switch
        {
            < 1 => (int.MaxValue, MostOfWhole),
            < 20 => (4, MostCharacters),
            < 60 => (15, MostCharacters),
            _ => (60, MostCharacters),
        };
        var at = most == int.MaxValue && lines.Length < 600 ? 0 : Start(random, lines);
        var count = most == int.MaxValue ? most : random.Next(1, most + 1);
        var window = new List<string>();
        for (; at < lines.Length && window.Count < count && characters > 0; at++)
        {
            window.Add(lines[at]);
            characters -= lines[at].Length;
        }

        return window;
    }

    /// <summary>Anywhere, or the next place from there that looks like a heading, a table's head or a row.</summary>
    private static int Start(Random random, ImmutableArray<string> lines)
    {
        var at = random.Next(lines.Length);
        var wanted = random.Next(3);
        for (var i = at; wanted > 0 && i < Math.Min(lines.Length, at + 400); i++)
        {
            if (wanted == 1 ? IsHeading(lines[i].AsSpan().TrimStart()) : lines[i].Contains("今後の取組方針", StringComparison.Ordinal) || lines[i].Contains('\t', StringComparison.Ordinal)) return i;
        }

        return at;
    }

    private static bool IsHeading(ReadOnlySpan<char> line) =>
        line.Length > 1 && (line[0] is '（' or '(' or '第' or '＜' or '【' or (>= '①' and <= '⑳') || (line[0] is (>= '0' and <= '9') or (>= '０' and <= '９') && line[1] is '.' or '．'));
}

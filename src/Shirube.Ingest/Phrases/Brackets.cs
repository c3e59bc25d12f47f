using System.Collections.Immutable;

namespace Shirube.Ingest.Phrases;

/// <summary>A closed bracket at the outermost level.</summary>
/// <param name="Start">Of the opening sign.</param>
/// <param name="End">Behind the closing sign.</param>
internal readonly record struct Bracket(int Start, int End, bool IsQuote)
{
    public int InnerStart => Start + 1;

    public int InnerLength => End - Start - 2;
}

/// <summary>Brackets of a text. Half and full width close each other, since pages mix them; one that never closes is no bracket.</summary>
internal static class Brackets
{
    /// <summary>The outermost closed brackets, ascending.</summary>
    public static ImmutableArray<Bracket> Find(string text)
    {
        var found = ImmutableArray.CreateBuilder<Bracket>();
        for (var i = 0; i < text.Length; i++)
        {
            if (Family(text[i]) is not (> 0 and var family)) continue;
            var close = Close(text, i, family);
            if (close < 0) continue;
            found.Add(new(i, close + 1, family == 3));
            i = close;
        }

        return found.DrainToImmutable();
    }

    /// <summary>Stands for each character of a bracket that is masked: no blank, so that nothing is read across it.</summary>
    public const char Gap = '\uFFFC';

    /// <summary>First position at or behind <paramref name="at"/> that is neither blank nor masked.</summary>
    public static int SkipGaps(string masked, int at)
    {
        while (at < masked.Length && (masked[at] == Gap || char.IsWhiteSpace(masked[at]))) at++;
        return at;
    }

    /// <summary>The text with the brackets' characters masked: same length, same offsets.</summary>
    public static string Mask(string text, ImmutableArray<Bracket> brackets)
    {
        if (brackets.IsEmpty) return text;
        var masked = text.ToCharArray();
        foreach (var bracket in brackets) masked.AsSpan(bracket.Start, bracket.End - bracket.Start).Fill(Gap);
        return new(masked);
    }

    private static int Close(string text, int open, int family)
    {
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (Family(text[i]) == family) depth++;
            if (Family(text[i]) == -family && --depth == 0) return i;
        }

        return -1;
    }

    // positive for an opening sign, negative for its closing one
    private static int Family(char c) => c switch
    {
        '（' or '(' => 1,
        '）' or ')' => -1,
        '【' or '［' => 2,
        '】' or '］' => -2,
        '「' or '『' => 3,
        '」' or '』' => -3,
        _ => 0,
    };
}

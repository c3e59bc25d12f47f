using System.Buffers;
using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A reference to one or several footnotes inside a text.</summary>
/// <param name="Index">Where it stood in the text that was searched.</param>
/// <param name="Length">Its characters, signs included.</param>
/// <param name="Numbers">At least one.</param>
public sealed record FootnoteReference(int Index, int Length, ImmutableArray<int> Numbers, ImmutableArray<SourceSpan> Spans);

/// <summary>References printed as superscripts (¹⁶) or as ^{37 38 39}. Plain-digit references (columns, goals) need the list of bodies and are read by their grammars.</summary>
public static class FootnoteReferences
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("⁰¹²³⁴⁵⁶⁷⁸⁹^");

    /// <summary>All superscript references, ascending. Subscripts (CO₂) and ² ³ directly behind a unit (m², km³) are none.</summary>
    public static ImmutableArray<FootnoteReference> FindSuperscripts(MappedText text)
    {
        var found = ImmutableArray.CreateBuilder<FootnoteReference>();
        for (var i = 0; text.Value.AsSpan(i).IndexOfAny(Signs) is >= 0 and var plain;)
        {
            i += plain;
            var length = SuperscriptLength(text.Value, i, out var numbers);
            if (length == 0) length = BraceLength(text.Value, i, out numbers);
            if (length == 0)
            {
                i++;
                continue;
            }

            found.Add(new(i, length, numbers, text.Slice(i, length).Spans()));
            i += length;
        }

        return found.DrainToImmutable();
    }

    private static int SuperscriptLength(string text, int at, out ImmutableArray<int> numbers)
    {
        numbers = [];
        var end = at;
        var number = 0;
        while (end < text.Length && end - at < 4 && JapaneseText.SuperscriptValue(text[end]) is >= 0 and var digit)
        {
            number = (number * 10) + digit;
            end++;
        }

        if (end == at || number == 0) return 0;
        if (end - at == 1 && number is 2 or 3 && at > 0 && IsUnitLetter(text, at - 1)) return 0;
        numbers = [number];
        return end - at;
    }

    // m², km², cm³: the letter m stands alone or behind a metric prefix and a number
    private static bool IsUnitLetter(string text, int at)
    {
        if (JapaneseText.HalfWidth(text[at]) != 'm') return false;
        var before = at - 1;
        if (before >= 0 && JapaneseText.HalfWidth(text[before]) is 'k' or 'c' or 'm') before--;
        while (before >= 0 && char.IsWhiteSpace(text[before])) before--;
        return before >= 0 && JapaneseText.DigitValue(text[before]) >= 0;
    }

    private static int BraceLength(string text, int at, out ImmutableArray<int> numbers)
    {
        numbers = [];
        if (text[at] != '^' || at + 2 >= text.Length || text[at + 1] != '{') return 0;
        var end = text.IndexOf('}', at);
        if (end < 0 || end - at > 40) return 0;
        var list = ImmutableArray.CreateBuilder<int>();
        var number = 0;
        for (var i = at + 2; i <= end; i++)
        {
            if (JapaneseText.DigitValue(text[i]) is >= 0 and var digit)
            {
                number = Math.Min((number * 10) + digit, 100_000);
                continue;
            }

            if (number > 0) list.Add(number);
            number = 0;
        }

        numbers = list.DrainToImmutable();
        return numbers.IsEmpty ? 0 : end - at + 1;
    }
}

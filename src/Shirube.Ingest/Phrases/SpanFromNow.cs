using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A time that a text counts from its own day: ５年をめど, 今後３年以内. Which day that is, the text does not say.</summary>
/// <param name="Index">Where the number of years begins.</param>
/// <param name="End">Behind the word that closes it, as facts print it.</param>
internal readonly record struct SpanFromNow(int Index, int End, DeadlineKind Kind)
{
    private const int MostYears = 50;

    /// <summary>All of them, ascending.</summary>
    public static ImmutableArray<SpanFromNow> Find(string text)
    {
        var found = ImmutableArray.CreateBuilder<SpanFromNow>();
        for (var year = text.IndexOf('年', StringComparison.Ordinal); year >= 0; year = text.IndexOf('年', year + 1))
        {
            if (At(text, year) is { } span) found.Add(span);
        }

        return found.DrainToImmutable();
    }

    // the number before 年, the closing word behind it
    private static SpanFromNow? At(string text, int year)
    {
        var start = TextScan.Before(text, year) + 1;
        while (TextScan.IsDigitAt(text, start - 1)) start--;
        var (years, _, _) = TextScan.Digits(text, start);
        if (years is < 1 or > MostYears || IsOtherNumber(text, start)) return null;
        var behind = TextScan.AnyOf(text, year + 1, "間").End;
        if (TextScan.AnyOf(text, behind, "をめど", "を目途", "を目処") is ({ }, var around)) return Tense.IsPast(text, around) ? null : new(start, around, DeadlineKind.Around);
        if (TextScan.AnyOf(text, behind, "以内") is not ({ }, var within) || !IsBehind(text, start, "今後")) return null;
        return Tense.IsPast(text, within) ? null : new(start, within, DeadlineKind.By);
    }

    // 令和５年, 1.5年, 2020-25年: no count of years from now
    private static bool IsOtherNumber(string text, int start) =>
        TextScan.Before(text, start) is >= 0 and var before && text[before] is '和' or '成' or '.' or '．' or ',' or '，' or '-' or '－' or '～' or '~';

    private static bool IsBehind(string text, int at, string word)
    {
        var start = TextScan.Before(text, at) + 1 - word.Length;
        return start >= 0 && TextScan.Behind(text, start, word) >= 0;
    }
}

using System.Runtime.InteropServices;

namespace Shirube.Search.Analysis;

/// <summary>The form in which texts and queries are compared: width, case, hiragana and katakana, voicing marks, blanks, dashes and long-vowel marks,
/// thousands separators, dots inside katakana, and old and new kanji no longer matter. If a text contains a query (cut at whole characters),
/// the text's key contains the query's key; where the query is cut beside a sign whose fate hangs on its neighbours, the key lets it go.</summary>
public static class SearchKey
{
    /// <summary>The key of a text or query. Empty only for a text of nothing but blanks and control characters.</summary>
    public static string Of(string text)
    {
        var (key, _) = Fold(text);
        return new(CollectionsMarshal.AsSpan(key));
    }

    /// <summary>The key with, for each of its characters, the index in the text of the character it came from.</summary>
    public static MappedKey Map(string text)
    {
        var (key, from) = Fold(text);
        return new(text, new(CollectionsMarshal.AsSpan(key)), [.. from]);
    }

    private static (List<char> Key, List<int> From) Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new List<char>(text.Length);
        var from = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++) FoldAt(text, ref i, folded, from);
        var kept = Keep(CollectionsMarshal.AsSpan(folded), CollectionsMarshal.AsSpan(from));
        CollectionsMarshal.SetCount(folded, kept);
        CollectionsMarshal.SetCount(from, kept);
        return (folded, from);
    }

    private static void FoldAt(string text, ref int i, List<char> folded, List<int> from)
    {
        var c = text[i];
        var mark = CharacterFolding.VoicingMark(c);
        if (mark != CharacterFolding.Nothing && folded.Count > 0 && CharacterFolding.Voiced(folded[^1], mark) is var voiced and not CharacterFolding.Nothing)
        {
            folded[^1] = voiced;
            return;
        }

        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            Add(CharacterFolding.OfPair(c, text[i + 1]), i++);
            return;
        }

        var one = CharacterFolding.One(c);
        if (one == CharacterFolding.Several)
        {
            foreach (var f in CharacterFolding.Many(c)) Add(f, i);
        }
        else if (one != CharacterFolding.Nothing)
        {
            Add(one, i);
        }

        void Add(char f, int at)
        {
            if (f == CharacterFolding.Dash && folded.Count > 0 && folded[^1] == f) return; // a line of dashes is one
            folded.Add(f);
            from.Add(at);
        }
    }

    // moves what is kept to the front
    private static int Keep(Span<char> folded, Span<int> from)
    {
        var kept = 0;
        var before = Side.Edge; // of the sign at hand: decided on the characters as they were
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            var after = i + 1 < folded.Length ? SideOf(folded[i + 1]) : Side.Edge;
            var drop = c switch
            {
                CharacterFolding.Dash => DropsDash(before, after),
                '，' => DropsBetween(before == Side.Digit, after == Side.Digit, before, after),
                '・' => DropsBetween(IsKana(before), IsKana(after), before, after),
                _ => false,
            };
            before = SideOf(c);
            if (drop) continue;
            (folded[kept], from[kept]) = (CharacterFolding.Katakana(c), from[i]);
            kept++;
        }

        return kept;
    }

    private enum Side
    {
        Edge,
        Katakana,
        Hiragana,
        Latin,
        Digit,
        Other,
    }

    private static Side SideOf(char c) => c switch
    {
        >= 'ァ' and <= 'ヺ' or 'ヽ' or 'ヾ' => Side.Katakana,
        >= 'ぁ' and <= 'ゖ' or 'ゝ' or 'ゞ' => Side.Hiragana,
        >= '0' and <= '9' => Side.Digit,
        >= 'a' and <= 'z' => Side.Latin,
        _ => Side.Other,
    };

    private static bool IsKana(Side side) => side is Side.Katakana or Side.Hiragana;

    private static bool DropsBetween(bool isBefore, bool isAfter, Side before, Side after) =>
        (isBefore || before == Side.Edge) && (isAfter || after == Side.Edge) && !(before == Side.Edge && after == Side.Edge);

    // e-CSTI = eCSTI, サーバー = サーバ (before anything but kana of its own kind), データ keeps its mark
    private static bool DropsDash(Side before, Side after) => (before, after) switch
    {
        (Side.Edge, Side.Edge) => false,
        (Side.Edge, Side.Katakana) => false,
        (Side.Edge, _) => true,
        (Side.Katakana, Side.Katakana) => false,
        (Side.Hiragana, Side.Hiragana or Side.Katakana) => false,
        (Side.Katakana or Side.Hiragana, _) => true,
        (Side.Latin or Side.Digit, Side.Latin or Side.Digit or Side.Edge) => true,
        _ => false,
    };
}

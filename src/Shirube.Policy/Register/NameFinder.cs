using System.Buffers;

namespace Shirube.Policy.Register;

/// <summary>A part of a text that may be a name.</summary>
/// <param name="Left">The word before it in the same run of words; null where the run begins with it.</param>
/// <param name="Right">The word behind it in the same run; null where the run ends with it or goes on with a verbal word.</param>
internal readonly record struct NameCandidate(int Start, int End, bool IsQuoted, string? Left, string? Right);

/// <summary>Finds what may be names: quoted words, Latin words, and runs of kanji, katakana and Latin words without a particle.</summary>
internal static class NameFinder
{
    private const int LongestQuoted = 40;
    private const int MostUnits = 8;
    private const int LongestName = 40;

    private static readonly SearchValues<char> SentenceSigns = SearchValues.Create("、。!?");

    private static readonly string[] Counters =
    [
        "年度末", "年度", "年間", "年代", "年目", "年", "月末", "月", "日", "件", "名", "人", "期", "回", "号", "機関", "大学", "万", "億", "兆", "円", "社", "校", "課題", "法人", "国", "分野", "種類", "種", "台", "基", "機", "拠点", "自治体", "都道府県", "世紀", "次", "章", "条", "項", "位", "歳", "倍", "割", "時間", "分", "秒", "点", "本", "箇所", "団体",
    ];

    public static IEnumerable<NameCandidate> Find(KeyedText text) => [.. Quoted(text), .. Runs(text)];

    private static IEnumerable<NameCandidate> Quoted(KeyedText text)
    {
        var key = text.Key;
        for (var open = key.IndexOf('「', StringComparison.Ordinal); open >= 0; open = key.IndexOf('「', open + 1))
        {
            var close = key.IndexOfAny(['」', '「', '。'], open + 1);
            if (close < 0 || key[close] != '」') continue;
            var bracket = key.IndexOf('(', open + 1, close - open - 1);
            var (start, end) = (SkipOrdinal(key, open + 1), bracket < 0 ? close : bracket);
            if (end - start is >= 2 and <= LongestQuoted && IsName(key[start..end])) yield return new(start, end, true, null, null);
        }
    }

    // 第3回
    private static int SkipOrdinal(string key, int at)
    {
        if (key[at] != '第') return at;
        var end = at + 1;
        while (end < key.Length && char.IsAsciiDigit(key[end])) end++;
        return end > at + 1 && end < key.Length && key[end] is '回' or '期' or '次' ? end + 1 : at;
    }

    // a quoted sentence is no name; a law's or a strategy's long title is
    private static bool IsName(string key)
    {
        if (Scripts.Of(key[^1]) == Script.Hiragana || key.AsSpan().ContainsAny(SentenceSigns)) return false;
        return key.All(c => c == 'の' || Scripts.Of(c) != Script.Hiragana) || NameHeads.Of(key) is not null;
    }

    private static IEnumerable<NameCandidate> Runs(KeyedText text)
    {
        var units = new List<(int Start, int End)>();
        for (var i = 0; i < text.Key.Length;)
        {
            units.Clear();
            var at = i;
            while (Unit(text, at) is { } end)
            {
                units.Add((at, end));
                at = end;
            }

            foreach (var candidate in Within(text, units)) yield return candidate;
            i = Math.Max(at, i + 1);
            // a number with its counter ends a run; what follows begins one
            if (i < text.Key.Length && Scripts.Of(text.Key[i - 1]) == Script.Digit && Array.Find(Counters, c => text.Key.AsSpan(i).StartsWith(c)) is { } counter) i += counter.Length;
        }
    }

    private static IEnumerable<NameCandidate> Within(KeyedText text, List<(int Start, int End)> units)
    {
        string Word(int unit) => text.Key[units[unit].Start..units[unit].End];
        for (var first = 0; first < units.Count; first++)
        {
            if (IsSign(Word(first)) || NameHeads.IsLead(Word(first))) continue;
            for (var last = first; last < Math.Min(units.Count, first + MostUnits); last++)
            {
                if (IsSign(Word(last)) || (last > first && NameHeads.IsVerbal(Word(last)))) continue;
                var (start, end) = (units[first].Start, units[last].End);
                var tail = 0;
                while (Scripts.Of(text.Key[end - 1]) == Script.Kanji && NameHeads.VerbalTail(text.Key[start..end]) is > 0 and var length && length < end - units[last].Start)
                {
                    end -= length;
                    tail += length;
                }

                if (end - start is < 3 or > LongestName || !IsTelling(text, start, end, last - first + 1)) continue;
                var left = first == 0 ? null : Word(first - 1);
                var right = tail > 0 || last + 1 == units.Count || NameHeads.IsVerbal(Word(last + 1)) ? null : Word(last + 1);
                yield return new(start, end, false, left, right);
            }
        }
    }

    private static bool IsSign(string word) => word is "・" or "-" or "&" or "." or "/";

    private static bool IsTelling(KeyedText text, int start, int end, int units)
    {
        var word = text.Plain.AsSpan(start, end - start);
        if (NameHeads.IsVerbal(text.Key[start..end])) return false;
        var (capitals, kanji, katakana, latin) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            if (char.IsAsciiLetterUpper(c)) capitals++;
            var script = Scripts.Of(c);
            if (script == Script.Kanji) kanji++;
            else if (script == Script.Katakana) katakana++;
            else if (script == Script.Latin) latin++;
        }

        if (units == 1 && latin > 0) return capitals >= 2;
        if (units == 1 && katakana > 0) return NameHeads.Of(text.Key[start..end]) is { } head && end - start - head.Head.Length >= 2;
        if (katakana + latin == 0) return kanji >= 5 || (kanji >= 4 && NameHeads.Of(text.Key[start..end]) is not null);
        return katakana >= 3 || capitals >= 2 || latin >= 4;
    }

    // the end of the word that begins here: characters of one script; digits belong to Latin letters beside them
    private static int? Unit(KeyedText text, int at)
    {
        if (at >= text.Key.Length) return null;
        var script = Scripts.Of(text.Key[at]);
        if (script is Script.Hiragana or Script.Digit) return null;
        if (script == Script.Other) return text.Key[at] is '・' or '-' or '&' or '.' or '/' && at > 0 && at + 1 < text.Key.Length && IsWordSign(text.Key[at - 1]) && IsWordSign(text.Key[at + 1]) ? at + 1 : null;
        if (IsConjunction(text.Key, at)) return null;
        var end = at + 1;
        while (end < text.Key.Length && !IsConjunction(text.Key, end) && (Scripts.Of(text.Key[end]) == script || (script == Script.Latin && IsInsideLatin(text.Key, end)))) end++;
        return end;
    }

    private static bool IsInsideLatin(string key, int at) =>
        char.IsAsciiDigit(key[at]) || (key[at] is '-' or '.' or '&' && at + 1 < key.Length && char.IsAsciiLetterOrDigit(key[at + 1]));

    // 及び, 又は, 並びに join words and are no part of them
    private static bool IsConjunction(string key, int at) => key[at] is '及' or '又' or '並' && at + 1 < key.Length && key[at + 1] is 'び' or 'は';

    private static bool IsWordSign(char c) => Scripts.Of(c) is Script.Kanji or Script.Katakana or Script.Latin;
}

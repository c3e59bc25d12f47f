namespace Shirube.Policy.Register;

/// <summary>Two names that a text says are one thing, as parts of its key.</summary>
internal readonly record struct AliasPair(AliasKind Kind, Range First, Range Second)
{
    public string Rule => Kind == AliasKind.Renamed ? "register.renaming" : "register.bracket";
}

/// <summary>Finds where a text gives a thing two names: LONG（SHORT）, SHORT（LONG）, NEW（旧OLD）, 「OLD」から「NEW」に改称.</summary>
internal static class AliasFinder
{
    private const int LongestInside = 40;
    private const int LongestRenaming = 80;
    private const int LeastLong = 6;

    private static readonly string[] Renamings = ["改称", "改定", "改組", "名称変更", "名称を変更", "名称を改め", "に改め", "と改め"];

    public static IEnumerable<AliasPair> Find(KeyedText text, IReadOnlyList<NameCandidate> names)
    {
        var key = text.Key;
        for (var open = key.IndexOf('(', StringComparison.Ordinal); open > 0; open = key.IndexOf('(', open + 1))
        {
            var close = key.IndexOfAny(['(', ')'], open + 1); // of a bracket within the bracket only what stands before it
            if (close - open - 1 is < 2 or > LongestInside) continue;
            if (Before(text, names, open) is not { } outside) continue;
            var isOld = key[open + 1] == '旧';
            var inside = isOld ? (open + (key[open + 2] == ':' ? 3 : 2))..close : (open + 1)..close;
            if (isOld && inside.End.Value - inside.Start.Value >= 3) yield return new(AliasKind.Renamed, inside, outside);
            else if (IsShort(text, inside) && IsLong(text, outside)) yield return new(AliasKind.Abbreviation, inside, outside);
            else if (IsShort(text, outside) && IsLong(text, inside) && IsName(key[inside])) yield return new(AliasKind.Abbreviation, outside, inside);
        }

        foreach (var pair in Renamed(key, [.. names.Where(n => n.IsQuoted)])) yield return pair;
    }

    private static IEnumerable<AliasPair> Renamed(string key, NameCandidate[] quoted)
    {
        for (var i = 1; i < quoted.Length; i++)
        {
            var (former, latter) = (quoted[i - 1], quoted[i]);
            if (latter.Start - former.End > LongestRenaming) continue;
            var between = key[former.End..latter.Start];
            var behind = key[latter.End..Math.Min(key.Length, latter.End + 40)];
            if (behind.IndexOf('。', StringComparison.Ordinal) is > 0 and var stop) behind = behind[..stop];
            var isRenamed = (between.Contains("から", StringComparison.Ordinal) || between.Contains('を', StringComparison.Ordinal)) && Array.Exists(Renamings, r => behind.Contains(r, StringComparison.Ordinal));
            var isFormerly = between.Contains("称していた", StringComparison.Ordinal) || (between.Contains("改組して", StringComparison.Ordinal) && !between.Contains('。', StringComparison.Ordinal));
            if (isRenamed || isFormerly) yield return new(AliasKind.Renamed, former.Start..former.End, latter.Start..latter.End);
        }
    }

    // the longest name that ends where the bracket opens
    private static Range? Before(KeyedText text, IReadOnlyList<NameCandidate> names, int open)
    {
        var end = text.Key[open - 1] == '」' ? open - 1 : open;
        Range? best = null;
        foreach (var name in names)
        {
            if (name.End == end && (best is null || name.Start < best.Value.Start.Value)) best = name.Start..name.End;
        }

        return best;
    }

    private static bool IsShort(KeyedText text, Range part)
    {
        var word = text.Plain.AsSpan()[part];
        if (word.Length is < 2 or > 16) return false;
        var capitals = 0;
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '&' or '/')) return false;
            if (char.IsAsciiLetterUpper(c)) capitals++;
        }

        return capitals >= 2 && char.IsAsciiLetter(word[0]);
    }

    private static bool IsLong(KeyedText text, Range part)
    {
        var word = text.Key[part];
        return word.Any(c => Scripts.Of(c) == Script.Katakana || Scripts.Of(c) == Script.Kanji) && word.Length >= LeastLong;
    }

    private static bool IsName(string key) => key.All(c => c is '・' or '-' or 'の' || Scripts.Of(c) is Script.Kanji or Script.Katakana or Script.Latin or Script.Digit);
}

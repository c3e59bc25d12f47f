namespace Shirube.Search.Analysis;

/// <summary>The key of a text and where its characters came from.</summary>
/// <param name="From">As long as the key: indexes in the text, ascending.</param>
public sealed record MappedKey(string Text, string Key, int[] From)
{
    /// <summary>Where any of some keys stands in the text, ascending; places that touch run together.</summary>
    public List<(int Start, int End)> Find(IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var places = new List<(int Start, int End)>();
        foreach (var key in keys.Where(k => k.Length > 0))
        {
            for (var at = Key.IndexOf(key, StringComparison.Ordinal); at >= 0; at = Key.IndexOf(key, at + 1, StringComparison.Ordinal)) places.Add((From[at], EndOf(at + key.Length - 1)));
        }

        places.Sort();
        var joined = new List<(int Start, int End)>();
        foreach (var place in places)
        {
            if (joined.Count > 0 && place.Start <= joined[^1].End) joined[^1] = (joined[^1].Start, Math.Max(joined[^1].End, place.End));
            else joined.Add(place);
        }

        return joined;
    }

    // with the long-vowel mark that the key lets go: サーバー for サーバ
    private int EndOf(int last)
    {
        var (end, next) = (From[last] + 1, last + 1 < From.Length ? From[last + 1] : Text.Length);
        while (end < next && CharacterFolding.One(Text[end]) == CharacterFolding.Dash) end++;
        return end;
    }
}

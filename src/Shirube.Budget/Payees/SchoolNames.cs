using Shirube.Analytics.Duck;

namespace Shirube.Budget.Payees;

/// <summary>School corporations whose name does not say 大学, but whose university the sheets speak of: 学校法人あ runs あ大学.</summary>
internal sealed class SchoolNames(IEnumerable<string> names)
{
    private const string University = "大学";
    private const int Shortest = 3;
    private const int Longest = 12;
    private readonly HashSet<string> _names = [.. names.Where(n => n.Length >= Shortest)];

    public HashSet<string> InTexts(DuckConnection connection, PayeeNames printed, CancellationToken cancel)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (_names.Count == 0) return found;
        using var texts = connection.Query("select distinct unnest(regexp_extract_all(purpose, '.{1,13}大学')) from payment where contains(purpose, '大学')", cancel);
        foreach (var row in texts.Rows()) Look(PayeeName.Fold((string)row[0]!), found);
        foreach (var entry in printed.All) Look(entry.Name.Folded, found);
        return found;
    }

    private void Look(string text, HashSet<string> found)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = text.IndexOf(University, StringComparison.Ordinal); at >= 0; at = text.IndexOf(University, at + 1, StringComparison.Ordinal))
        {
            for (var length = Math.Min(Longest, at); length >= Shortest; length--)
            {
                // a name that goes on in front is another's
                if (at > length && text[at - length - 1] is >= '一' and <= '鿿') continue;
                if (lookup.TryGetValue(text.AsSpan(at - length, length), out var name) && found.Add(name)) break;
            }
        }
    }
}

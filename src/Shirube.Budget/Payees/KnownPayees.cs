using Shirube.Budget.Sheets;

namespace Shirube.Budget.Payees;

/// <summary>The names that sheets print with a number, for looking up those printed without. A number that fails its check, or that belongs to another by many more sheets, is not learned from.</summary>
internal sealed class KnownPayees
{
    private const int Many = 5; // times as many sheets: then the fewer ones are in the wrong
    private const int NearDigits = 2;
    private readonly Dictionary<string, List<KnownPayee>> _byFolded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownPayee>> _byBare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, long>> _keysOfNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, long>> _numbersOfKey = new(StringComparer.Ordinal);

    public KnownPayees(IEnumerable<PrintedPair> pairs)
    {
        var valid = pairs.Where(p => !p.Entry.IsLabelled && IsValid(p.Pair.Number)).Select(p => (p.Pair, p.Name)).ToList();
        foreach (var (pair, name) in valid)
        {
            Add(_keysOfNumber, pair.Number!, name.Folded, pair.Sheets);
            Add(_numbersOfKey, name.Folded, pair.Number!, pair.Sheets);
        }

        var known = new Dictionary<(string, string), KnownPayee>(valid.Count);
        foreach (var (pair, name) in valid)
        {
            if (OwnerOf(name, pair.Number!) is not null) continue;
            if (known.TryGetValue((name.Exact, pair.Number!), out var same))
            {
                (same.Sheets, same.First, same.Last) = (same.Sheets + pair.Sheets, Math.Min(same.First, pair.First), Math.Max(same.Last, pair.Last));
                continue;
            }

            var payee = new KnownPayee(name, pair.Number!) { Sheets = pair.Sheets, First = pair.First, Last = pair.Last };
            known.Add((name.Exact, pair.Number!), payee);
            Add(_byFolded, name.Folded, payee);
            if (name.Bare.Length > 1) Add(_byBare, name.Bare, payee);
        }

        All = known.Values;
    }

    public IReadOnlyCollection<KnownPayee> All { get; }

    public Dictionary<string, List<KnownPayee>>.AlternateLookup<ReadOnlySpan<char>> Folded => _byFolded.GetAlternateLookup<ReadOnlySpan<char>>();

    public Dictionary<string, List<KnownPayee>>.AlternateLookup<ReadOnlySpan<char>> Bare => _byBare.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsValid(string? number) => number is not null && CorporateNumber.IsValid(number);

    /// <summary>Where a name stands with a number that is another's: the number that the name has on many more sheets.</summary>
    public (string Number, long Sheets, long Wrong)? OwnerOf(PayeeName name, string number)
    {
        var numbers = _numbersOfKey.GetValueOrDefault(name.Folded);
        if (numbers is not { Count: > 1 } || !numbers.TryGetValue(number, out var mine)) return null;
        var (best, sheets) = numbers.Where(n => n.Key != number).MaxBy(n => (n.Value, n.Key), Comparer<(long Sheets, string Number)>.Create((a, b) => a.Sheets != b.Sheets ? a.Sheets.CompareTo(b.Sheets) : string.CompareOrdinal(b.Number, a.Number)));
        if (sheets < Many * mine) return null;
        var others = _keysOfNumber[number].Where(k => k.Key != name.Folded && !IsRelated(k.Key, name.Folded)).Select(k => k.Value).DefaultIfEmpty().Max();
        return others >= 2 * mine || Distance(best, number) <= NearDigits ? (best, sheets, mine) : null;
    }

    /// <summary>Digits in which two numbers of one length differ.</summary>
    private static int Distance(string a, string b) => a.Zip(b).Count(p => p.First != p.Second);

    private static bool IsRelated(string a, string b) => a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);

    private static void Add(Dictionary<string, Dictionary<string, long>> index, string key, string value, long sheets)
    {
        if (!index.TryGetValue(key, out var values)) index.Add(key, values = new(StringComparer.Ordinal));
        values[value] = values.GetValueOrDefault(value) + sheets;
    }

    private static void Add(Dictionary<string, List<KnownPayee>> index, string key, KnownPayee payee)
    {
        if (index.TryGetValue(key, out var list)) list.Add(payee);
        else index.Add(key, [payee]);
    }
}

namespace Shirube.Budget.Payees;

/// <summary>A name and a number as printed together.</summary>
/// <param name="Payments">0 where only tables of the RS system print them.</param>
internal sealed record PrintedPair(NamePair Pair, PayeeNames.Entry Entry, long Payments)
{
    public PayeeName Name => Entry.Name;
}

/// <summary>How many payments went to a payee under each of its names.</summary>
internal sealed class PayeeCounts
{
    private readonly Dictionary<(string Payee, string Name), long> _payments = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <returns>The payee's id in the tables, from 1.</returns>
    public int Add(string payee, string name, long payments)
    {
        _payments[(payee, name)] = _payments.GetValueOrDefault((payee, name)) + payments;
        if (!_ids.TryGetValue(payee, out var id)) _ids.Add(payee, id = _ids.Count + 1);
        return id;
    }

    public int IdOf(string payee) => _ids[payee];

    /// <summary>By payee; the most printed name first.</summary>
    public IEnumerable<IGrouping<string, (string Name, long Payments)>> ByPayee() => _payments
        .OrderBy(p => p.Key.Payee, StringComparer.Ordinal).ThenByDescending(p => p.Value).ThenBy(p => p.Key.Name, StringComparer.Ordinal)
        .GroupBy(p => p.Key.Payee, p => (p.Key.Name, p.Value), StringComparer.Ordinal);
}

/// <summary>All printed names, each read once.</summary>
internal sealed class PayeeNames
{
    private readonly Dictionary<string, Entry> _all = new(StringComparer.Ordinal);

    public Entry this[string printed] => _all[printed];

    public IEnumerable<Entry> All => _all.Values;

    /// <summary>Reads each name once, on all cores, and tells what it is where it stands without a valid number.</summary>
    public void Read(IReadOnlyCollection<NamePair> pairs)
    {
        var asked = pairs.Where(p => !KnownPayees.IsValid(p.Number)).Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in pairs.Select(p => p.Name).Distinct(StringComparer.Ordinal).AsParallel().Select(Read)) _all.Add(entry.Name.Printed, entry);

        Entry Read(string printed)
        {
            var entry = new Entry(PayeeName.Of(printed));
            if (asked.Contains(printed)) _ = entry.Kind;
            return entry;
        }
    }

    /// <summary>Numbers that any name may stand for.</summary>
    public IEnumerable<string> Candidates() => _all.Values.SelectMany(e => e.Found?.Candidates ?? []).Select(c => c.Number).Distinct(StringComparer.Ordinal);

    internal sealed class Entry(PayeeName name)
    {
        private PayeeKind? _kind;

        public PayeeName Name => name;

        /// <summary>Held back under a letter: a number that stands with it teaches nothing.</summary>
        public bool IsLabelled { get; } = PayeeKinds.IsLabelled(name);

        /// <summary>As the name alone tells it.</summary>
        public PayeeKind Kind => _kind ??= PayeeKinds.Of(name);

        public (NameMatch Match, IReadOnlyList<KnownPayee> Candidates)? Found { get; set; }
    }
}

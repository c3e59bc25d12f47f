namespace Shirube.Policy.Ledger;

/// <summary>How much a state is worth a person's look.</summary>
public static class LedgerDoubt
{
    /// <summary>0 to 1, the least sure lowest: an order for the review, not a probability. Rules that only compare days are surest, then those
    /// that read a date or the promised act in the report; the others are as sure as the report speaks of the promise.</summary>
    public static double ConfidenceOf(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Rule == LedgerEntry.PersonRule) return 1;
        var share = entry.Evidence.IsEmpty ? 0 : entry.Evidence[0].Share;
        return entry.Rule switch
        {
            "ledger.ahead" or "ledger.set-here" => 0.98,
            "ledger.dated" or "ledger.dated-late" or "ledger.told" or "ledger.still-examined" => 0.8 + (0.15 * share),
            "ledger.said-done" or "ledger.in-use" or "ledger.still-aimed-at" or "ledger.name-unspoken" => 0.65 + (0.2 * share),
            _ => 0.5 + (0.3 * share),
        };
    }
}

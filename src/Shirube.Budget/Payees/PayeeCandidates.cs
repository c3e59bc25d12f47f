namespace Shirube.Budget.Payees;

/// <summary>Weighs the candidates of a name where a payment stands.</summary>
internal static class PayeeCandidates
{
    /// <summary>Best first.</summary>
    /// <param name="printed">The number that stands there, failing its check.</param>
    public static IReadOnlyList<PayeeCandidate> Of(PayeeName name, NameMatch match, IReadOnlyList<KnownPayee> candidates, PayeeContexts contexts, ulong ministry, ulong project, string? printed)
    {
        var groups = candidates.GroupBy(c => c.Number, StringComparer.Ordinal).ToList();
        var all = candidates.Sum(c => c.Sheets);
        var places = groups.ConvertAll(g => (Project: contexts.Has(g.Key, project), Ministry: contexts.Has(g.Key, ministry)));
        var result = new List<PayeeCandidate>();
        for (var i = 0; i < groups.Count; i++)
        {
            var sheets = groups[i].Sum(c => c.Sheets);
            var rival = (places.Where((p, j) => j != i && p.Project).Any(), places.Where((p, j) => j != i && p.Ministry).Any());
            var likeness = DamagedNumber.Compare(printed, groups[i].Key);
            result.Add(new(
                groups[i].MaxBy(c => c.Sheets)!,
                sheets,
                groups[i].Min(c => c.First),
                groups[i].Max(c => c.Last),
                groups.Count - 1,
                places[i].Project,
                places[i].Ministry,
                new(match, name.Bare, sheets, all, places[i], rival, likeness)));
        }

        return [.. result.OrderByDescending(c => PayeeModel.Odds(c.Signs)).ThenBy(c => c.Known.Number, StringComparer.Ordinal)];
    }
}

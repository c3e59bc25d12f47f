using System.Globalization;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Payees;

/// <summary>The tables of payees: made anew from all payments at each import, in the import's own copy.</summary>
public static class PayeeTables
{
    /// <summary>Raised when the rules change, so that files of before are made anew.</summary>
    private const int Version = 1;
    private const string Finding = "number-of-another";

    private const string Pairs = """
        select payee, corporate_number, count(*), coalesce(min(year), 0), coalesce(max(year), 0), sum(payments)::bigint from (
          select p.payee, p.corporate_number, s.year, count(*) as payments from payment p join sheet s using (sheet) where p.payee is not null group by p.payee, p.corporate_number, p.sheet, s.year
          union all select distinct payee, corporate_number, year, 0 from rs_cost where payee is not null and corporate_number is not null
          union all select distinct payee, corporate_number, year, 0 from rs_contract where payee is not null and corporate_number is not null)
        group by all order by all
        """;

    private const string Asked = """
        select p.sheet, p.position, p.payee, p.corporate_number, hash(s.ministry), hash(s.ministry, s.name)
        from payment p join sheet s using (sheet) join payee_decision d on d.name = p.payee and d.number is not distinct from p.corporate_number where d.payee is null
        """;

    /// <summary>False where the file was made before these tables, or by older rules.</summary>
    public static bool AreThere(DuckConnection connection) =>
        connection.HasTable("derived")
        && connection.Scalar("select max(version) from derived where name = 'payee'") is { } version && Convert.ToInt32(version, CultureInfo.InvariantCulture) == Version;

    /// <param name="weighed">Told the candidates of each payment that stands without a valid number, best first.</param>
    internal static void Settle(DuckConnection connection, CancellationToken cancel, Action<(long Sheet, int Position), IReadOnlyList<PayeeCandidate>>? weighed = null)
    {
        var names = new PayeeNames();
        var pairs = Read(connection, names, cancel);
        var known = new KnownPayees(pairs);
        connection.Execute(
            """
            begin;
            delete from payee; delete from payee_name; delete from payment_payee; delete from derived where name = 'payee';
            create or replace temp table payee_decision (name varchar not null, number varchar, payee varchar, how varchar, probability double, evidence varchar);
            """,
            cancel);
        var counts = new PayeeCounts();
        Decide(connection, pairs.Where(p => p.Payments > 0), known, counts);
        DecideInPlace(connection, known, names, counts, weighed, cancel);
        connection.Execute(
            $"""
            insert into payment_payee select p.sheet, p.position, d.payee, d.how, d.probability, d.evidence
            from payment p join payee_decision d on d.name = p.payee and d.number is not distinct from p.corporate_number where d.payee is not null;
            insert into payment_payee select sheet, position, 'other', '{PayeeDecision.Anonymous}', null, null from payment where payee is null;
            delete from finding where code = '{Finding}';
            insert into finding select p.sheet >> 24, p.sheet & 16777215, p.sheet, 'warning', '{Finding}', '法人番号', left(concat_ws(' ', p.payee, p.corporate_number), 200)
            from payment p join payee_decision d on d.name = p.payee and d.number = p.corporate_number where d.how = '{PayeeDecision.Doubted}' order by p.sheet, p.position;
            """,
            cancel);
        new PayeeList(pairs, names, counts).Write(connection, cancel);
        connection.Execute($"insert into derived values ('payee', {Version}); commit", cancel);
    }

    private static List<PrintedPair> Read(DuckConnection connection, PayeeNames names, CancellationToken cancel)
    {
        using var result = connection.Query(Pairs, cancel);
        var pairs = result.Rows().Select(r => (Pair: new NamePair((string)r[0]!, (string?)r[1], (long)r[2]!, Whole(r[3]), Whole(r[4])), Payments: (long)r[5]!)).ToList();
        names.Read(pairs.ConvertAll(p => p.Pair));
        return pairs.ConvertAll(p => new PrintedPair(p.Pair, names[p.Pair.Name], p.Payments));
    }

    private static int Whole(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);

    // what the name and the number tell wherever they stand; a row without a payee is asked where it stands
    private static void Decide(DuckConnection connection, IEnumerable<PrintedPair> pairs, KnownPayees known, PayeeCounts counts)
    {
        using var table = connection.Append("payee_decision");
        foreach (var (pair, entry, payments) in pairs)
        {
            table.Set(0, pair.Name);
            table.Set(1, pair.Number);
            if (OfName(pair, entry, known) is { } decision)
            {
                table.Set(2, decision.Payee);
                table.Set(3, decision.How);
                table.Set(4, decision.Probability);
                table.Set(5, decision.Evidence);
                counts.Add(decision.Payee, pair.Name, payments);
            }

            table.EndRow();
        }

        table.Flush();
    }

    private static PayeeDecision? OfName(NamePair pair, PayeeNames.Entry entry, KnownPayees known)
    {
        var name = entry.Name;
        if (KnownPayees.IsValid(pair.Number)) return known.OwnerOf(name, pair.Number!) is { } owner ? PayeeDecision.Wrong(pair.Number!, owner) : new(pair.Number!, PayeeDecision.Printed);
        if (PayeeKinds.IsNobody(entry.Kind)) return new(PayeeList.Word(entry.Kind), PayeeDecision.Anonymous);
        entry.Found ??= Lookup.Of(known, name, entry.Kind);
        return entry.Found.Value.Candidates.Count == 0 ? new(name.Folded, PayeeDecision.Unresolved) : null;
    }

    private static void DecideInPlace(DuckConnection connection, KnownPayees known, PayeeNames names, PayeeCounts counts, Action<(long, int), IReadOnlyList<PayeeCandidate>>? weighed, CancellationToken cancel)
    {
        var contexts = new PayeeContexts(connection, names.Candidates(), cancel);
        var decided = new Dictionary<(string, string?, ulong, ulong), (PayeeDecision Told, IReadOnlyList<PayeeCandidate> Candidates)>();
        using var table = connection.Append("payment_payee");
        using var asked = connection.Query(Asked, cancel);
        foreach (var row in asked.Rows())
        {
            var (payee, number, ministry, project) = ((string)row[2]!, (string?)row[3], PayeeContexts.Place(row[4]), PayeeContexts.Place(row[5]));
            if (!decided.TryGetValue((payee, number, ministry, project), out var decision))
            {
                var entry = names[payee];
                var (match, candidates) = entry.Found!.Value;
                var weights = PayeeCandidates.Of(entry.Name, match, candidates, contexts, ministry, project, number);
                decision = (PayeeDecision.Of(entry.Name, match, weights[0], number), weights);
                decided.Add((payee, number, ministry, project), decision);
            }

            weighed?.Invoke(((long)row[0]!, Whole(row[1])), decision.Candidates);

            table.Set(0, (long)row[0]!);
            table.Set(1, Whole(row[1]));
            table.Set(2, decision.Told.Payee);
            table.Set(3, decision.Told.How);
            table.Set(4, decision.Told.Probability);
            table.Set(5, decision.Told.Evidence);
            counts.Add(decision.Told.Payee, payee, 1);
            table.EndRow();
        }

        table.Flush();
    }
}

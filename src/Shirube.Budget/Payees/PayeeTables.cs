using System.Globalization;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Payees;

/// <summary>The tables of payees: made anew from all payments at each import, in the import's own copy.</summary>
internal static class PayeeTables
{
    private const string Finding = "number-of-another";
    private const string BlockSlip = "block-unit-slip";

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

    private const string Decisions = """
        create or replace temp table payee_decision (name varchar not null, number varchar, payee integer, how varchar, probability double, evidence varchar);
        create or replace temp table payee_in_place (sheet bigint not null, position integer not null, payee integer not null, how varchar not null, probability double, evidence varchar);
        """;

    private const string Tables = $"""
        begin;
        delete from payee; delete from payee_name; delete from payment_payee; delete from finding where code in ('{Finding}', '{BlockSlip}');
        create or replace temp table paid as
        with most as (select sheet, fiscal_year, greatest(max(initial), max(total), max(executed)) as most from budget group by all),
        slip as (select p.sheet, p.position, p.fiscal_year, p.block, p.amount, a.most, coalesce(m.most > 0 and p.amount > 1 and p.amount >= 500 * m.most, false) as is_slip
          from payment p left join most m using (sheet, fiscal_year) left join (select sheet, max(most) as most from most group by all) a using (sheet))
        select *, coalesce(most > 0 and sum(amount) filter (not is_slip) over block >= 100 * most, false) as in_block from slip window block as (partition by sheet, fiscal_year, block);
        insert into payment_payee
        select p.sheet, p.position, coalesce(d.payee, i.payee), coalesce(d.how, i.how, '{PayeeDecision.Anonymous}'), coalesce(d.probability, i.probability), coalesce(d.evidence, i.evidence),
          p.amount,
          o.is_slip or o.in_block
        from payment p join paid o using (sheet, position) left join payee_decision d on d.name = p.payee and d.number is not distinct from p.corporate_number left join payee_in_place i on i.sheet = p.sheet and i.position = p.position;
        insert into finding select sheet >> 24, sheet & 16777215, sheet, 'warning', '{BlockSlip}', '支出額', concat(fiscal_year, ' ', block, ': ', sum(amount), ' / ', any_value(most)) from paid where in_block group by sheet, fiscal_year, block order by sheet, fiscal_year, block;
        drop table paid;
        insert into finding select p.sheet >> 24, p.sheet & 16777215, p.sheet, 'warning', '{Finding}', '法人番号', left(concat_ws(' ', p.payee, p.corporate_number), 200)
        from payment p join payee_decision d on d.name = p.payee and d.number = p.corporate_number where d.how = '{PayeeDecision.Doubted}' order by p.sheet, p.position;
        """;

    /// <summary>Decides whom each payment went to. Only tables that nobody else sees are written.</summary>
    /// <returns>Writes the tables of payees, in one transaction.</returns>
    /// <param name="weighed">Told the candidates of each payment that stands without a valid number, best first.</param>
    public static Action Decide(DuckConnection connection, CancellationToken cancel, Action<(long Sheet, int Position), IReadOnlyList<PayeeCandidate>>? weighed = null)
    {
        var names = new PayeeNames();
        var pairs = Read(connection, names, cancel);
        var known = new KnownPayees(pairs);
        var counts = new PayeeCounts();
        connection.Execute(Decisions, cancel);
        Decide(connection, pairs.Where(p => p.Payments > 0), known, counts);
        DecideInPlace(connection, known, names, counts, weighed, cancel);
        return () =>
        {
            connection.Execute(Tables, cancel);
            new PayeeList(pairs, names, counts).Write(connection, cancel);
            connection.Execute("commit; drop table payee_decision; drop table payee_in_place", cancel);
        };
    }

    /// <summary>Decides and writes.</summary>
    public static void Settle(DuckConnection connection, CancellationToken cancel, Action<(long Sheet, int Position), IReadOnlyList<PayeeCandidate>>? weighed = null) => Decide(connection, cancel, weighed)();

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
                table.Set(2, counts.Add(decision.Payee, pair.Name, payments));
                table.Set(3, decision.How);
                table.Set(4, decision.Probability);
                table.Set(5, decision.Evidence);
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
        using var table = connection.Append("payee_in_place");
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
            table.Set(2, counts.Add(decision.Told.Payee, payee, 1));
            table.Set(3, decision.Told.How);
            table.Set(4, decision.Told.Probability);
            table.Set(5, decision.Told.Evidence);
            table.EndRow();
        }

        table.Flush();
    }
}

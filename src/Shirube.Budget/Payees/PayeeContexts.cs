using Shirube.Analytics.Duck;

namespace Shirube.Budget.Payees;

/// <summary>Which ministries and projects print a number.</summary>
internal sealed class PayeeContexts
{
    private const string Sql = """
        select distinct p.corporate_number, hash(s.ministry), hash(s.ministry, s.name) from payment p join sheet s using (sheet) where p.corporate_number in (select number from payee_wanted)
        union select distinct corporate_number, hash(ministry), hash(ministry, name) from rs_cost where corporate_number in (select number from payee_wanted)
        union select distinct corporate_number, hash(ministry), hash(ministry, name) from rs_contract where corporate_number in (select number from payee_wanted)
        """;

    private readonly HashSet<(string Number, ulong Place)> _places = [];

    public PayeeContexts(DuckConnection connection, IEnumerable<string> numbers, CancellationToken cancel)
    {
        connection.Execute("create or replace temp table payee_wanted (number varchar not null)", cancel);
        using (var table = connection.Append("payee_wanted"))
        {
            foreach (var number in numbers)
            {
                table.Set(0, number);
                table.EndRow();
            }

            table.Flush();
        }

        using var result = connection.Query(Sql, cancel);
        foreach (var row in result.Rows())
        {
            _places.Add(((string)row[0]!, Place(row[1])));
            _places.Add(((string)row[0]!, Place(row[2])));
        }
    }

    public bool Has(string number, ulong place) => _places.Contains((number, place));

    public static ulong Place(object? hash) => Convert.ToUInt64(hash, System.Globalization.CultureInfo.InvariantCulture);
}

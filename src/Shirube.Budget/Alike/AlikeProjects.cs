using System.Collections.Immutable;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Mapping;
using Shirube.Budget.Views;

namespace Shirube.Budget.Alike;

/// <summary>The projects that are about the same, kept in the tables for each sheet year.</summary>
public static class AlikeProjects
{
    private const string Version = "2"; // another one finds them anew
    private const char Between = '\n';

    private const string Pairs = $"""
        with chosen as (select s.sheet from sheet s where {SheetFilter.Where} and {SheetFilter.HasAddress}),
        kept as (select * from alike a where a.year = $1 and (a.one in (select sheet from chosen) or a.other in (select sheet from chosen))
          and ($6 is null or a.one = $6 or a.other = $6)),
        side as (select s.sheet, s.year, s.ministry, s.number, s.name, s.bureau, 1 as sheets, {BudgetSums.OfSheet} from sheet s join sheet_figure f using (sheet) where $1 is null or s.year = $1)
        select o.* exclude (sheet), t.* exclude (sheet), a.likeness, a.words, a.payees
        from kept a join side o on o.sheet = a.one join side t on t.sheet = a.other
        where $7 = false or o.ministry <> t.ministry order by a.likeness desc, a.one, a.other
        """;

    // those that one corporation is paid in
    private const string Payees = """
        update alike set payees = p.names from (
          select one, other, string_agg(name, chr(10) order by payments, name) as names from (
            select a.one, a.other, y.name, y.payments, row_number() over (partition by a.one, a.other order by y.payments, y.name) as place
            from alike a join (select distinct sheet, payee from payment_payee where how in ('printed', 'resolved')) p on p.sheet = a.one
            join (select distinct sheet, payee from payment_payee where how in ('printed', 'resolved')) q on q.sheet = a.other and q.payee = p.payee join payee y on y.payee = p.payee
            where a.year = $1)
          where place <= 3 group by all) p
        where p.one = alike.one and p.other = alike.other
        """;

    /// <summary>False while nothing was compared yet.</summary>
    public static bool AreThere(DuckConnection connection) => connection.HasTable("alike_year") && connection.Scalar("select count(*) from alike_year") is not 0L;

    /// <summary>Compares the projects of the years that were imported since, if there are any.</summary>
    /// <returns>The years that were compared.</returns>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public static Task<IReadOnlyList<int>> FollowAsync(BudgetFolder folder, Action<double>? progress, CancellationToken cancel) =>
        YearStamps.FollowAsync(folder, Waiting, (connection, year, stamp) => Compare(connection, year, stamp, cancel), progress, cancel);

    /// <summary>Pairs of which one project at least passes the filter, the most alike first.</summary>
    /// <param name="areAcross">Only pairs of two ministries.</param>
    public static ImmutableArray<AlikePair> Read(DuckConnection connection, SheetFilter filter, bool areAcross, CancellationToken cancel) => Read(connection, filter, null, areAcross, cancel);

    /// <summary>The projects that are like one of them, the most alike first; it is the first of each pair.</summary>
    /// <param name="sheet">Its id.</param>
    public static ImmutableArray<AlikePair> Of(DuckConnection connection, SheetKey key, long sheet, CancellationToken cancel) =>
        [.. Read(connection, new(key.Year), sheet, areAcross: false, cancel).Select(p => p.One.Key == key ? p : p with { One = p.Other, Other = p.One })];

    private static ImmutableArray<AlikePair> Read(DuckConnection connection, SheetFilter filter, long? sheet, bool areAcross, CancellationToken cancel)
    {
        if (!AreThere(connection)) return [];
        using var result = connection.Query(Pairs, cancel, [.. filter.Values, sheet, areAcross]);
        return [.. result.Rows().Select(r => new AlikePair(Side(r, 0), Side(r, 10), (double)r[20]!, Lines(r[21]), Lines(r[22])))];
    }

    private static AlikeSide Side(object?[] row, int first) => new(
        new((int)(long)row[first]!, (string)row[first + 1]!, (string)row[first + 2]!), (string?)row[first + 3] ?? "", (string?)row[first + 4], BudgetSums.Of(row, first + 5));

    private static ImmutableArray<string> Lines(object? text) => text is string lines ? [.. lines.Split(Between, StringSplitOptions.RemoveEmptyEntries)] : [];

    private static IEnumerable<(int Year, string Stamp)> Waiting(DuckConnection connection, CancellationToken cancel)
    {
        var held = YearStamps.Held(connection, "alike_year", cancel);
        return YearStamps.Of(connection, cancel).Select(s => (Year: s.Key, Stamp: $"{Version} {s.Value}")).Where(w => held.GetValueOrDefault(w.Year) != w.Stamp);
    }

    private static void Compare(DuckConnection connection, int year, string stamp, CancellationToken cancel)
    {
        var sheets = MappedSheet.Read(connection, year, cancel);
        var number = year.ToString(CultureInfo.InvariantCulture);
        connection.Execute($"delete from alike where year = {number}; delete from alike_year where year = {number}; insert into alike_year values ({number}, '{stamp}')", cancel);
        using (var table = connection.Append("alike"))
        {
            foreach (var (one, other, likeness, words) in AlikeSearch.Of(sheets, cancel))
            {
                table.Set(0, (short)year);
                table.Set(1, sheets[one].Sheet);
                table.Set(2, sheets[other].Sheet);
                table.Set(3, likeness);
                table.Set(4, string.Join(Between, words));
                table.EndRow();
            }

            table.Flush();
        }

        using var payees = connection.Query(Payees, cancel, year);
    }
}

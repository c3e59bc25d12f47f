using System.Globalization;
using System.Text.RegularExpressions;
using Shirube.Analytics.Duck;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Facts;

/// <summary>Figures of the imported sheets that others have published or counted, under the names that they gave them.</summary>
public static partial class BudgetFacts
{
    private const string Kinds = "('当初予算', initial), ('補正予算', supplementary), ('前年度から繰越し', carried_in), ('翌年度へ繰越し', carried_out), ('予備費等', reserve), ('予算計', total), ('執行額', executed), ('要求額', requested)";

    // the projects of the RS tables are not among the sheets that were counted
    private const string Printed = $"sheet >> 24 not in ({TableSheets.Documents})";

    private static readonly string TableRows = string.Join("\nunion all ", TableColumns.All.Select(t =>
        $"select '{t.Number}', count(*) || ' rows / ' || count(distinct project_id) || ' 予算事業ID' from {t.Name} where year = {{0}} having count(*) > 0")) + "\norder by 1";

    // each gives rows of a name and a value; a fact with one row without a name is a plain value
    private static readonly Dictionary<string, string> Sql = new(StringComparer.Ordinal)
    {
        ["sheets-{0}-per-ministry"] = "select ministry, count(*) from sheet where year = {0} group by all order by 1",
        ["largest-tosho-{0}"] = """
            select concat(year, '/', ministry, '/', number, ' ', name), rtrim(rtrim(initial::varchar, '0'), '.') from sheet join budget using (sheet)
            where year = {0} and fiscal_year = {0} and initial is not null order by initial desc, number limit 10
            """,
        ["zero-payments"] = $"select null, count(*) from payment where amount = 0 and {Printed}",
        ["budget-negatives"] = $"select k.name, count(*) filter (k.amount < 0) from budget, lateral (values {Kinds}) k(name, amount) where {Printed} group by all order by 1",
        ["budget-sum-check"] = $"""
            select case when difference = 0 then 'exact' when abs(difference) <= 1 then 'within 1' else 'off by more than 1' end, count(*) from budget where total is not null and {Printed} group by all order by 1
            """,
        ["budget-all-zero-sheets-{0}"] = """
            select null, count(*) from (select sheet from sheet left join budget using (sheet) where year = {0}
            group by all having coalesce(bool_and(coalesce(initial, 0) = 0 and coalesce(supplementary, 0) = 0 and coalesce(carried_in, 0) = 0 and coalesce(carried_out, 0) = 0
              and coalesce(reserve, 0) = 0 and coalesce(total, 0) = 0 and coalesce(executed, 0) = 0 and coalesce(requested, 0) = 0), true))
            """,
        ["key-duplicates"] = $"select null, count(*) from (select 1 from sheet where {Printed} group by year, ministry, number having count(*) > 1)",
        ["number-part3-{0}"] = "select coalesce(number3, 'None'), count(*) from sheet where year = {0} group by all order by 1",
        ["start-year-range"] = $"select k.name, k.value from (select min(start_year) a, max(start_year) b, count(*) filter (start_year is null) c from sheet where {Printed}) s, lateral (values ('0', a), ('1', b), ('2', c)) k(name, value) order by 1",
        ["rs{0}-rows"] = TableRows,
    };

    /// <summary>The rows of a fact; null where its name is not known.</summary>
    /// <param name="fact">Its name; the year in it is the sheet year.</param>
    public static IReadOnlyList<(string? Name, string Value)>? Compute(DuckConnection connection, string fact, CancellationToken cancel)
    {
        var year = YearIn().Match(fact) is { Success: true } found ? found.Value : "";
        if (!Sql.TryGetValue(year.Length == 0 ? fact : fact.Replace(year, "{0}", StringComparison.Ordinal), out var pattern)) return null;
        var sql = pattern.Replace("{0}", year, StringComparison.Ordinal);
        using var result = connection.Query(sql, cancel);
        return [.. result.Rows().Select(r => ((string?)r[0], Convert.ToString(r[1], CultureInfo.InvariantCulture) ?? ""))];
    }

    [GeneratedRegex("[12][0-9]{3}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex YearIn();
}

using System.Globalization;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Export;

/// <summary>The fixed exports: one row a project or a payment of a sheet year, with the file and the line it came from.</summary>
public static class BudgetRows
{
    /// <summary>Kinds of exports.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["projects", "payments"];

    private const string Projects = """
        select s.year, s.ministry, s.number, s.name, s.project_id as "projectId", s.start_year as "startYear", s.end_year as "endYear", s.bureau, s.division,
          (select list(label order by position) from sheet_label l where l.sheet = s.sheet and l.kind = 'account') as accounts,
          (select list(label order by position) from sheet_label l where l.sheet = s.sheet and l.kind = 'method') as methods,
          (select list(label order by position) from sheet_label l where l.sheet = s.sheet and l.kind = 'policy') as policies,
          s.purpose, s.outline,
          (select list({'fiscalYear': fiscal_year, 'initial': initial, 'supplementary': supplementary, 'carriedIn': carried_in, 'carriedOut': carried_out,
            'reserve': reserve, 'total': total, 'executed': executed, 'requested': requested} order by position) from budget b where b.sheet = s.sheet) as budget,
          d.hash as document, s.line
        from sheet s join document d on d.document = s.document where s.year = $1 order by s.ministry, s.number, s.sheet
        """;

    private const string Payments = """
        select s.year, s.ministry, s.number, s.name as project, p.fiscal_year as "fiscalYear", p.block, p.number as "order", p.payee, p.corporate_number as "corporateNumber", p.purpose, p.amount,
          d.hash as document, s.line
        from payment p join sheet s on s.sheet = p.sheet join document d on d.document = s.document where s.year = $1 order by s.ministry, s.number, s.sheet, p.position
        """;

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="year">Sheet year（公開年度）.</param>
    public static DuckResult Read(DuckConnection connection, string kind, int year, CancellationToken cancel)
    {
        using var statement = connection.Prepare(Sql(kind));
        return statement.Bind(1, year).Stream(cancel);
    }

    /// <summary>The same rows as Parquet.</summary>
    public static void WriteParquet(Stream output, DuckConnection connection, string kind, int year, CancellationToken cancel) => ResultParquet.Write(output, connection, Sql(kind), cancel, year);

    private static string Sql(string kind) => kind switch
    {
        "projects" => Projects,
        "payments" => Payments,
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"No export is called {kind}."), nameof(kind)),
    };
}

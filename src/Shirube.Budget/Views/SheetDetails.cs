using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>Reads one sheet with all that hangs on it.</summary>
public static class SheetDetails
{
    private const string Sheets = """
        select s.sheet, s.line, d.hash, d.file_name, d.imported_at, s.name, s.bureau, s.division, s.author, s.start_year, s.end_year, s.purpose, s.outline, s.no_target_reason,
          (select p.situation from rs_project p where p.row_id = s.sheet), d.kind like 'rs %'
        from sheet s join document d on d.document = s.document where s.year = $1 and s.ministry = $2 and s.number = $3 order by s.sheet
        """;

    private const string Budget = "select fiscal_year, initial, supplementary, carried_in, carried_out, reserve, total, executed, requested from budget where sheet = $1 order by position";
    private const string Labels = "select label from sheet_label where sheet = $1 and kind = $2 order by position";
    private const string Outcomes = "select outcome, goal, indicator, unit, target_text, target_year from outcome where sheet = $1 order by outcome";
    private const string OutcomeYears = "select outcome, fiscal_year, actual, target from outcome_year where sheet = $1 order by outcome, fiscal_year";
    private const string Outputs = "select output, null, indicator, unit, null, null from output where sheet = $1 order by output";
    private const string OutputYears = "select output, fiscal_year, actual, expected from output_year where sheet = $1 order by output, fiscal_year";
    private const string Payments = """
        select p.position, p.fiscal_year, p.block, p.number, p.payee, p.corporate_number, p.purpose, p.amount, y.key
        from payment p left join payment_payee q on q.sheet = p.sheet and q.position = p.position and q.how <> 'anonymous' left join payee y on y.payee = q.payee where p.sheet = $1 order by p.position
        """;

    private const string Findings = "select severity, code, field, text from finding where sheet = $1 order by severity, code, field";
    private static readonly string TableFindings = $"select severity, code, field, text from finding where sheet in ({ProjectTables.AllRows}) order by severity, code, field";

    /// <returns>All sheets with the key: none where there is none, two where a file prints the number twice.</returns>
    public static ImmutableArray<SheetDetail> Find(DuckConnection connection, SheetKey key, CancellationToken cancel)
    {
        return
        [
        .. Rows(Sheets, connection, cancel, key.Year, key.Ministry, key.Number).Select(r =>
        {
            var sheet = (long)r[0]!;
            var isOfTables = (bool)r[15]!;
            return new SheetDetail(sheet, key, (string)r[2]!, (string)r[3]!, (DateTime)r[4]!, (int)(long)r[1]!)
            {
                Name = (string?)r[5] ?? "",
                Bureau = (string?)r[6],
                Division = (string?)r[7],
                Author = (string?)r[8],
                StartYear = Year(r[9]),
                EndYear = Year(r[10]),
                Purpose = (string?)r[11],
                Outline = (string?)r[12],
                NoTargetReason = (string?)r[13],
                Situation = (string?)r[14],
                Tables = isOfTables ? ProjectTables.Of(connection, key.Year, cancel) : [],
                Logic = isOfTables ? LogicModel.Find(connection, key, cancel) : new([], []),
                Accounts = LabelsOf("account"),
                Methods = LabelsOf("method"),
                Policies = LabelsOf("policy"),
                Expenses = LabelsOf("expense"),
                Budget = [.. Of(Budget).Select(b => new SheetBudget(Year(b[0]), (decimal?)b[1], (decimal?)b[2], (decimal?)b[3], (decimal?)b[4], (decimal?)b[5], (decimal?)b[6], (decimal?)b[7], (decimal?)b[8]))],
                Outcomes = Results(Outcomes, OutcomeYears),
                Outputs = Results(Outputs, OutputYears),
                Payments = [.. Of(Payments).Select(p => new SheetPayment((int)(long)p[0]!, Year(p[1]), (string?)p[2], Year(p[3]), (string?)p[4], (string?)p[5], (string?)p[6], (decimal?)p[7]) { PayeeKey = (string?)p[8] })],
                Findings = [.. (isOfTables ? Rows(TableFindings, connection, cancel, key.Year, key.Number) : Of(Findings)).Select(f => new SheetFinding((string)f[0]!, (string)f[1]!, (string?)f[2], (string?)f[3]))],
            };

            ImmutableArray<object?[]> Of(string sql) => Rows(sql, connection, cancel, sheet);

            ImmutableArray<string> LabelsOf(string kind) => [.. Rows(Labels, connection, cancel, sheet, kind).Select(l => (string)l[0]!)];

            ImmutableArray<SheetOutcome> Results(string heads, string years)
            {
                var values = Of(years).ToLookup(y => (long)y[0]!, y => (Year(y[1]), (double?)y[2], (double?)y[3]));
                return [.. Of(heads).Select(o => new SheetOutcome((string?)o[1], (string?)o[2], (string?)o[3], (string?)o[4], Year(o[5]), [.. values[(long)o[0]!]]))];
            }
        }),
        ];
    }

    /// <summary>Whether there is a sheet with the key.</summary>
    public static SheetPresence Exists(DuckConnection connection, SheetKey key, CancellationToken cancel)
    {
        var found = Rows("select count(*) from sheet where year = $1 and ministry = $2 and number = $3", connection, cancel, key.Year, key.Ministry, key.Number);
        return new((long)found[0][0]! > 0);
    }

    private static int? Year(object? value) => (int?)(long?)value;

    private static ImmutableArray<object?[]> Rows(string sql, DuckConnection connection, CancellationToken cancel, params ReadOnlySpan<object?> values)
    {
        using var result = connection.Query(sql, cancel, values);
        return [.. result.Rows()];
    }
}

/// <summary>Whether a project was imported.</summary>
public sealed record SheetPresence(bool IsThere);

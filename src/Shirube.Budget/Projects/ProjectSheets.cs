using Shirube.Analytics.Duck;

namespace Shirube.Budget.Projects;

/// <summary>Reads the sheets of a year from the tables.</summary>
public static class ProjectSheets
{
    private const string Sheets = """
        select sheet, year, ministry, number, number1, number2, number3, name, purpose, outline, bureau, division, start_year, project_id
        from sheet where year = $1 and ministry is not null and number is not null order by ministry, number, sheet
        """;

    private const string Accounts = "select l.sheet, l.label from sheet_label l join sheet s using (sheet) where s.year = $1 and l.kind = 'account' order by l.sheet, l.position";

    private const string Budgets = """
        select b.sheet, b.fiscal_year, coalesce(b.initial, 0), coalesce(b.executed, 0) from budget b join sheet s using (sheet)
        where s.year = $1 and b.fiscal_year is not null order by b.sheet, b.position
        """;

    private const string Requests = "select b.sheet, sum(b.requested) from budget b join sheet s using (sheet) where s.year = $1 and b.fiscal_year = s.year + 1 and b.requested is not null group by 1";

    private const string Related = """
        select r.sheet, r.year, r.ministry, r.number1, r.number2, r.number3 from related_sheet r join sheet s using (sheet)
        where s.year = $1 and r.year is not null and r.ministry is not null order by r.sheet, r.position
        """;

    /// <param name="year">Sheet year（公開年度）.</param>
    public static IReadOnlyList<ProjectSheet> Read(DuckConnection connection, int year, CancellationToken cancel)
    {
        var accounts = Rows(connection, Accounts, year, cancel).ToLookup(r => (long)r[0]!, r => Text(r[1]));
        var budgets = Rows(connection, Budgets, year, cancel).ToLookup(r => (long)r[0]!, r => new YearBudget((int)(long)r[1]!, (decimal)r[2]!, (decimal)r[3]!));
        var requests = Rows(connection, Requests, year, cancel).ToDictionary(r => (long)r[0]!, r => (decimal)r[1]!);
        var isTold = requests.Values.Any(r => r > 0);
        var related = Rows(connection, Related, year, cancel)
            .ToLookup(r => (long)r[0]!, r => new RelatedSheet((int)(long)r[1]!, Text(r[2]), new((string?)r[3], (string?)r[4], (string?)r[5])));
        return [.. Rows(connection, Sheets, year, cancel).Select(r => new ProjectSheet
        {
            Sheet = (long)r[0]!,
            Year = (int)(long)r[1]!,
            Ministry = Text(r[2]),
            Number = Text(r[3]),
            NumberParts = new((string?)r[4], (string?)r[5], (string?)r[6]),
            Name = Text(r[7]),
            Purpose = Text(r[8]),
            Outline = Text(r[9]),
            Bureau = Text(r[10]),
            Division = Text(r[11]),
            StartYear = (int?)(long?)r[12],
            ProjectId = (int?)(long?)r[13],
            Accounts = [.. accounts[(long)r[0]!]],
            Budget = [.. budgets[(long)r[0]!]],
            Requested = isTold ? requests.GetValueOrDefault((long)r[0]!) : null,
            Related = [.. related[(long)r[0]!]],
        })];
    }

    private static string Text(object? value) => (string?)value ?? "";

    private static IEnumerable<object?[]> Rows(DuckConnection connection, string sql, int year, CancellationToken cancel)
    {
        using var result = connection.Query(sql, cancel, year);
        foreach (var row in result.Rows()) yield return row;
    }
}

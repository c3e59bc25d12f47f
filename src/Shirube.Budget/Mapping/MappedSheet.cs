using System.Collections.Immutable;
using Shirube.Analytics.Duck;
using Shirube.Budget.Tables;
using Shirube.Budget.Views;

namespace Shirube.Budget.Mapping;

/// <summary>A project of one year as measures are compared with it: a review sheet, or a project of the RS system.</summary>
/// <param name="Sheet">Id in the tables: of a sheet, or <c>row_id</c> of <c>rs_project</c>.</param>
/// <param name="Number">事業番号; 予算事業ID in the RS system.</param>
/// <param name="Results">Goals and indicators.</param>
public sealed record MappedSheet(long Sheet, int Year, string Ministry, string Number, string Name, string Purpose, string Outline, string Results)
{
    private const char Between = '\u001f';

    /// <summary>関係する計画・通知等, as the RS system lists them; review sheets have no such list.</summary>
    public ImmutableArray<string> Plans { get; init; } = [];

    private const string Sheets = $"""
        select s.sheet, s.year, s.ministry, s.number, s.name, s.purpose, s.outline,
          (select string_agg(concat_ws('|', goal, indicator), '|' order by outcome) from outcome o where o.sheet = s.sheet),
          (select string_agg(indicator, '|' order by output) from output o where o.sheet = s.sheet), null
        from sheet s where s.year = $1 and s.ministry is not null and s.number is not null and s.document not in ({TableSheets.Documents})
        union all
        select row_id, year, ministry, project_id::varchar, name, concat_ws('|', purpose, situation), outline,
          (select string_agg(distinct to_goal, '|' order by to_goal) from rs_logic l where l.year = p.year and l.project_id = p.project_id), null,
          (select string_agg(plan, chr(31) order by row_id) from rs_policy c where c.year = p.year and c.project_id = p.project_id)
        from rs_project p where year = $1 and ministry is not null and project_id is not null
          and row_id = (select min(row_id) from rs_project q where q.year = p.year and q.project_id = p.project_id)
        order by 3, 4, 1
        """;

    /// <summary>Years with projects, ascending.</summary>
    public static IReadOnlyList<int> Years(DuckConnection connection) => SheetYearList.All(connection);

    /// <summary>The projects of a year, by ministry and number.</summary>
    public static IReadOnlyList<MappedSheet> Read(DuckConnection connection, int year, CancellationToken cancel)
    {
        using var result = connection.Query(Sheets, cancel, year);
        return [.. result.Rows().Select(Of)];
    }

    private static MappedSheet Of(object?[] row)
    {
        string Cell(int column) => row[column] as string ?? "";
        return new((long)row[0]!, (int)(long)row[1]!, Cell(2), Cell(3), Cell(4), Cell(5), Cell(6), $"{Cell(7)}|{Cell(8)}") { Plans = [.. Cell(9).Split(Between, StringSplitOptions.RemoveEmptyEntries)] };
    }
}

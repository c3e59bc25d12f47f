using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Import;

/// <summary>Of a sheet that came twice one counts: the same content stays where it was, other content takes its place and the old place is remembered.</summary>
internal static class Succession
{
    /// <param name="first">The first document of this import.</param>
    public static void Settle(DuckConnection connection, int first, CancellationToken cancel)
    {
        var number = first.ToString(System.Globalization.CultureInfo.InvariantCulture);
        connection.Execute(
            $"""
            create temp table again as
            select n.sheet as new_sheet, o.sheet as old_sheet, n.content_hash = o.content_hash as is_same, n.document = o.document as is_one_file, n.year, n.ministry, n.number
            from sheet n join sheet o on n.year = o.year and n.ministry = o.ministry and n.number = o.number and o.sheet < n.sheet
            where n.document >= {number} and o.document not in ({TableSheets.Documents});
            insert into finding select new_sheet >> 24, new_sheet & 16777215, new_sheet, 'warning', 'duplicate-number', '事業番号', concat_ws(' ', year, ministry, number) from again where is_one_file;
            """,
            cancel);
        SettleTables(connection, number, cancel);
        if (connection.Scalar("select count(*) from again where not is_one_file") is 0L) return;
        connection.Execute(
            $"""
            create temp table gone as select distinct case when is_same then new_sheet else old_sheet end as sheet from again where not is_one_file;
            insert into replaced_sheet select year, ministry, number, old_sheet, max(new_sheet) from again where not is_one_file and not is_same group by all;
            {string.Concat(SheetRows.Parts.Append("finding").Select(part => $"delete from {part} where sheet in (select sheet from gone);\n"))}
            """,
            cancel);
    }

    /// <summary>The same file read by another mapping takes the place of the earlier reading as a whole.</summary>
    public static void Replace(DuckConnection connection, int older, int later, CancellationToken cancel)
    {
        var (old, now) = (older.ToString(System.Globalization.CultureInfo.InvariantCulture), later.ToString(System.Globalization.CultureInfo.InvariantCulture));
        connection.Execute(
            $"""
            delete from finding where document = {old};
            {string.Concat(SheetRows.Parts.Select(part => $"delete from {part} where sheet >> 24 = {old};\n"))}
            update document set replaced_by = {now} where document = {old};
            """,
            cancel);
    }

    // a table of a year that was published again replaces the older one as a whole; rows without a project are told
    private static void SettleTables(DuckConnection connection, string first, CancellationToken cancel)
    {
        foreach (var table in TableColumns.All)
        {
            connection.Execute(
                $"""
                create or replace temp table held as select distinct row_id >> 24 as document, year from {table.Name};
                create or replace temp table older as select o.document, o.year, max(n.document) as later from held o join held n on n.year = o.year and n.document > o.document group by all;
                """,
                cancel);
            if (connection.Scalar("select count(*) from older") is not 0L)
            {
                connection.Execute(
                    $"""
                    update document set replaced_by = older.later from older where older.document = document.document;
                    delete from {table.Name} where (row_id >> 24, year) in (select (document, year) from older);
                    """,
                    cancel);
            }

            if (table.Name == "rs_project") continue;
            connection.Execute(
                $"""
                insert into finding select row_id >> 24, row_id & 16777215, row_id, 'warning', 'unlinked-project', '予算事業ID', project_id::varchar from {table.Name} t
                where row_id >> 24 >= {first} and project_id is not null and year in (select year from rs_project)
                  and (year, project_id) not in (select (year, project_id) from rs_project where year is not null and project_id is not null);
                """,
                cancel);
        }
    }
}

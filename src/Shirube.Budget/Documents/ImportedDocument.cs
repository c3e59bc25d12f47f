using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Documents;

/// <summary>A mapping of columns as it was when a document was read.</summary>
public sealed record MappingText(string Name, string Text);

/// <summary>A file that was imported.</summary>
/// <param name="Number">Its number in the tables.</param>
/// <param name="Hash">SHA-256; the bytes are kept under it.</param>
/// <param name="Kind">review-sheets, mapped-table, or a table of the RS system such as "rs 2-1".</param>
/// <param name="ReplacedBy">The document that took its place; null while it counts.</param>
/// <param name="Rows">Sheets, or rows of a table, when it was imported.</param>
/// <param name="Sheets">Those of its sheets that no later file replaced.</param>
public sealed record ImportedDocument(int Number, string Hash, string FileName, string Kind, int? ReplacedBy, long Bytes, long Rows, DateTimeOffset ImportedAt, int Sheets, int Findings)
{
    private const string Sql = """
        select d.document, d.hash, d.file_name, d.kind, d.replaced_by, d.bytes, d.row_count, d.imported_at,
               coalesce(s.n, 0), coalesce(f.n, 0)
        from document d
        left join (select document, count(*) as n from sheet group by all) s using (document)
        left join (select document, count(*) as n from finding group by all) f using (document)
        where $1 is null or d.document = $1 order by d.document desc
        """;

    /// <summary>All of them, the last one first.</summary>
    public static ImmutableArray<ImportedDocument> All(DuckConnection connection, CancellationToken cancel) => Read(connection, null, cancel);

    /// <returns>Null where there is no such document.</returns>
    public static ImportedDocument? Find(DuckConnection connection, int number, CancellationToken cancel) => Read(connection, number, cancel).FirstOrDefault();

    /// <summary>By which mapping of its columns a document was read: its name, and its file.</summary>
    /// <returns>Null for a document that needed none.</returns>
    public static MappingText? MappingOf(DuckConnection connection, int number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (!connection.HasTable("document_mapping")) return null;
        using var result = connection.Query("select name, mapping from document_mapping where document = $1", cancel, number);
        return result.Rows().FirstOrDefault() is [string name, string text] ? new(name, text) : null;
    }

    private static ImmutableArray<ImportedDocument> Read(DuckConnection connection, int? number, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var result = connection.Query(Sql, cancel, number);
        return [.. result.Rows().Select(r => new ImportedDocument(
            (int)(long)r[0]!, (string)r[1]!, (string)r[2]!, (string)r[3]!, (int?)(long?)r[4], (long)r[5]!, (long)r[6]!,
            new(DateTime.SpecifyKind((DateTime)r[7]!, DateTimeKind.Utc)), (int)(long)r[8]!, (int)(long)r[9]!))];
    }
}

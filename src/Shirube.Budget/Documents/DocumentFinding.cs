using System.Collections.Immutable;
using Shirube.Analytics.Duck;
using Shirube.Budget.Views;

namespace Shirube.Budget.Documents;

/// <summary>What looks wrong in an imported file.</summary>
/// <param name="Line">From 1; of a table, the header being its first.</param>
/// <param name="Severity">error, warning or information.</param>
/// <param name="Field">As printed.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Sheet">The sheet that it is about; null where it has no address.</param>
public sealed record DocumentFinding(int? Line, string Severity, string Code, string? Field, string? Text, SheetKey? Sheet)
{
    private const string Sql = """
        select f.line, f.severity, f.code, f.field, f.text, s.year, s.ministry, s.number
        from finding f left join sheet s using (sheet)
        where f.document = $1 and ($2 is null or f.code = $2)
        order by f.line, case f.severity when 'error' then 0 when 'warning' then 1 else 2 end, f.code, f.field, f.text limit $3 offset $4
        """;

    /// <summary>Those of a document in the order of its lines.</summary>
    /// <param name="code">Null for all.</param>
    /// <param name="skip">Findings that are passed over.</param>
    /// <param name="take">Findings at most.</param>
    public static ImmutableArray<DocumentFinding> Read(DuckConnection connection, int document, string? code, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var result = connection.Query(Sql, cancel, document, code, take, skip);
        return [.. result.Rows().Select(r => new DocumentFinding(
            (int?)(long?)r[0], (string)r[1]!, (string)r[2]!, (string?)r[3], (string?)r[4],
            r[5] is long year && r[6] is string ministry && r[7] is string number ? new((int)year, ministry, number) : null))];
    }

    /// <summary>How many there are of each code, errors first.</summary>
    public static ImmutableArray<(string Severity, string Code, int Count)> Counts(DuckConnection connection, int document, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        using var result = connection.Query(
            "select severity, code, count(*) as n from finding where document = $1 group by severity, code order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, n desc, code",
            cancel, document);
        return [.. result.Rows().Select(r => ((string)r[0]!, (string)r[1]!, (int)(long)r[2]!))];
    }
}

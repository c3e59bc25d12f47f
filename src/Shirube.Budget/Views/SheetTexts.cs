using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>The words of a sheet, for those who search them.</summary>
/// <param name="Line">Line of its file, from 1.</param>
/// <param name="Responsible">担当部局庁 and 担当課室, as far as they are printed.</param>
/// <param name="Words">Name first, then purpose, outline, goals, indicators, payees and what they are paid for; each line once.</param>
public sealed record SheetText(SheetKey Key, int Line, string Name, string Responsible, ImmutableArray<string> Policies, string Words);

/// <summary>Documents with review sheets, and the words of their sheets.</summary>
public static class SheetTexts
{
    private const string Documents = $"select d.hash, count(s.sheet) from document d join sheet s using (document) where {SheetFilter.HasAddress} group by all order by 1";

    private const string Sql = $"""
        with own as (select s.* from sheet s join document d using (document) where d.hash = $1 and {SheetFilter.HasAddress})
        select s.year, s.ministry, s.number, s.line, coalesce(s.name, ''), concat_ws(' ', s.bureau, s.division),
          (select list(label order by position) from sheet_label l where l.sheet = s.sheet and l.kind = 'policy'),
          concat_ws(chr(10), s.name, s.purpose, s.outline, s.no_target_reason,
            (select string_agg(concat_ws(chr(10), o.goal, o.indicator), chr(10) order by o.outcome) from outcome o where o.sheet = s.sheet),
            (select string_agg(o.indicator, chr(10) order by o.output) from output o where o.sheet = s.sheet),
            (select string_agg(concat_ws(chr(10), p.payee, p.purpose), chr(10) order by p.position) from payment p where p.sheet = s.sheet))
        from own s order by s.sheet
        """;

    /// <summary>SHA-256 of each document that has sheets, with their number.</summary>
    public static IReadOnlyList<(string Hash, int Sheets)> DocumentsOf(DuckConnection connection, CancellationToken cancel)
    {
        using var result = connection.Query(Documents, cancel);
        return [.. result.Rows().Select(r => ((string)r[0]!, (int)(long)r[1]!))];
    }

    /// <summary>府省庁 that sheets name, as printed.</summary>
    public static IReadOnlyList<string> MinistriesOf(DuckConnection connection, CancellationToken cancel)
    {
        using var result = connection.Query("select distinct ministry from sheet order by ministry", cancel);
        return [.. result.Rows().Select(r => (string)r[0]!)];
    }

    /// <summary>The sheets of a document, in its order.</summary>
    public static IReadOnlyList<SheetText> Read(DuckConnection connection, string document, CancellationToken cancel)
    {
        using var result = connection.Query(Sql, cancel, document);
        return [.. result.Rows().Select(r => new SheetText(
            new((int)(long)r[0]!, (string)r[1]!, (string)r[2]!), (int)(long)r[3]!, (string)r[4]!, (string)r[5]!, SheetList.Words(r[6]), Once((string)r[7]!)))];
    }

    // the same payee and the same work stand in many rows
    private static string Once(string lines) => string.Join('\n', lines.Split('\n').Distinct(StringComparer.Ordinal));
}

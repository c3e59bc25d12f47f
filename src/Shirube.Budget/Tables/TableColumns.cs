using System.Collections.Immutable;
using System.Text;

namespace Shirube.Budget.Tables;

internal enum ColumnKind
{
    Text,
    Whole,
    Number,
    Truth,

    /// <summary>Whole yen.</summary>
    Yen,
}

/// <param name="Header">As the official table prints it.</param>
internal sealed record TableColumn(string Name, ColumnKind Kind, string Header)
{
    public string Type => Kind switch
    {
        ColumnKind.Whole => "integer",
        ColumnKind.Number => "double",
        ColumnKind.Truth => "boolean",
        ColumnKind.Yen => "bigint",
        _ => "varchar",
    };
}

/// <summary>One official table of the RS system, as <c>rs-columns.csv</c> lists it; columns are found by their headers, in any order.</summary>
/// <param name="Number">As the ministries number it, e.g. "2-1".</param>
internal sealed record TableColumns(string Name, string Number, ImmutableArray<TableColumn> Columns)
{
    public const string YearHeader = "事業年度";
    public const string IdHeader = "予算事業ID";

    /// <summary>So many columns stand first in every table: year, id, name, ministry.</summary>
    private const int Basics = 4;

    /// <summary>Columns that every table repeats; they stand in rs_project, or name the sheet's form.</summary>
    private static readonly HashSet<string> Repeated = [.. new[]
    {
        "シート種別", "建制順", "府省庁の建制順", "所管府省庁", "政策所管府省庁", "局・庁", "部", "課", "室", "班", "係",
    }.Select(Key)];

    public static ImmutableArray<TableColumns> All { get; } = Load();

    public string Create => $"create table if not exists {Name} (row_id bigint not null, {string.Join(", ", Columns.Select(c => $"\"{c.Name}\" {c.Type}"))});\n";

    public static bool IsRepeated(string header) => Repeated.Contains(Key(header));

    /// <summary>A header without what is written now this way, now that: width, blanks, kinds of dashes.</summary>
    public static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var c in header.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && c != '\uFEFF') key.Append(c is 'ー' or '－' or '−' or '—' or '–' ? '-' : c);
        }

        return key.ToString();
    }

    /// <summary>The table that a file with these headers is, told from the headers; null where it is none.</summary>
    public static TableColumns? Of(IReadOnlyList<string> headers)
    {
        var keys = headers.Select(Key).ToHashSet(StringComparer.Ordinal);
        if (!keys.Contains(YearHeader) || !keys.Contains(Key(IdHeader))) return null;
        var (best, covered) = All
            .Select(table => (table, Own: table.Columns.Skip(Basics).Select(c => Key(c.Header)).Where(k => !Repeated.Contains(k)).ToList()))
            .Select(t => (t.table, Covered: t.Own.Count(keys.Contains), Missing: t.Own.Count(k => !keys.Contains(k))))
            .OrderByDescending(t => t.Covered).ThenBy(t => t.Missing).Select(t => (t.table, t.Covered)).First();
        return covered > 0 ? best : null;
    }

    private static ImmutableArray<TableColumns> Load()
    {
        using var reader = new StreamReader(typeof(TableColumns).Assembly.GetManifestResourceStream("rs-columns.csv")!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(l => l.Split(',', 5)).ToList();
        return [.. rows.GroupBy(r => (Name: r[0], Number: r[1])).Select(t => new TableColumns(
            t.Key.Name, t.Key.Number, [.. t.Select(r => new TableColumn(r[2], Enum.Parse<ColumnKind>(r[3], ignoreCase: true), r[4]))]))];
    }
}

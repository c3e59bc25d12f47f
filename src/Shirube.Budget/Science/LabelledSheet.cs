using Shirube.Analytics.Duck;
using Shirube.Core;

namespace Shirube.Budget.Science;

/// <summary>What a review sheet tells about being science and technology, and its official label. Texts are keys (<see cref="JapaneseText.Key"/>, lower case), empty where the sheet has none; several cells are parted by |.</summary>
/// <param name="Organisation">Ministry, bureau, division, accounts and methods, each with those above it.</param>
/// <param name="IsScience">主要施策 holds 科学技術・イノベーション. Where no sheet of the year has it, the year is unlabelled.</param>
public sealed record LabelledSheet(int Year, string Ministry, string Number, string Name, string Title, string Unit, string Purpose, string Indicators, string Payments, string[] Organisation, bool IsScience)
{
    private const string Sheets = """
        select s.year, s.ministry, s.number, s.name, s.bureau, s.division, concat_ws('|', s.purpose, s.outline),
          (select string_agg(concat_ws('|', goal, indicator, unit), '|' order by outcome) from outcome o where o.sheet = s.sheet),
          (select string_agg(concat_ws('|', indicator, unit), '|' order by output) from output o where o.sheet = s.sheet),
          (select string_agg(distinct payee, '|' order by payee) from payment p where p.sheet = s.sheet),
          (select string_agg(purpose, '|' order by position) from payment p where p.sheet = s.sheet),
          (select string_agg(label, '|' order by position) from sheet_label l where l.sheet = s.sheet and kind = 'account'),
          (select string_agg(label, '|' order by position) from sheet_label l where l.sheet = s.sheet and kind = 'method'),
          exists (select 1 from sheet_label l where l.sheet = s.sheet and kind = 'policy' and label = '科学技術・イノベーション')
        from sheet s where s.year <= $1 order by s.year, s.ministry, s.number, s.sheet
        """;

    /// <summary>The sheets of a year and of all years before it, ascending by year, ministry and number.</summary>
    public static List<LabelledSheet> Read(DuckConnection connection, int lastYear, CancellationToken cancel)
    {
        using var statement = connection.Prepare(Sheets);
        using var result = statement.Bind(1, lastYear).Stream(cancel);
        return [.. result.Rows().Select(Of)];
    }

    private static LabelledSheet Of(object?[] row)
    {
        string Cell(int column) => row[column] as string ?? "";
        return Of(
            (int)(long)row[0]!, Cell(1), Cell(2), Cell(3), Cell(4), Cell(5), Cell(6), $"{Cell(7)}|{Cell(8)}", $"{Cell(9)}|{Cell(10)}", Cell(11).Split('|'), Cell(12).Split('|'), (bool)row[13]!);
    }

    /// <summary>A sheet from its cells as printed.</summary>
    public static LabelledSheet Of(int year, string ministry, string number, string name, string bureau, string division, string purpose, string indicators, string payments, string[] accounts, string[] methods, bool isScience) => new(
        year, ministry, number, name, Key(name), Key($"{bureau}|{division}"), Key(purpose), Key(indicators), Key(payments),
        [ministry, $"{ministry}/{Key(bureau)}", $"{ministry}/{Key(bureau)}/{Key(division)}", $"会計区分：{string.Join('・', accounts)}", $"実施方法：{string.Join('・', methods)}", .. accounts.Select(a => $"会計：{a}"), .. methods.Select(m => $"方法：{m}")],
        isScience);

    private static string Key(string text) => JapaneseText.Key(text).ToLowerInvariant();
}

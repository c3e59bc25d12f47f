using System.Collections.Immutable;
using System.Text;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Columns;

/// <summary>What the columns of a table are, told from the words of their headers as review sheets and the RS system's tables use them. A proposal: a person decides.</summary>
internal static class HeaderGuess
{
    private static readonly (string Word, MoneyUnit Unit)[] Units = [("百万円", MoneyUnit.Million), ("千円", MoneyUnit.Thousand), ("(円", MoneyUnit.Yen), (":円", MoneyUnit.Yen), ("円)", MoneyUnit.Yen)];

    // the first that fits decides; "=" asks for the whole header
    private static readonly (string Words, ColumnRole Role)[] Rules =
    [
        ("執行率", ColumnRole.Ignore), ("落札率", ColumnRole.Ignore), ("備考", ColumnRole.Ignore), ("達成", ColumnRole.Ignore), ("政策所管", ColumnRole.Ignore), ("その他担当", ColumnRole.Ignore), ("URL", ColumnRole.Url),
        ("成果目標", ColumnRole.OutcomeGoal), ("成果指標", ColumnRole.OutcomeIndicator), ("目標最終年度", ColumnRole.OutcomeTargetYear), ("成果実績", ColumnRole.OutcomeActual), ("目標値", ColumnRole.OutcomeTarget),
        ("活動指標", ColumnRole.OutputIndicator), ("活動実績", ColumnRole.OutputActual), ("当初見込", ColumnRole.OutputExpected), ("=単位", ColumnRole.OutcomeUnit),
        ("法人番号", ColumnRole.CorporateNumber), ("ブロック", ColumnRole.Block), ("=グループ", ColumnRole.Block), ("支出額", ColumnRole.Paid), ("契約額", ColumnRole.Paid), ("支払額", ColumnRole.Paid), ("交付額", ColumnRole.Paid),
        ("業務概要", ColumnRole.PaidFor), ("契約概要", ColumnRole.PaidFor), ("支出先", ColumnRole.Payee), ("交付先", ColumnRole.Payee), ("相手方", ColumnRole.Payee), ("受注者", ColumnRole.Payee), ("補助事業者", ColumnRole.Payee),
        ("公開年度", ColumnRole.Year), ("シート年度", ColumnRole.Year), ("=事業年度", ColumnRole.Year), ("予算年度", ColumnRole.FiscalYear), ("会計年度", ColumnRole.FiscalYear), ("=年度", ColumnRole.FiscalYear),
        ("開始年度", ColumnRole.StartYear), ("終了年度", ColumnRole.EndYear), ("終了(予定)年度", ColumnRole.EndYear),
        ("府省", ColumnRole.Ministry), ("省庁", ColumnRole.Ministry), ("=所管", ColumnRole.Ministry),
        ("事業番号", ColumnRole.Number), ("予算事業ID", ColumnRole.Number), ("事業ID", ColumnRole.Number), ("整理番号", ColumnRole.Number), ("=番号", ColumnRole.Number), ("=No", ColumnRole.Number), ("=No.", ColumnRole.Number),
        ("事業名", ColumnRole.Name), ("事業の名称", ColumnRole.Name), ("件名", ColumnRole.Name), ("=名称", ColumnRole.Name),
        ("課室", ColumnRole.Division), ("担当課", ColumnRole.Division), ("=課", ColumnRole.Division), ("部局", ColumnRole.Bureau), ("局・庁", ColumnRole.Bureau), ("担当局", ColumnRole.Bureau), ("責任者", ColumnRole.Author),
        ("目的", ColumnRole.Purpose), ("概要", ColumnRole.Outline), ("=事業内容", ColumnRole.Outline), ("会計区分", ColumnRole.Account), ("=会計", ColumnRole.Account), ("=実施方法", ColumnRole.Method), ("主要施策", ColumnRole.Policy), ("主要政策", ColumnRole.Policy),
        ("要求", ColumnRole.Requested), ("執行", ColumnRole.Executed), ("決算", ColumnRole.Executed), ("翌年度", ColumnRole.CarriedOut), ("繰越", ColumnRole.CarriedIn), ("予備費", ColumnRole.Reserve), ("補正", ColumnRole.Supplementary), ("当初", ColumnRole.Initial),
        ("予算計", ColumnRole.Total), ("予算現額", ColumnRole.Total), ("=計", ColumnRole.Total), ("=合計", ColumnRole.Total), ("予算額", ColumnRole.Initial), ("=予算", ColumnRole.Initial), ("=金額", ColumnRole.Paid),
    ];

    /// <summary>A mapping of these headers that a person may change.</summary>
    /// <param name="unit">The unit that stands above the headers; null where none does.</param>
    public static ImmutableArray<MappedColumn> Of(IReadOnlyList<string> headers, MoneyUnit? unit)
    {
        var columns = new List<MappedColumn>();
        foreach (var header in headers)
        {
            var (role, isAmount) = (RoleOf(header), RoleOf(header).IsAmount());
            if (role == ColumnRole.OutcomeUnit && columns.FindLast(c => c.Role is ColumnRole.OutcomeIndicator or ColumnRole.OutputIndicator)?.Role == ColumnRole.OutputIndicator) role = ColumnRole.OutputUnit;
            if (role == ColumnRole.FiscalYear && TableColumns.Key(header) == "年度" && headers.Any(h => TableColumns.Key(h) != "年度" && RoleOf(h) == ColumnRole.FiscalYear)) role = ColumnRole.Year; // beside 会計年度
            var year = role.HasYear() ? PrintedYear.Within(header) : null;
            if (role == ColumnRole.OutcomeTarget && year is null && !headers.Any(h => RoleOf(h) == ColumnRole.FiscalYear)) role = ColumnRole.OutcomeFinalTarget;
            if (role != ColumnRole.Ignore && columns.Exists(c => c.Role == role && c.Year == year) && !((role.IsPayment() || role.IsResult()) && columns.Exists(c => c.Role == role && Unnumbered(c.Header) == Unnumbered(header)))) role = ColumnRole.Ignore;
            columns.Add(role == ColumnRole.Ignore ? new(header, role) : new(header, role, year, Unit: isAmount && UnitOf(header) is { } own && own != unit ? own : null));
        }

        if (!columns.Exists(c => c.Role == ColumnRole.Year) && columns.FindIndex(c => c.Role == ColumnRole.FiscalYear && TableColumns.Key(c.Header) == "年度") is >= 0 and var only) columns[only] = columns[only] with { Role = ColumnRole.Year };
        if (columns.Exists(c => c.Role == ColumnRole.FiscalYear)) return [.. columns];
        // what was paid is what was executed
        if (columns.Where(c => c is { Role: ColumnRole.Executed, Year: not null }).Select(c => c.Year).Distinct().ToList() is [var executed]) columns = [.. columns.Select(c => c is { Role: ColumnRole.Paid, Year: null } ? c with { Year = executed } : c)];
        return [.. columns.Select(c => c.Role.HasYear() && c.Year is null ? c with { Offset = c.Role == ColumnRole.Requested ? 1 : c.Role.IsResult() ? -1 : 0 } : c)];
    }

    /// <summary>What a header says that its column is.</summary>
    public static ColumnRole RoleOf(string header)
    {
        var key = TableColumns.Key(header);
        foreach (var (words, role) in Rules)
        {
            if (words[0] == '=' ? Bare(key).Equals(words[1..], StringComparison.OrdinalIgnoreCase) : key.Contains(words, StringComparison.OrdinalIgnoreCase)) return role;
        }

        return ColumnRole.Ignore;
    }

    /// <summary>The unit that a text names; null where it names none.</summary>
    public static MoneyUnit? UnitOf(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC);
        foreach (var (word, unit) in Units)
        {
            if (plain.Contains(word, StringComparison.Ordinal)) return unit;
        }

        return null;
    }

    // 支出先2 is another 支出先1
    private static string Unnumbered(string header) => string.Concat(TableColumns.Key(header).Where(c => !char.IsAsciiDigit(c)));

    // without what stands in brackets, the unit for one
    private static string Bare(string key) => key.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? key[..at] : key;
}

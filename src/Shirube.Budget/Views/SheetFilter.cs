using Shirube.Budget.Science;

namespace Shirube.Budget.Views;

/// <summary>Which sheets a view is about; what is null takes all.</summary>
/// <param name="Year">Sheet year（公開年度）; null only for views over the years.</param>
public sealed record SheetFilter(int? Year)
{
    /// <summary>府省庁, as printed.</summary>
    public string? Ministry { get; init; }

    /// <summary>担当部局庁, as printed.</summary>
    public string? Bureau { get; init; }

    /// <summary>A label of 主要施策, as printed; or <see cref="ScienceTables.GuessedLabel"/>.</summary>
    public string? Policy { get; init; }

    /// <summary>会計区分, as printed.</summary>
    public string? Account { get; init; }

    // for a query whose first five values are Values, over sheet s
    internal const string Where = $"""
        ($1 is null or s.year = $1) and ($2 is null or s.ministry = $2) and ($3 is null or s.bureau = $3)
        and ($4 is null or s.sheet in (select sheet from sheet_label where kind = 'policy' and label = $4 union all select sheet from science where is_science and $4 = '{ScienceTables.GuessedLabel}'))
        and ($5 is null or s.sheet in (select sheet from sheet_label where kind = 'account' and label = $5))
        """;

    /// <summary>A sheet that has an address; others stand among the findings.</summary>
    internal const string HasAddress = "s.year is not null and s.ministry is not null and s.number is not null";

    // what sheets are told apart by: the ministry, or the bureau within one
    internal const string Group = "case when $2 is null then s.ministry else s.bureau end";

    internal object?[] Values => [Year, Ministry, Bureau, Policy, Account];
}

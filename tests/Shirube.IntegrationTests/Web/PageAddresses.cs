using Shirube.Analytics.Duck;

namespace Shirube.IntegrationTests.Web;

/// <summary>One address for each kind of page; a test holds this list to the routes.</summary>
internal static class PageAddresses
{
    public static IReadOnlyList<string> Pages { get; } =
    [
        "/editions",
        "/editions/2031",
        "/editions/2031/sections/1",
        "/editions/2031/sections/1/(1)",
        "/editions/2031/sections/1/(2)",
        "/editions/2031/measures",
        "/editions/2031/measures?restated=only",
        "/editions/2031/items",
        "/editions/2031/items?column=next&restated=without",
        "/editions/2031/measures/1",
        "/editions/2031/measures/2",
        "/editions/2031/measures/1?asOf=2031-12-31",
        "/editions/2031/measures/1/beside/2031/2",
        "/editions/2031/indicators",
        "/editions/2031/indicators/1",
        "/editions/2031/footnotes",
        "/editions/2031/restatements",
        "/editions/2031/deadlines",
        "/editions/2031/differences",
        "/editions/2031/succession",
        "/editions/2031/differences?since=2030&relation=dropped&section=1/(1)",
        "/editions/2031/findings",
        "/editions/2031/verification",
        "/editions/2031/source",
        "/editions/2031/source?fact=measure:1",
        "/editions/2031/review?of=measure:1",
        "/editions/2031/review?of=measure:1/status:2",
        "/editions/2031/review?of=deadline:1",
        "/editions/2031/review?of=finding:1",
        "/editions/2031/review?of=indicator:1",
        "/editions/2031/review?of=legend:1",
        "/editions/2031/withdrawal",
        "/review",
        "/review/bulk?kind=Fact&at=1",
        "/review/accuracy",
        "/programmes",
        "/programmes/潮流協議会",
        "/ministries",
        "/ministries/海",
        .. Budget,
        "/views",
        "/search",
        "/search?q=海",
        "/search?q=海+\"潮流+year:令和15年度+-ない語&kind=measure",
        "/search?q=どこにもない言葉",
        "/search/like",
        "/search/like?of=2031/measure:1",
        "/search/words",
        "/search/words?word=実証海域",
        "/upload",
        "/about",
        "/sign-in",
        "/sign-out",
    ];

    /// <summary>Pages of the budget; none where npm could not fetch DuckDB.</summary>
    private static IReadOnlyList<string> Budget => DuckLibrary.Version is null ? [] :
    [
        "/budget",
        "/budget?ministry=しおかぜ県&year=2024",
        "/budget?by=policy",
        "/budget/alike?year=2025&within=true",
        "/budget/flows",
        "/budget/outcomes",
        "/budget/quality",
        "/budget/documents",
        "/budget/documents/2",
        "/budget/documents/2?code=sum-differs",
        "/budget/import",
        "/projects",
        "/projects?says=設備&order=share",
        "/projects/2025/しおかぜ県/2025-しお-24-0001",
        "/projects/2024/しおかぜ県/2024-しお-23-0003",
        "/projects/2025/しおかぜ県/2025-しお-24-0001/source",
        "/projects/2022/しおかぜ県/5",
        "/projects/2022/しおかぜ県/5/tables",
        "/projects/2022/しおかぜ県/5/source",
        "/payees",
        "/payees?kind=university&says=しおかぜ",
        "/payees/7120005000002",
        "/editions/2031/budget",
        "/editions/2031/mapping",
        "/editions/2031/measures/1/projects",
        "/search?q=潮流&kind=project",
    ];

    /// <summary>Those that are lists and so give CSV.</summary>
    public static IReadOnlyList<string> Lists { get; } =
    [
        "/editions",
        "/editions/2031",
        "/editions/2031/sections/1/(1)",
        "/editions/2031/measures",
        "/editions/2031/items",
        "/editions/2031/indicators",
        "/editions/2031/indicators/1",
        "/editions/2031/footnotes",
        "/editions/2031/restatements",
        "/editions/2031/deadlines",
        "/editions/2031/differences",
        "/editions/2031/findings",
        "/editions/2031/verification",
        "/review",
        "/review/accuracy",
        "/programmes",
        "/ministries",
        "/ministries/海",
        .. Budget.Where(a => !a.EndsWith("/source", StringComparison.Ordinal) && a != "/budget/import" && a != "/projects/2022/しおかぜ県/5" && !a.StartsWith("/search/", StringComparison.Ordinal) && !a.StartsWith("/editions/", StringComparison.Ordinal)),
        "/search?q=海",
        "/search/like?of=2031/measure:1",
        "/search/words",
    ];

    public static string Twin(string address, string ending)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? address + ending : address[..query] + ending + address[query..];
    }
}

using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>A time that a status item states.</summary>
/// <param name="IsMonth">It names a month.</param>
/// <param name="TellsDone">A word of completion stands behind it in the same sentence.</param>
internal readonly record struct ReportedDate(DateOnly End, bool IsMonth, bool TellsDone);

/// <summary>How reports say that something is done, goes on or is still looked at. All texts are key texts.</summary>
internal static class ReportPhrases
{
    private const int Reach = 60;

    private static readonly string[] Completions =
    [
        "策定", "作成", "公表", "設置", "創設", "設立", "発足", "開始", "取りまとめ", "とりまとめ", "決定", "改訂", "改定", "制定", "開催", "締結", "公開", "完了", "達成", "採択", "選定", "開発",
        "整備",
    ];

    private static readonly string[] NotBegun = ["未着手", "未実施", "着手していない", "着手できていない", "開始していない", "開始できていない", "開始に至っていない", "実施に至っていない", "着手に至っていない"];

    private static readonly string[] Examinings = ["検討", "調査", "アンケート", "把握", "議論", "ヒアリング"];

    public static bool SaysDone(string text) => Clauses.EndsWithAny(text.AsSpan().TrimEnd('。'), "結論を得た", "達成した", "達成", "完了した", "完了");

    public static bool SaysNotBegun(string text) => Array.Exists(NotBegun, w => text.Contains(w, StringComparison.Ordinal));

    public static bool GoesOn(string text) => text.Contains("引き続き", StringComparison.Ordinal) || text.Contains("継続", StringComparison.Ordinal);

    public static bool EndsInExamining(string text) => Clauses.EndsWithAny(text.AsSpan().TrimEnd('。'), "検討", "検討する", "検討を行う", "検討を進める", "検討中", "検討を実施");

    public static bool Examines(string text) => Array.Exists(Examinings, w => text.Contains(w, StringComparison.Ordinal));

    /// <summary>…の改訂について検討, …の改訂に向けて検討: what was to be done is only looked at.</summary>
    public static bool IsStillExamined(string text, string act)
    {
        foreach (var sentence in text.Split('。'))
        {
            if (!EndsInExamining(sentence)) continue;
            var end = sentence.LastIndexOf("検討", StringComparison.Ordinal);
            var at = end > 0 ? sentence.LastIndexOf(act, end - 1, StringComparison.Ordinal) : -1;
            if (at >= 0 && sentence[(at + act.Length)..end] is "" or "など" or "等" or "について" or "に向け" or "に向けて" or "などについて" or "等について" or "について引き続き" or "に向けた") return true;
        }

        return false;
    }

    public static bool AimsAtIt(string text) => text.Contains("目標に向け", StringComparison.Ordinal);

    public static List<ReportedDate> Dates(string text)
    {
        var dates = new List<ReportedDate>();
        foreach (var period in PeriodReader.Find(text))
        {
            var stop = text.IndexOf('。', period.End);
            var end = Math.Min(stop < 0 ? text.Length : stop, period.End + Reach);
            var behind = text[period.End..end];
            dates.Add(new(period.Period.End, period.Period.Month is not null, Array.Exists(Completions, c => behind.Contains(c, StringComparison.Ordinal))));
        }

        return dates;
    }

    /// <summary>Names in 「」 of three signs or more, without what brackets inside them add.</summary>
    public static IEnumerable<string> QuotedNames(string text)
    {
        for (var open = text.IndexOf('「', StringComparison.Ordinal); open >= 0; open = text.IndexOf('「', open + 1))
        {
            var close = text.IndexOf('」', open);
            if (close < 0) yield break;
            var name = text[(open + 1)..close];
            var bracket = name.IndexOf('(', StringComparison.Ordinal);
            if (bracket > 0) name = name[..bracket];
            if (name.Length >= 3) yield return name;
        }
    }
}

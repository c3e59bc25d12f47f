using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>The word that makes a deadline of a time.</summary>
/// <param name="End">Position behind the closing word as facts print it: behind まで, not behind までに.</param>
internal readonly record struct DeadlineEnding(DeadlineKind Kind, int End, double Confidence)
{
    // what makes a noun phrase behind に no deadline of its own: comparison, topic, cause
    private static readonly string[] OtherNi =
        ["引き続", "ひきつづ", "続", "比", "対", "加え", "関", "係", "よる", "より", "よれ", "つい", "基づ", "もとづ", "伴", "目指す", "めざす", "おける調", "渡", "なって", "なり"];

    private static readonly string[] DataNouns = ["割合", "実績", "調査", "数値", "結果", "平均", "状況", "水準", "データ"];

    private static readonly string[] ActionNouns =
    [
        "開始", "再開", "実施", "完成", "稼働", "公表", "策定", "実現", "運用", "打上げ", "打ち上げ", "導入", "改訂", "改定", "施行", "移行", "開設", "公開", "完了",
        "供用", "共用", "本格化", "設置", "達成", "取りまとめ", "とりまとめ", "発足", "設立", "着手", "実用化", "社会実装", "普及",
    ];

    /// <summary>The ending behind the period; null where the time is no deadline.</summary>
    public static DeadlineEnding? Read(string text, FoundPeriod period, FoundPeriod? next)
    {
        var at = period.End;
        var part = PartOf(text, period);
        if (TextScan.AnyOf(text, at, "時点", "現在", "実績", "比").Word is not null) return null;
        if (TextScan.Behind(text, at, "まで") is >= 0 and var until) return Until(text, until);
        if (TextScan.AnyOf(text, at, "中", "内") is ({ }, var behindInside) && IsWordEnd(text, behindInside)) return Inside(text, behindInside);
        if (TextScan.AnyOf(text, at, "から", "より", "以降", "以後") is ({ } since, var behindSince)) return Since(text, since, behindSince, next);
        if (TextScan.AnyOf(text, at, "を目途", "をめど", "を目処", "目途", "めど", "目処") is ({ }, var behindAround))
        {
            return Tense.IsPast(text, behindAround) ? null : new(DeadlineKind.Around, behindAround, 0.95);
        }

        if (TextScan.AnyOf(text, at, "を目指", "を目標", "を期限", "をもって") is ({ }, var behindAim)) return new(DeadlineKind.By, behindAim, 0.8);
        if (part is "末") return AtEnd(text, at);
        if (period.Period.IsApproximate || period.Period.IsDecade) return About(text, at, period);
        if (TextScan.AnyOf(text, at, "において", "における") is ({ } during, var behindDuring))
        {
            return IsData(text, behindDuring) || Tense.IsPast(text, behindDuring) ? null : new(DeadlineKind.In, behindDuring, during == "において" ? 0.9 : 0.7);
        }

        if (TextScan.Behind(text, at, "開催") is >= 0 and var held) return TextScan.AnyOf(text, held, "した", "され", "して").Word is null ? new(DeadlineKind.In, held, 0.8) : null;
        if (TextScan.AnyOf(text, at, "早期に", "に") is ({ } on, var behindOn)) return On(text, behindOn);
        if (TextScan.Behind(text, at, "の") is >= 0 and var of) return Planned(text, of);
        return Scheduled(text, at);
    }

    private static DeadlineEnding? Until(string text, int at)
    {
        // までの5年間: the span of a data series
        if (TextScan.Behind(text, at, "の") is >= 0 and var of && TextScan.IsDigitAt(text, TextScan.SkipBlanks(text, of))) return null;
        if (Tense.IsDoneAtOnce(text, at)) return null;
        var (around, end) = TextScan.AnyOf(text, at, "を目途", "をめど", "を目処");
        return new(DeadlineKind.By, around is null ? at : end, 1);
    }

    private static DeadlineEnding? Inside(string text, int at)
    {
        var (around, end) = TextScan.AnyOf(text, at, "を目途", "をめど", "を目処");
        end = around is null ? at : end;
        return Tense.IsPast(text, end) ? null : new(DeadlineKind.By, end, 1);
    }

    // から, より, 以降
    private static DeadlineEnding? Since(string text, string word, int at, FoundPeriod? next)
    {
        if (word == "より" && TextScan.Behind(text, at, "も") >= 0) return null;
        if (TextScan.Behind(text, at, "の") is >= 0 and var of && TextScan.SkipBlanks(text, of) is var name && name < text.Length && text[name] is '「' or '『') return null;
        // から2024年度を対象期間とする, から2023年の間: a span that another thing has
        if (next is not null && TextScan.SkipBlanks(text, at) == next.Index && TextScan.AnyOf(text, next.End, "を対象", "を期間", "の間", "までを", "の期間").Word is not null) return null;
        if (word is "以降" or "以後" ? TextScan.Behind(text, at, "の") is >= 0 and var data && IsData(text, data, 8) : Tense.IsOfOther(text, at)) return null;
        return Tense.IsPast(text, at) ? null : new(DeadlineKind.From, at, 0.95);
    }

    // 末に, 末には, 末に向けて; 末の「…」 names another thing
    private static DeadlineEnding? AtEnd(string text, int at)
    {
        var (word, end) = TextScan.AnyOf(text, at, "に", "、", "で");
        if (word is null || IsOtherNi(text, word == "に" ? end : text.Length)) return null;
        return Tense.IsPast(text, end) ? null : new(DeadlineKind.By, at, 0.9);
    }

    // 頃, 年代: about that time, whatever particle follows
    private static DeadlineEnding? About(string text, int at, FoundPeriod period)
    {
        var particle = TextScan.AnyOf(text, at, "に", "の", "には", "、", "を").Word;
        if (period.Period.IsDecade && !period.Period.IsApproximate && particle is not ("に" or "には")) return null;
        return Tense.IsPast(text, at) ? null : new(DeadlineKind.Around, at, 0.8);
    }

    private static DeadlineEnding? On(string text, int at)
    {
        if (IsOtherNi(text, at) || Tense.IsPast(text, at) || Tense.IsOfOther(text, at)) return null;
        return new(DeadlineKind.In, at, 0.8);
    }

    // 2026年度の運用開始を目標, 2026年度の打上げに向け
    private static DeadlineEnding? Planned(string text, int at)
    {
        var end = Math.Min(text.Length, at + 30);
        for (var i = at; i < end && text[i] is not ('、' or '。' or '「' or '」' or '（' or '）' or '(' or ')'); i++)
        {
            if (TextScan.AnyOf(text, i, "を目標", "を目指", "を予定", "を想定", "を計画") is ({ }, var behind))
            {
                return EndsWithAction(text, at, i) ? new(DeadlineKind.In, behind, 0.8) : null;
            }

            if (TextScan.Behind(text, i, "に向け") is < 0) continue;
            return EndsWithAction(text, at, i) ? new(DeadlineKind.In, i, 0.7) : null;
        }

        return null;
    }

    // （2025年度予定）, 2025年度公募開始予定
    private static DeadlineEnding? Scheduled(string text, int at)
    {
        var start = TextScan.SkipBlanks(text, at);
        for (var i = start; i < text.Length && i - start <= 8; i++)
        {
            if (TextScan.Behind(text, i, "予定") is >= 0 and var end) return new(DeadlineKind.In, end, 0.8);
            if (!JapaneseText.IsKanji(text[i])) return null;
        }

        return null;
    }

    private static bool EndsWithAction(string text, int start, int end)
    {
        var phrase = text.AsSpan(start, end - start).TrimEnd();
        foreach (var noun in ActionNouns)
        {
            if (phrase.EndsWith(noun, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool IsOtherNi(string text, int at) => TextScan.AnyOf(text, at, OtherNi).Word is not null;

    // における割合: a year of data
    private static bool IsData(string text, int at, int reach = 16)
    {
        var end = Math.Min(text.Length, at + reach);
        for (var i = at; i < end && text[i] is not ('、' or '。'); i++)
        {
            if (TextScan.AnyOf(text, i, DataNouns).Word is not null) return true;
        }

        return false;
    }

    // 年中に, not 年中小企業; 年度内に, not 年度内閣府
    private static bool IsWordEnd(string text, int at)
    {
        at = TextScan.SkipBlanks(text, at);
        return at >= text.Length || !(JapaneseText.IsKanji(text[at]) || text[at] is >= 'ァ' and <= 'ヶ') || TextScan.AnyOf(text, at, "目途", "公表", "実施", "開始", "策定").Word is not null;
    }

    private static string? PartOf(string text, FoundPeriod period) =>
        TextScan.Before(text, period.End) is >= 0 and var last && text[last] == '末' ? "末" : null;
}

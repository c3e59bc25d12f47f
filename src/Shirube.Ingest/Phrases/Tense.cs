using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>Tells from the first predicate behind a time whether it was done（…年に策定した）or is to be done（…年に策定する）,
/// and whether the time belongs to another thing（…年から実施される要領）.</summary>
internal static class Tense
{
    private const int Reach = 60;

    // what follows た without having happened: 整備した上で, 適した, といった
    private static readonly string[] NotYet = ["た上で", "たうえで", "た後", "たのち", "た場合"];

    private static readonly string[] Statives =
    [
        "向けた", "適した", "適合した", "特化した", "対応した", "応じた", "即した", "踏まえた", "含めた", "含んだ", "盛り込んだ", "合わせた", "優れた", "通じた", "見据えた", "目指した",
        "活用した", "基づいた", "配慮した", "関連した", "連携した", "重視した", "考慮した", "統合した", "一体となった", "とした", "といった", "わたった", "開かれた", "限られた",
    ];

    private static readonly string[] Past =
        ["した", "された", "われた", "られた", "れた", "めた", "った", "んだ", "けた", "げた", "えた", "せた", "いた", "している", "されている", "してきた", "済み", "済の", "決定。", "決定）", "決定、"];

    private static readonly string[] NotPast =
        ["する", "される", "せる", "できる", "し、", "して", "しつつ", "し ", "行い", "行う", "図る", "図り", "進め", "定め", "得る", "まる", "予定", "目指", "見込", "れる", "。"];

    /// <summary>True where the first predicate behind the position tells of something done. A comma right behind the time lets it go to the main clause, which is never past in a plan.</summary>
    public static bool IsPast(string text, int at)
    {
        var start = TextScan.SkipBlanks(text, at);
        if (TextScan.AnyOf(text, start, "に", "は") is ({ } particle, var behind) && particle == "に") start = TextScan.SkipBlanks(text, behind);
        if (start < text.Length && text[start] is '、' or '，' or '）' or ')') return false;
        var end = Math.Min(text.Length, start + Reach);
        for (var i = start; i < end; i++)
        {
            if (IsOpening(text[i])) i = BehindBracket(text, i, end);
            if (i >= end) return false;
            if (TextScan.AnyOf(text, i, Statives) is ({ } stative, _))
            {
                i += stative.Length - 1;
                continue;
            }

            if (StartsAny(text, i, Past) && !FollowedByNotYet(text, i)) return true;
            if (StartsAny(text, i, NotPast)) return false;
        }

        return false;
    }

    /// <summary>True for 「…までに整備した基盤」: the predicate stands right behind the time and tells of something done.</summary>
    public static bool IsDoneAtOnce(string text, int at)
    {
        var start = TextScan.SkipBlanks(text, TextScan.AnyOf(text, at, "に").End);
        var end = start;
        while (end < text.Length && end - start < 8 && JapaneseText.IsKanji(text[end])) end++;
        return end > start && StartsAny(text, end, ["した", "された", "している", "されている"]) && !FollowedByNotYet(text, end);
    }

    /// <summary>True for 「…に施行される制度」: what happens then happens to another thing, which the text only uses. 開催される is the event the text aims at.</summary>
    public static bool IsOfOther(string text, int at)
    {
        var start = TextScan.SkipBlanks(text, at);
        if (start < text.Length && text[start] is '、' or '，' or 'は' or 'の') return false;
        var end = Math.Min(text.Length, start + 24);
        for (var i = start; i < end && text[i] is not ('、' or '。'); i++)
        {
            if (StartsAny(text, i, ["する", "し、", "して", "行う", "行い", "を図", "まる"])) return false;
            if (TextScan.Behind(text, i, "される") is not (>= 0 and var behind)) continue;
            var noun = TextScan.SkipBlanks(text, behind);
            var held = i >= 2 && text.AsSpan(i - 2, 2).SequenceEqual("開催");
            return !held && noun < text.Length && (JapaneseText.IsKanji(text[noun]) || text[noun] is '「' or (>= 'ァ' and <= 'ヶ'));
        }

        return false;
    }

    private static bool StartsAny(string text, int at, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (at + word.Length <= text.Length && text.AsSpan(at, word.Length).SequenceEqual(word)) return true;
        }

        return false;
    }

    private static bool FollowedByNotYet(string text, int at)
    {
        var ta = text.IndexOfAny(['た', 'だ'], at, Math.Min(6, text.Length - at));
        return ta >= 0 && StartsAny(text, ta, NotYet);
    }

    private static bool IsOpening(char c) => c is '「' or '『' or '（' or '(';

    // names and remarks between the time and its predicate are stepped over
    private static int BehindBracket(string text, int at, int limit)
    {
        var close = text[at] switch { '「' => '」', '『' => '』', '（' => '）', _ => ')' };
        var found = text.IndexOf(close, at);
        return found < 0 || found - at > 80 ? at + 1 : Math.Min(found + 1, limit);
    }
}

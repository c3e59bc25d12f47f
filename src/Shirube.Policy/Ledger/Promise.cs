using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>What a text promises by a date: the deadline's own clause, and the object before the date where the clause is only a verb
/// （「戦略」を2021年度中に策定する）. All parts are key texts: NFKC, no blanks.</summary>
/// <param name="Object">What stands before the date and belongs to it; may be empty.</param>
/// <param name="Clause">From behind the date to the end of its predicate.</param>
/// <param name="Act">Noun of the act promised: 策定, 検討 …; empty where none is known.</param>
internal readonly record struct Promise(string Object, string Clause, string Act)
{
    private const int BareVerb = 8;

    private const int ShortObject = 12;

    private const int LongestObject = 40;

    private static readonly string[] Particles =
        ["を目途として", "をめどとして", "を目途に", "をめどに", "までに", "まで", "には", "中に", "内に", "に", "を", "の", "、", "として"];

    // acts that make something that stands from then on
    private static readonly string[] Making =
        ["取りまとめ", "とりまとめ", "策定", "作成", "公表", "公開", "設置", "創設", "設立", "発足", "開始", "開設", "構築", "導入", "開発", "確立"];

    private static readonly string[] Acts =
    [
        .. Making,
        "明確化", "見直し", "整備", "改訂", "改定", "決定", "実施", "検討", "結論", "完了", "達成", "着手", "普及", "展開", "強化", "拡大", "拡充", "推進", "促進", "支援", "連携", "運用",
        "実現", "提示", "定め", "調査", "試行", "削減", "反映", "移行",
    ];

    // what follows the noun of an act where it is the predicate and not part of a name
    private static readonly string[] Predicates = ["す", "し", "さ", "せ", "を行", "を図", "を進", "を得", "に取", "に着手", "を目", "を実施", "を開始", "を完了", "め", "り", "る", "ま", "。"];

    public string Text => Object + Clause;

    public bool Makes => Array.IndexOf(Making, Act) >= 0;

    /// <summary>True for an act that is over once a text or body stands: a late date beside it tells that it was late.</summary>
    public bool Concludes => Act is "定め" or "検討" or "結論" or "取りまとめ" or "とりまとめ" or "策定" or "作成" or "設置" or "整備";

    /// <summary>Reads the promise around the deadline that stands at <paramref name="start"/> of the key text.</summary>
    public static Promise Read(string text, int start, int length)
    {
        var sentence = text.LastIndexOf('。', Math.Max(0, start - 1)) + 1;
        if (sentence > start) sentence = 0;
        var own = Own(WithoutParticles(text[Math.Min(text.Length, start + length)..]));
        return new(ObjectOf(text[sentence..start], own), own, ActOf(own));
    }

    private static string WithoutParticles(string text)
    {
        while (Array.Find(Particles, p => text.StartsWith(p, StringComparison.Ordinal)) is { } particle) text = text[particle.Length..];
        return text;
    }

    private static string Own(string behind)
    {
        var end = 0;
        foreach (var clause in Clauses.Of(behind))
        {
            end += clause.Length;
            if (Clauses.IsPredicate(clause)) break;
        }

        return behind[..end];
    }

    // を, について right before the date, or a clause that is a bare verb: what is acted on stands before the date
    private static string ObjectOf(string before, string own)
    {
        var clauses = Clauses.Of(before);
        if (clauses.Count == 0) return "";
        var last = clauses[^1].AsSpan().TrimEnd('、');
        if (!Clauses.EndsWithAny(last, "を", "について", "は", "も", "が") && own.Count(IsContent) >= BareVerb) return "";
        var start = before.Length;
        for (var i = clauses.Count - 1; i >= 0 && before.Length - start < LongestObject; i--)
        {
            var clause = clauses[i].AsSpan().TrimEnd('、');
            var taken = before.Length - start;
            if (taken > 0 && !Clauses.IsNominal(clauses[i]) && !Clauses.EndsWithAny(clause, "の") && (taken >= ShortObject || !Clauses.EndsWithAny(clause, "を", "は", "について", "や", "等"))) break;
            start -= clauses[i].Length;
        }

        return before[start..];
    }

    private static string ActOf(string own)
    {
        var act = "";
        for (var i = 0; i < own.Length; i++)
        {
            if (ActAt(own, i) is not { } found) continue;
            // the verb right behind the date: …に改訂する指針について
            if (i == 0 && StartsAny(own.AsSpan(found.Length), "する", "される", "し")) return found;
            if (StartsAny(own.AsSpan(i + found.Length), Predicates) || i + found.Length == own.Length) act = found;
            i += found.Length - 1;
        }

        return act;
    }

    private static string? ActAt(string text, int at) => Array.Find(Acts, noun => text.AsSpan(at).StartsWith(noun, StringComparison.Ordinal));

    private static bool StartsAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool IsContent(char c) => JapaneseText.IsKanji(c) || c is (>= 'ァ' and <= 'ヴ') || char.IsAsciiLetterOrDigit(c);
}

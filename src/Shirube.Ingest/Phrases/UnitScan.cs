using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>What stands behind a number.</summary>
/// <param name="Value">The number, brought to the unit: 7割 gives 70 and "%".</param>
/// <param name="Unit">As printed without blanks, with scale（億円, 万人）; null for a bare number.</param>
/// <param name="IsNoQuantity">The number is part of a name or an ordinal: 5G, 第3期, 4章, 2号.</param>
internal readonly record struct ScannedUnit(decimal Value, string? Unit, ValueOperator Operator, int End, bool IsNoQuantity = false);

/// <summary>Reads the unit behind a number with 以上, 程度, 増 … and a total（／64か国中）.</summary>
internal static class UnitScan
{
    private const int LongestUnit = 12;

    // what counts things, longest first where one begins like another; a word behind it does not belong to the unit（30本策定 is 30本）
    private static readonly string[] Counters =
    [
        "ポイント", "ドル", "ユーロ", "ペタFLOPS", "エクサFLOPS", "サイト", "チーム", "プロジェクト", "プログラム", "トン", "キロ", "メートル",
        "地方公共団体", "都道府県", "市区町村", "市町村", "自治体", "団体", "世帯", "機関", "領域", "課題", "課程", "研究科", "拠点", "地域", "地区",
        "か国", "カ国", "ヵ国", "ヶ国", "箇国", "か所", "カ所", "ヵ所", "ヶ所", "箇所", "か月", "カ月", "ヶ月",
        "時間", "年間", "日間", "週間", "種類", "種", "品目", "機種", "本部", "事業者", "事業", "経営体", "企業", "大学", "ヶ年", "か年",
        "人", "名", "社", "件", "本", "校", "回", "位", "倍", "個", "台", "円", "歳", "語", "基", "棟", "戸", "床", "組", "者", "枚", "冊", "点", "隊", "分野", "分", "秒", "年", "日", "つ",
    ];

    private static readonly string[] LatinUnits =
    [
        "m", "km", "cm", "mm", "nm", "g", "kg", "mg", "t", "L", "ha", "h", "s", "W", "V", "J", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "Hz", "pt",
    ];

    private static readonly string[] Ordinals = ["期", "章", "条", "号", "次", "番", "月", "級", "世紀", "代"];

    public static ScannedUnit Read(string text, int at, decimal value, string? scale = null)
    {
        var start = TextScan.SkipBlanks(text, at);
        if (scale is null)
        {
            if (TextScan.AnyOf(text, at, Ordinals).Word is not null) return new(value, null, ValueOperator.Equal, at, IsNoQuantity: true);
            if (TextScan.Behind(text, at, "割") is >= 0 and var share && TextScan.Behind(text, share, "合") < 0) return Closed(text, share, value * 10, "%");
            if (TextScan.AnyOf(text, at, "%", "％") is ({ } percent, var behindPercent)) return Closed(text, behindPercent, value, Printed(text, at, behindPercent, percent));
        }

        var end = UnitEnd(text, start);
        if (end < 0) return new(value, null, ValueOperator.Equal, at, IsNoQuantity: true);
        var unit = (scale ?? "") + TextScan.WithoutBlanks(text, start, end);
        return Closed(text, end == start ? at : end, value, unit.Length == 0 ? null : unit);
    }

    private static string Printed(string text, int start, int end, string word) => TextScan.WithoutBlanks(text, start, end) is { Length: > 0 } printed ? printed : word;

    // the bound words behind the unit
    private static ScannedUnit Closed(string text, int at, decimal value, string? unit)
    {
        if (unit is not null && unit.EndsWith('位')) at = BehindTotal(text, at);
        var (change, behindChange) = TextScan.AnyOf(text, at, "増加", "増", "減少", "削減", "減");
        if (change is not null && unit is not null)
        {
            unit += change[0] == '増' ? "増" : "減";
            at = behindChange;
        }

        var inner = TextScan.Behind(text, at, "を");
        var (bound, end) = TextScan.AnyOf(text, at, "以上", "以下", "以内", "未満", "程度", "前後", "超", "強", "弱");
        if (bound is null && inner >= 0) (bound, end) = TextScan.AnyOf(text, inner, "超", "上回", "下回");
        var op = bound switch
        {
            "以上" => ValueOperator.AtLeast,
            "以下" or "以内" => ValueOperator.AtMost,
            "未満" or "下回" => ValueOperator.LessThan,
            "超" or "上回" => ValueOperator.MoreThan,
            "程度" or "前後" or "強" or "弱" => ValueOperator.About,
            _ => ValueOperator.Equal,
        };
        if (bound is "超" or "上回" or "下回") end = BehindEnding(text, end);
        return new(value, unit, op, bound is null ? at : end);
    }

    private static int BehindEnding(string text, int at) => TextScan.AnyOf(text, at, "える", "え", "る").End;

    // 35位／64か国中
    private static int BehindTotal(string text, int at)
    {
        var slash = TextScan.SkipBlanks(text, at);
        if (slash >= text.Length || text[slash] is not ('/' or '／') || NumberScan.Read(text, TextScan.SkipBlanks(text, slash + 1)) is not { } total) return at;
        var end = UnitEnd(text, total.End);
        if (end < 0) return at;
        return TextScan.Behind(text, end, "中") is >= 0 and var within ? within : end;
    }

    // end of the unit that begins at the position (the position itself for a bare number); -1 where the number belongs to a word of letters
    private static int UnitEnd(string text, int start)
    {
        var end = OneUnitEnd(text, start);
        if (end <= start) return end;
        while (end + 1 < text.Length && text[end] is '/' or '／' && !TextScan.IsDigitAt(text, end + 1))
        {
            var below = OneUnitEnd(text, end + 1);
            if (below <= end + 1) break;
            end = below;
        }

        return ConversionEnd(text, end);
    }

    private static int OneUnitEnd(string text, int start)
    {
        if (start >= text.Length) return start;
        if (IsLatin(text[start])) return LatinEnd(text, start);
        var (counter, behind) = TextScan.AnyOf(text, start, Counters);
        if (counter is not null) return behind + JoinedCounter(text, behind);
        var end = start;
        while (end < text.Length && end - start < LongestUnit && IsUnitSign(text, end) && !IsBoundWord(text, end)) end++;
        return end;
    }

    // 件・団体: a second word behind a middle dot
    private static int JoinedCounter(string text, int at)
    {
        if (at + 1 >= text.Length || text[at] != '・') return 0;
        var (word, end) = TextScan.AnyOf(text, at + 1, Counters);
        return word is null ? 0 : end - at;
    }

    private static int LatinEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && (IsLatin(text[end]) || (text[end] is '²' or '³' && end > start))) end++;
        var word = JapaneseText.HalfWidth(text[start..end]).TrimEnd('²', '³');
        return word.Length >= 3 || LatinUnits.Contains(word, StringComparer.Ordinal) ? end : -1;
    }

    // トン（CO₂換算）
    private static int ConversionEnd(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('（' or '(')) return at;
        var close = text.IndexOfAny(['）', ')'], at);
        return close > at && close - at < 16 && text.AsSpan(at, close - at).EndsWith("換算") ? close + 1 : at;
    }

    private static bool IsUnitSign(string text, int at)
    {
        var c = text[at];
        if (JapaneseText.IsKanji(c) || c is (>= 'ァ' and <= 'ヶ') or 'ー' or '℃' or '°' or '‰' or '㎡' or '㎢') return true;
        if (c is 'C' && at > 0 && text[at - 1] == '°') return true;
        return c == '・' && at + 1 < text.Length && JapaneseText.IsKanji(text[at + 1]);
    }

    private static bool IsBoundWord(string text, int at) =>
        TextScan.AnyOf(text, at, "以上", "以下", "以内", "未満", "程度", "前後", "超", "増", "減", "削減", "相当", "達成", "目標", "規模", "策定", "実施", "中の").Word is not null;

    private static bool IsLatin(char c) => char.IsAsciiLetter(JapaneseText.HalfWidth(c));
}

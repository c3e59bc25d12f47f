using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A value with what it is the value of and when.</summary>
/// <param name="Label">Words before the number, with a remark behind it; null where there are none.</param>
/// <param name="Period">Null where not stated.</param>
/// <param name="PeriodText">The period with the words around it（2022年度設立）; null where not stated.</param>
/// <param name="IsResult">True where the period is called 実績: the value before the target, not a state observed.</param>
/// <param name="Place">Characters of the value.</param>
public sealed record Observation(string? Label, Quantity Quantity, PrintedPeriod? Period, string? PeriodText, bool IsResult, MappedText Place);

/// <summary>Reads lists of values: 「男性 72歳（2019年）、女性 75歳（2019年）」, 「283領域、31%（2015年～2020年）」, 「関心度（男性 65%、女性 52%）」.
/// A number is a value where its clause ends with it; one inside a sentence is not（上位100社に…）.</summary>
public static class ObservationReader
{
    /// <summary>Values in the order of the text. A period in brackets behind the last value also holds for those before it that have none.</summary>
    public static ImmutableArray<Observation> Read(MappedText text)
    {
        var found = new List<Observation>();
        ReadList(text, null, found, 0);
        return [.. found];
    }

    /// <summary>True where the period stands in brackets of a source, not of a value.</summary>
    private static bool IsSource(string inside) =>
        inside.Contains('「', StringComparison.Ordinal) || inside.Contains("出典", StringComparison.Ordinal) || inside.Contains("公表", StringComparison.Ordinal);

    private static void ReadList(MappedText text, string? prefix, List<Observation> found, int depth)
    {
        var value = text.Value;
        var brackets = Brackets.Find(value);
        var masked = Brackets.Mask(value, brackets);
        var state = new ListState(prefix, found.Count);
        for (var start = 0; start <= masked.Length;)
        {
            var end = masked.AsSpan(start).IndexOfAny('、', '。', ';') is >= 0 and var length ? start + length : masked.Length;
            ReadItem(text, masked, brackets, start, end, state, found, depth);
            if (end < masked.Length && masked[end] == '。' && !HasOwnPeriodBehind(value, end + 1)) state.Close(found);
            start = end + 1;
        }

        state.Close(found);
    }

    // 「…は約18%。（2022年度）」: the bracket behind the full stop still belongs to the value
    private static bool HasOwnPeriodBehind(string value, int at)
    {
        at = TextScan.SkipBlanks(value, at);
        return at < value.Length && value[at] is '（' or '(';
    }

    private static void ReadItem(
        MappedText text, string masked, ImmutableArray<Bracket> brackets, int start, int end, ListState state, List<Observation> found, int depth)
    {
        var item = masked[start..end];
        var inside = brackets.Where(b => !b.IsQuote && b.Start >= start && b.End <= end).ToList();
        var quantities = QuantityReader.Find(item);
        var last = quantities.IsEmpty ? null : quantities[^1];
        if (last is null || !EndsItem(item, last))
        {
            if (last is null && TryBrackets(text, item, start, inside, state, found, depth)) return;
            if (Brackets.SkipGaps(item, 0) == item.Length && PeriodBehind(text.Value, inside, out _) is ({ } late, var lateText)) state.Backfill(found, late, lateText);
            else state.NotePeriod(item, text.Value[start..end]);
            return;
        }

        var chain = Chain(item, quantities);
        var label = Label(text.Value[start..end], item, chain[0].Index, state);
        var (period, periodText) = PeriodBehind(text.Value, inside.Where(b => b.Start - start >= last.Index), out var remark);
        var before = PeriodReader.Find(item[..chain[0].Index], joinFromTo: true);
        if (period is null && !before.IsEmpty) (period, periodText) = (before[^1].Period, before[^1].Period.Text);
        if (period is null) (period, periodText) = PeriodBehind(text.Value, inside.Where(b => b.Start - start < last.Index), out _);
        foreach (var quantity in chain)
        {
            var isFirst = quantity == chain[0];
            var unit = isFirst ? PerUnit(item, quantity) : quantity.Quantity.Unit;
            if (isFirst && remark is not null && remark.EndsWith("換算", StringComparison.Ordinal)) (unit, remark) = (unit + "（" + remark + "）", null);
            found.Add(new(
                isFirst ? Combined(state.Prefix, label, remark) : state.Prefix,
                quantity.Quantity with { Unit = unit },
                period ?? state.Pending,
                periodText ?? state.PendingText,
                state.PendingIsResult || item.Contains("実績", StringComparison.Ordinal),
                text.Slice(start + quantity.Index, quantity.Length)));
        }

        state.Carry = null;
    }

    // nothing but brackets and dots behind the number
    private static bool EndsItem(string item, FoundQuantity last)
    {
        var behind = Brackets.SkipGaps(item, last.End);
        if (behind < item.Length) return item[behind] is '…' or '※' || IsDoneBehind(item, behind);
        return TextScan.Before(item, last.Index) is not (>= 0 and var before) || item[before] != 'を';
    }

    // 30都府県が接続済み
    private static bool IsDoneBehind(string item, int at) =>
        item[at] == 'が' && item.AsSpan(at).TrimEnd([' ', '　', Brackets.Gap]) is var rest && rest.Length <= 8 && (rest.EndsWith("済み") || rest.EndsWith("済"));

    // 3,274億円／2,075件: values joined by a slash
    private static List<FoundQuantity> Chain(string item, ImmutableArray<FoundQuantity> quantities)
    {
        var chain = new List<FoundQuantity> { quantities[^1] };
        for (var i = quantities.Length - 2; i >= 0; i--)
        {
            var gap = item[quantities[i].End..chain[0].Index].Trim();
            if (gap is not ("／" or "/")) break;
            chain.Insert(0, quantities[i]);
        }

        return chain;
    }

    // 関心度（男性 65%、女性 52%）, 東京大学（2.3%）, （2020年度時点、17.7%）
    private static bool TryBrackets(
        MappedText text, string item, int start, List<Bracket> inside, ListState state, List<Observation> found, int depth)
    {
        if (depth > 1) return false;
        var read = false;
        foreach (var bracket in inside)
        {
            var inner = text.Slice(bracket.InnerStart, bracket.InnerLength);
            if (IsSource(inner.Value)) continue;
            var count = found.Count;
            var label = Clean(item[..(bracket.Start - start)]);
            ReadList(inner, Combined(state.Prefix, label, null), found, depth + 1);
            read |= found.Count > count;
        }

        if (!read) return false;
        if (PeriodBehind(text.Value, inside, out _) is ({ } period, var periodText)) state.Backfill(found, period, periodText);
        return true;
    }

    // the first bracket that names a time and is no source; another one is a remark on the value
    private static (PrintedPeriod? Period, string? Text) PeriodBehind(string value, IEnumerable<Bracket> brackets, out string? remark)
    {
        remark = null;
        foreach (var bracket in brackets)
        {
            var inner = value.Substring(bracket.InnerStart, bracket.InnerLength);
            if (IsSource(inner)) continue;
            var periods = PeriodReader.Find(inner, joinFromTo: true);
            if (periods.IsEmpty)
            {
                remark ??= inner;
                continue;
            }

            return (periods[^1].Period, inner.Length <= 24 ? Clean(inner.Replace("いずれも", "", StringComparison.Ordinal)) : periods[^1].Period.Text);
        }

        return (null, null);
    }

    private static string? Label(string printed, string item, int end, ListState state)
    {
        var (from, to) = (0, end);
        var periods = PeriodReader.Find(item[..end], joinFromTo: true);
        if (!periods.IsEmpty && TextScan.SkipBlanks(item, 0) == periods[0].Index) from = TextScan.AnyOf(item, periods[0].End, "までの", "における", "には", "に", "の", "は", "で").End;
        if (!periods.IsEmpty && periods[^1].Index >= from && TextScan.SkipBlanks(item, periods[^1].End) >= end) to = periods[^1].Index;
        return Clean(state.Carry + printed[from..to]);
    }

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = TextScan.WithoutBlanks(text, 0, text.Length).Replace(Brackets.Gap.ToString(), "", StringComparison.Ordinal).Trim('：', ':', '、', '・', '-', '＝');
        foreach (var ending in (ReadOnlySpan<string>)["について", "のうち", "は", "が", "で", "の"])
        {
            if (clean.Length > ending.Length && clean.EndsWith(ending, StringComparison.Ordinal)) clean = clean[..^ending.Length];
        }

        return clean.Length == 0 ? null : clean;
    }

    private static string? Combined(string? prefix, string? label, string? remark)
    {
        var text = prefix is null ? label : label is null ? prefix : prefix + "：" + label;
        return remark is null ? text : text is null ? remark : text + "（" + remark + "）";
    }

    // 人口100万人当たり123人: 人/人口100万人
    private static string? PerUnit(string item, FoundQuantity quantity)
    {
        var before = item.AsSpan(0, quantity.Index).TrimEnd();
        if (!before.EndsWith("当たり") && !before.EndsWith("あたり")) return quantity.Quantity.Unit;
        var per = TextScan.WithoutBlanks(item, 0, before.Length - 3);
        return QuantityReader.Find(per).IsEmpty || per.Length > 12 ? quantity.Quantity.Unit : quantity.Quantity.Unit + "/" + per;
    }

    /// <summary>What a list of values has said so far.</summary>
    private sealed class ListState(string? prefix, int first)
    {
        public string? Prefix { get; } = prefix;

        /// <summary>Index of the list's first value among all found.</summary>
        public int First { get; private set; } = first;

        /// <summary>Words of an item without a value, which lead the next label.</summary>
        public string? Carry { get; set; }

        public PrintedPeriod? Pending { get; private set; }

        public string? PendingText { get; private set; }

        public bool PendingIsResult { get; private set; }

        // 「2021年度実績、約3,100名」: an item that is only a time holds for what follows
        public void NotePeriod(string item, string printed)
        {
            var periods = PeriodReader.Find(item, joinFromTo: true);
            if (periods.IsEmpty)
            {
                Carry = item.Trim(' ', '　', Brackets.Gap) is { Length: > 0 and < 30 } words && !words.EndsWith("よれば", StringComparison.Ordinal) && !words.EndsWith("よると", StringComparison.Ordinal) ? words + "、" : null;
                return;
            }

            Pending = periods[^1].Period;
            PendingText = Clean(printed.Length < 30 ? printed : periods[^1].Period.Text);
            PendingIsResult = item.Contains("実績", StringComparison.Ordinal);
        }

        // a bracket behind all of the list
        public void Backfill(List<Observation> found, PrintedPeriod period, string? printed)
        {
            for (var i = First; i < found.Count; i++)
            {
                if (found[i].Period is null) found[i] = found[i] with { Period = period, PeriodText = printed };
            }
        }

        // a period that only the last value has holds for all of the list
        public void Close(List<Observation> found)
        {
            for (var i = found.Count - 2; i >= First; i--)
            {
                if (found[i].Period is null && found[i + 1].Period is not null) found[i] = found[i] with { Period = found[i + 1].Period, PeriodText = found[i + 1].PeriodText };
            }

            First = found.Count;
            (Pending, PendingText, PendingIsResult, Carry) = (null, null, false, null);
        }
    }
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A goal, its lines, and its text without marks and references.</summary>
internal sealed record BoxedGoal(Goal Goal, Block Block, MappedText Text);

/// <summary>Quantified targets that stand only in the words of a goal. What a table below the goal measures is not read twice.</summary>
internal static class ProseIndicators
{
    private const double SameThing = 0.5; // share of a row's name that the goal's words hold
    private static readonly string[] NoTargets = ["つ", "分野", "期", "本柱", "次", "項目"];

    public static ImmutableArray<Indicator> Find(List<BoxedGoal> goals, List<IndicatorRow> rows, IEnumerable<Passage> status)
    {
        var found = ImmutableArray.CreateBuilder<Indicator>();
        Goal? above = null;
        foreach (var (goal, block, text) in goals)
        {
            if (goal.Level < 2) above = goal;
            if (goal.Kind != GoalKind.Goal) continue;
            var covering = rows.Where(r => ReferenceEquals(r.Scope.Section, block.Scope.Section) && SharedPairs(r.Name.Value, goal.Text) >= SameThing).ToList();
            found.AddRange(Of(goal, block.Scope, text, covering, goal.Level == 2 ? above : null));
        }

        foreach (var passage in status) found.AddRange(Quoted(passage));
        return found.DrainToImmutable();
    }

    /// <summary>The goal that a row of a table measures: the one of its group that names the same thing.</summary>
    public static Goal? Related(IndicatorRow row, List<BoxedGoal> goals)
    {
        var near = goals.Where(g => g.Goal.Kind == GoalKind.Goal && ReferenceEquals(g.Block.Scope.Section, row.Scope.Section)
            && g.Goal.Groups.SequenceEqual(row.Scope.Groups, StringComparer.Ordinal)).Select(g => g.Goal).ToList();
        if (near.Count <= 1) return near.FirstOrDefault();
        var best = near.Select(g => (Goal: g, Share: SharedPairs(row.Name.Value, g.Text))).MaxBy(g => g.Share);
        return best.Share >= 0.7 ? best.Goal : null;
    }

    private static IEnumerable<Indicator> Of(Goal goal, Scope scope, MappedText text, List<IndicatorRow> covering, Goal? above)
    {
        var value = text.Value;
        var periods = PeriodReader.Find(value).RemoveAll(p => IsReference(value, p));
        var quantities = QuantityReader.Find(value).Where(q => IsTarget(value, q)).ToList();
        var change = Change(value, quantities, covering);
        if (covering.Count > 0 && change is null) yield break;
        if (change is { } c) quantities = [c.To];
        if (quantities.Count == 0 && IsComparison(value) && periods.Length == 1)
        {
            yield return Make(goal, scope, text, NameBehind(value, value.IndexOf('並', StringComparison.Ordinal) + 1), null, periods[0], null);
            yield break;
        }

        var name = "";
        for (var i = 0; i < quantities.Count; i++)
        {
            var quantity = quantities[i];
            var own = change is null ? Name(value, quantity, periods) : Subject(value, periods);
            name = own.Length > 1 ? own : name;
            if (i + 1 < quantities.Count && IsRefined(value, quantity, quantities[i + 1], periods)) continue;
            var period = periods.LastOrDefault(p => p.End <= quantity.Index) ?? periods.FirstOrDefault(p => p.Index >= quantity.End);
            period ??= above is not null && above.Text.Contains("以下の", StringComparison.Ordinal) && PeriodReader.Find(above.Text) is [var only] ? only : null;
            yield return Make(goal, scope, text, name.Length > 0 ? name : goal.Text, quantity, change is null ? period : periods.FirstOrDefault(), change?.From);
        }
    }

    private static Indicator Make(Goal goal, Scope scope, MappedText text, string name, FoundQuantity? quantity, FoundPeriod? due, (FoundQuantity Quantity, FoundPeriod? Period)? from)
    {
        var place = quantity is null ? text : text.Slice(quantity.Index, quantity.Length);
        return new()
        {
            Order = 0,
            Section = scope.Path,
            SectionTitle = scope.Title,
            Kind = IndicatorKind.Prose,
            Name = name,
            Target = new(
                quantity?.Quantity.Text ?? goal.Text, quantity?.Quantity.Value, quantity?.Quantity.Unit, due?.Period.Year, due?.Period.IsFiscal ?? false,
                quantity?.Quantity.Operator ?? ValueOperator.Equal, Evidence.Of("goals.indicator.target", place)),
            Baseline = from is not { } f ? null : new(
                f.Quantity.Quantity.Text, f.Quantity.Quantity.Value, f.Quantity.Quantity.Unit, f.Period?.Period.Year, f.Period?.Period.IsFiscal ?? false,
                f.Quantity.Quantity.Operator, Evidence.Of("goals.indicator.baseline", text.Slice(f.Quantity.Index, f.Quantity.Length))),
            Footnotes = goal.Footnotes,
            IsRestated = goal.IsRestated,
            Evidence = Evidence.Of("goals.indicator.prose", text, 0.8),
        };
    }

    // 「0.9%の伸びを年２％に向上」: from one value to another, the first of which no table holds
    private static ((FoundQuantity Quantity, FoundPeriod? Period) From, FoundQuantity To)? Change(string text, List<FoundQuantity> quantities, List<IndicatorRow> covering)
    {
        for (var i = 0; i + 1 < quantities.Count; i++)
        {
            var (from, to) = (quantities[i], quantities[i + 1]);
            var between = text[from.End..to.Index];
            if (from.Quantity.Unit is null || to.Quantity.Unit is null || JapaneseText.Key(from.Quantity.Unit) != JapaneseText.Key(to.Quantity.Unit)) continue;
            if (between.Length > 12 || !between.Contains('を', StringComparison.Ordinal)) continue;
            if (to.End >= text.Length || text[to.End] != 'に' || covering.Any(r => r.Values.Any(v => v.Value == from.Quantity.Value))) continue;
            return ((from, PeriodReader.Find(text[..from.Index]).LastOrDefault()), to);
        }

        return null;
    }

    private static bool IsTarget(string text, FoundQuantity quantity)
    {
        var unit = quantity.Quantity.Unit;
        if (unit is null || quantity.Quantity.Value is null || Array.IndexOf(NoTargets, unit) >= 0) return false;
        if (unit.Length > 2 && unit.All(c => char.IsAsciiLetterUpper(JapaneseText.HalfWidth(c)))) return false; // ３ＧＰＰ
        return quantity.End >= text.Length || text[quantity.End] is not '目';
    }

    // of a span 500万～1000万 and of 3年延ばし、75歳以上とする the last number is the target
    private static bool IsRefined(string text, FoundQuantity first, FoundQuantity next, ImmutableArray<FoundPeriod> periods)
    {
        var between = text[first.End..next.Index].Trim();
        if (between is "～" or "〜" or "-" or "から") return true;
        return between.EndsWith("し、", StringComparison.Ordinal) && between.Length <= 6 && !periods.Any(p => p.Index >= first.End && p.End <= next.Index);
    }

    // 2019年の水準から: the time of what is compared with, not when it is due
    private static bool IsReference(string text, FoundPeriod period)
    {
        var behind = text.AsSpan(period.End).TrimStart();
        return behind.StartsWith("の水準") || behind.StartsWith("水準") || behind.StartsWith("実績") || behind.StartsWith("の実績") || behind.StartsWith("比");
    }

    private static string Subject(string text, ImmutableArray<FoundPeriod> periods)
    {
        var end = text.IndexOf('を', StringComparison.Ordinal);
        if (end < 0) return "";
        var start = periods.FirstOrDefault(p => p.End < end)?.End ?? 0;
        return text[start..end].Trim('に', 'の', ' ', '、');
    }

    private static bool IsComparison(string text) => text.Contains("並の", StringComparison.Ordinal) || text.Contains("並みの", StringComparison.Ordinal);

    // the noun before the number: 人材を 40名 is 人材; of 1割以下の水素製造コスト it is what stands behind
    private static string Name(string text, FoundQuantity quantity, ImmutableArray<FoundPeriod> periods)
    {
        var end = quantity.Index;
        while (end > 0 && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '（' or '(')) end--;
        var start = end;
        while (start > 0 && text[start - 1] is not ('、' or '。' or '（' or '(' or '）' or ')')) start--;
        var segment = text[start..end];
        foreach (var period in periods.Reverse())
        {
            if (period.Index >= start && period.End <= end) segment = segment[..(period.Index - start)] + segment[(period.End - start)..];
        }

        segment = segment.Replace("までに", "", StringComparison.Ordinal).Trim();
        foreach (var number in QuantityReader.Find(segment).Reverse())
        {
            if (segment[number.End..].Trim() is "～" or "〜") segment = segment[..number.Index].Trim(); // the first number of a span
        }

        var particle = segment.LastIndexOfAny(['を', 'は']);
        if (particle > 1) segment = segment[..particle];
        segment = segment.Trim('の', 'に', 'を', 'は', 'が', 'で', ' ');
        return segment.Length > 1 && segment is not "現在" ? segment : NameBehind(text, quantity.End);
    }

    private static string NameBehind(string text, int at)
    {
        while (at < text.Length && text[at] is 'み' or 'の' or ' ') at++;
        var end = at;
        while (end < text.Length && text[end] is not ('、' or '。' or 'を' or 'に' or 'と' or 'し' or '（')) end++;
        return at > 0 && text[at - 1] == 'の' ? text[at..end].Trim() : "";
    }

    // 価格目標である…の「2030年発電コスト８円/kWh」: a status item that quotes a target
    private static IEnumerable<Indicator> Quoted(Passage passage)
    {
        var text = passage.Text;
        var aim = text.IndexOf("目標である", StringComparison.Ordinal);
        if (aim < 0) yield break;
        var stop = text.IndexOf('。', aim) is > 0 and var s ? s : text.Length;
        for (var open = text.IndexOf('「', aim); open >= 0 && open < stop; open = text.IndexOf('「', open + 1))
        {
            var close = text.IndexOf('」', open);
            if (close < 0) yield break;
            var inside = text[(open + 1)..close];
            if (PeriodReader.Find(inside) is not [var due, ..] || QuantityReader.Find(inside).FirstOrDefault(q => q.Index >= due.End) is not { } first) continue;
            var quantity = QuantityReader.Find(inside).Last(q => q.Index >= first.Index);
            var before = text[aim..open].Split('、', 'る')[^1].Trim('の', ' ');
            yield return new()
            {
                Order = 0,
                Section = passage.Section,
                SectionTitle = "",
                Kind = IndicatorKind.Prose,
                Name = before + inside[due.End..quantity.Index].TrimEnd('～', '〜', ' ').TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '０', '１', '２', '３', '４', '５', '６', '７', '８', '９').Trim(),
                Target = new(quantity.Quantity.Text, quantity.Quantity.Value, quantity.Quantity.Unit, due.Period.Year, due.Period.IsFiscal, quantity.Quantity.Operator, passage.Evidence),
                Footnotes = passage.Footnotes,
                Evidence = passage.Evidence with { Rule = "goals.indicator.quoted", Confidence = 0.7 },
            };
        }
    }

    private static double SharedPairs(string rowName, string goalText)
    {
        var name = JapaneseText.Key(rowName);
        var text = JapaneseText.Key(goalText);
        if (name.Length < 2) return 0;
        var shared = 0;
        for (var i = 0; i + 1 < name.Length; i++)
        {
            if (text.AsSpan().IndexOf(name.AsSpan(i, 2), StringComparison.Ordinal) >= 0) shared++;
        }

        return (double)shared / (name.Length - 1);
    }
}

using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

internal enum ColumnRole
{
    Value,
    Baseline,
    Target,
}

/// <summary>A column of an indicator table.</summary>
/// <param name="Label">As printed, without blanks and without its role, e.g. 2018年(2017年10月公表); empty where only the role stands.</param>
/// <param name="Year">Of a span its last; null where none is printed.</param>
internal sealed record IndicatorColumn(string Label, int? Year, bool IsFiscal, ColumnRole Role);

/// <summary>Reads the heads of indicator tables: periods, and the roles （基準値）（現状）（目標値）.</summary>
internal static class IndicatorHeader
{
    private const string PeriodSigns = "年度月日末頃初公表時点現在累計平均（）()→～〜~-－―—‐‑–基準値状目標績実 　";

    /// <summary>A line that holds only periods and roles.</summary>
    public static bool IsHeader(string text)
    {
        if (!text.All(c => JapaneseText.DigitValue(c) >= 0 || PeriodSigns.Contains(c, StringComparison.Ordinal))) return false;
        return HasYear(text) || HasRole(text) || IsPieceOfPeriod(text);
    }

    /// <summary>Columns of the lines of one head; roles of an earlier head go on where this one names none.</summary>
    public static ImmutableArray<IndicatorColumn> Read(IEnumerable<string> lines, ImmutableArray<ColumnRole> roles)
    {
        var columns = ImmutableArray.CreateBuilder<IndicatorColumn>();
        var tokens = Tokens(lines);
        for (var i = 0; i < tokens.Count; i++)
        {
            var (label, own) = TakeRole(tokens[i]);
            var role = own ?? (i < roles.Length && roles.Length == tokens.Count ? roles[i] : i == tokens.Count - 1 ? ColumnRole.Target : ColumnRole.Value);
            var period = PeriodReader.Find(label).FirstOrDefault()?.Period;
            columns.Add(new(label, period?.Year, period?.IsFiscal ?? false, role));
        }

        return columns.DrainToImmutable();
    }

    // 10月公表), (2017年: one column's head may be written over several lines
    private static bool IsPieceOfPeriod(string text) => text.Contains("月公表", StringComparison.Ordinal) || text.EndsWith("時点)", StringComparison.Ordinal);

    private static bool HasYear(string text)
    {
        var year = text.IndexOf('年', StringComparison.Ordinal);
        return year > 0 && text.AsSpan(0, year).ContainsAnyInRange('0', '9');
    }

    private static bool HasRole(string text) => text.Contains("目標", StringComparison.Ordinal) || text.Contains("基準値", StringComparison.Ordinal);

    private static List<string> Tokens(IEnumerable<string> lines)
    {
        var tokens = new List<string>();
        foreach (var word in lines.SelectMany(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (tokens.Count > 0 && GoesOn(tokens[^1], word)) tokens[^1] += word;
            else tokens.Add(word);
        }

        return tokens;
    }

    private static bool GoesOn(string before, string word)
    {
        if (before.Count(c => c is '(' or '（') > before.Count(c => c is ')' or '）')) return true;
        if (word[0] is '年' or '月' || word.EndsWith('月')) return true;
        return (word[0] is '(' or '（') && TakeRole(word).Role is null;
    }

    private static (string Label, ColumnRole? Role) TakeRole(string token)
    {
        var close = token.IndexOfAny(['）', ')']);
        if (token[0] is not ('（' or '(') || close < 0) return (token, null);
        var name = token[1..close];
        ColumnRole? role = name switch
        {
            "基準値" => ColumnRole.Baseline,
            "現状" or "現況" or "現状値" or "実績" or "実績値" => ColumnRole.Value,
            "目標" or "目標値" => ColumnRole.Target,
            _ => null,
        };
        return role is null ? (token, null) : (token[(close + 1)..], role);
    }
}

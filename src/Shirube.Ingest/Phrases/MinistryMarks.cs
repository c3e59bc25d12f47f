using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>A ministry mark 【文、経】 found in a text.</summary>
/// <param name="Index">Index of 【 in the text that was searched.</param>
/// <param name="Length">Up to and with 】.</param>
public sealed record FoundMark(int Index, int Length, MinistryMark Mark);

/// <summary>Reads ministry marks. What is a ministry is told from the form: short tokens of one list, no sentence, no date, no label.</summary>
public static class MinistryMarks
{
    /// <summary>All ministry marks in the text, ascending. Footnote references inside a mark are left out of the names.</summary>
    public static ImmutableArray<FoundMark> Find(MappedText text)
    {
        var found = ImmutableArray.CreateBuilder<FoundMark>();
        for (var open = text.Value.IndexOf('【', StringComparison.Ordinal); open >= 0;)
        {
            var close = text.Value.IndexOf('】', open);
            if (close < 0) break;
            if (TryRead(text.Slice(open, close - open + 1)) is { } mark) found.Add(new(open, close - open + 1, mark));
            open = text.Value.IndexOf('【', close);
        }

        return found.DrainToImmutable();
    }

    /// <summary>Reads one bracket with its signs; null where it holds no ministries (a label, a date, 【再掲】).</summary>
    public static MinistryMark? TryRead(MappedText bracket)
    {
        var inside = bracket.Slice(1, bracket.Length - 2);
        var clean = inside.Without(FootnoteReferences.FindSuperscripts(inside).Select(r => r.Index..(r.Index + r.Length)));
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var token in clean.Value.Split('、', '，', ','))
        {
            var name = JapaneseText.Key(token);
            if (name.Length == 0) continue;
            if (!IsName(name)) return null;
            names.Add(name);
        }

        if (names.Count == 0) return null;
        return new() { Names = names.DrainToImmutable(), HasOthers = names.Any(IsOpenSet), Spans = bracket.Spans() };
    }

    /// <summary>関係府省, 関係府省庁, 全府省, 全省庁, 関係地方公共団体: others are concerned who are not named.</summary>
    public static bool IsOpenSet(string name) =>
        name.StartsWith("関係", StringComparison.Ordinal) || name is "全府省" or "全府省庁" or "全省庁";

    private static bool IsName(string name) =>
        name.Length <= 12 && !name.Any(char.IsAsciiDigit) && !name.StartsWith("再掲", StringComparison.Ordinal)
        && name is not ("目標" or "大目標" or "中目標" or "廃止" or "追補版" or "現状データ") && !name.Contains('姿', StringComparison.Ordinal);
}

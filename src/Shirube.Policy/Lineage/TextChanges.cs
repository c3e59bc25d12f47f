using System.Collections.Immutable;
using System.Globalization;
using DiffPlex;
using Shirube.Core;

namespace Shirube.Policy.Lineage;

/// <summary>Differences of two texts by words. Blanks, widths and era years are printing, not difference: 令和７年度 equals 2025年度.</summary>
public static class TextChanges
{
    public static ImmutableArray<TextChange> Between(string earlier, string later)
    {
        var (before, after) = (Words(JapaneseText.Key(earlier)), Words(JapaneseText.Key(later)));
        var difference = new Differ().CreateCustomDiffs(Line(before), Line(after), ignoreWhiteSpace: false, ignoreCase: false, text => text.Split('\n'));
        return
        [
            .. difference.DiffBlocks.Select(b => new TextChange(
                string.Concat(before.Skip(b.DeleteStartA).Take(b.DeleteCountA).Select(w => w.Printed)),
                string.Concat(after.Skip(b.InsertStartB).Take(b.InsertCountB).Select(w => w.Printed)))),
        ];
    }

    /// <summary>The changes in one line: 「活用」→「利活用」; ＋「…」, －「…」.</summary>
    public static string InOneLine(ImmutableArray<TextChange> changes) => string.Join("、", changes.Select(c =>
        c.Removed.Length == 0 ? $"＋「{c.Added}」" : c.Added.Length == 0 ? $"－「{c.Removed}」" : $"「{c.Removed}」→「{c.Added}」"));

    private static string Line(List<Word> words) => string.Join('\n', words.Select(w => w.Compared));

    // a time is one word, compared by its days; else runs of one script
    private static List<Word> Words(string key)
    {
        var words = new List<Word>();
        var periods = PeriodReader.Find(key);
        var next = 0;
        for (var i = 0; i < key.Length;)
        {
            if (next < periods.Length && periods[next].Index == i)
            {
                var period = periods[next++];
                var days = string.Create(CultureInfo.InvariantCulture, $"{period.Period.Start:yyyy-MM-dd}/{period.Period.End:yyyy-MM-dd}");
                words.Add(new(key.Substring(i, period.Length), days));
                i = period.End;
                continue;
            }

            var end = i + 1;
            var stop = next < periods.Length ? periods[next].Index : key.Length;
            var script = Scripts.Of(key[i]);
            while (end < stop && script != Script.Other && Scripts.Of(key[end]) == script) end++;
            words.Add(new(key[i..end], key[i..end]));
            i = end;
        }

        return words;
    }

    private readonly record struct Word(string Printed, string Compared);
}

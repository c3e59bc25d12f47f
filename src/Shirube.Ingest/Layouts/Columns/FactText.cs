using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>The parts of a cell's text: what it says, who acts, whether it repeats, which footnotes it refers to.</summary>
internal sealed record FactText(
    MappedText Text, MinistryMark Ministries, MappedText? Repeat, ImmutableArray<FootnoteReference> References)
{
    /// <summary>Behind the mark may stand a short remark.</summary>
    private const int LongestRemark = 12;

    public bool IsRestated => Repeat is not null;

    public ImmutableArray<int> Footnotes => [.. References.SelectMany(r => r.Numbers)];

    public static FactText Of(MappedText whole, PlainReferences references)
    {
        var found = references.In(whole);
        var clean = whole.Without(found.Select(r => r.Index..(r.Index + r.Length)));
        var marks = EndMarks(clean);
        var cuts = marks.Select(m => (m.Index, m.Length)).ToList();
        MappedText? repeat = null;
        if (RestatementMark.Find(clean.Value) is { } range)
        {
            var (start, length) = range.GetOffsetAndLength(clean.Length);
            repeat = clean.Slice(start, length);
            cuts.Add((start, length));
        }

        var text = clean.Without(cuts.Order().Select(c => c.Item1..(c.Item1 + c.Item2))).Trim();
        return new(text, Union(marks), repeat, found);
    }

    // ministries close the text; a bracket in the middle of a sentence is part of it
    private static List<FoundMark> EndMarks(MappedText whole)
    {
        var marks = MinistryMarks.Find(whole).ToList();
        if (marks.Count == 0) return marks;
        var end = marks[^1].Index + marks[^1].Length;
        if (whole.Length - end > LongestRemark) return [];
        var first = marks.Count - 1;
        while (first > 0 && string.IsNullOrWhiteSpace(whole.Value[(marks[first - 1].Index + marks[first - 1].Length)..marks[first].Index])) first--;
        return marks[first..];
    }

    private static MinistryMark Union(List<FoundMark> marks) => marks.Count switch
    {
        0 => MinistryMark.None,
        1 => marks[0].Mark,
        _ => new()
        {
            Names = [.. marks.SelectMany(m => m.Mark.Names)],
            HasOthers = marks.Exists(m => m.Mark.HasOthers),
            Spans = [.. marks.SelectMany(m => m.Mark.Spans)],
        },
    };
}

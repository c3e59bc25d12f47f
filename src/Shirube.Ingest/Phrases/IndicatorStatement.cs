using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>An indicator's words, cut into its name and what is said of it.</summary>
internal sealed record IndicatorStatement
{
    /// <summary>Without references and （再掲）.</summary>
    public required MappedText Name { get; init; }

    /// <summary>What stands behind the colon; of a sentence the whole sentence; null where there is only a name.</summary>
    public required MappedText? Said { get; init; }

    public ImmutableArray<MappedText> SubLines { get; init; } = [];

    /// <summary>Numbers of the footnotes referred to, ascending.</summary>
    public required ImmutableArray<int> Footnotes { get; init; }

    public bool IsRestated { get; init; }

    /// <summary>All of it, for the evidence.</summary>
    public required MappedText Whole { get; init; }

    public static ImmutableArray<IndicatorStatement> Split(IndicatorLine line)
    {
        var marks = line.References.OrderBy(r => r.Index).Select(r => r.Index..(r.Index + r.Length)).ToList();
        var clean = line.Text.Without(marks);
        var restated = RestatementMark.Find(clean.Value) is not null;
        var text = restated ? clean.Without([RestatementMark.Find(clean.Value)!.Value]) : clean;
        var whole = line.SubLines.IsEmpty ? clean : MappedText.Join([clean, .. line.SubLines]);
        var statement = new IndicatorStatement
        {
            Name = text.Trim(),
            Said = null,
            SubLines = line.SubLines,
            Footnotes = Numbers(line.References),
            IsRestated = restated,
            Whole = whole,
        };
        if (Colon(text.Value) is >= 0 and var colon) return [statement with { Name = text.To(colon).Trim(), Said = text.From(colon + 1).Trim() }];
        if (line.Kind != IndicatorKind.Main) return [statement];
        var sentences = Sentences(line, restated ? [.. marks, RestatementMark.Find(line.Text.Value)!.Value] : marks);
        return sentences.Count > 1 && sentences.TrueForAll(s => TargetReader.Read(s.Said!, s.Name.Value) is { Target.Value: not null })
            ? [.. sentences]
            : [Named(statement with { Said = text.Trim() })];
    }

    // the colon that ends the name: outside brackets and quotes
    private static int Colon(string text)
    {
        var masked = Brackets.Mask(text, Brackets.Find(text));
        return masked.AsSpan().IndexOfAny('：', ':');
    }

    // one statement for each sentence with its own references
    private static List<IndicatorStatement> Sentences(IndicatorLine line, IEnumerable<Range> marks)
    {
        var sentences = new List<IndicatorStatement>();
        var value = line.Text.Value;
        var masked = Brackets.Mask(value, Brackets.Find(value));
        var ordered = marks.OrderBy(r => r.Start.Value).ToList();
        for (var start = 0; start < value.Length;)
        {
            var stop = masked.IndexOf('。', start);
            var end = stop < 0 ? value.Length : stop + 1;
            // a reference behind the full stop belongs to the sentence before it
            while (line.References.FirstOrDefault(r => r.Index == TextScan.SkipBlanks(value, end)) is { } behind) end = behind.Index + behind.Length;
            var inside = line.References.Where(r => r.Index >= start && r.Index < end);
            var ranges = ordered.Where(r => r.Start.Value >= start && r.End.Value <= end).Select(r => (r.Start.Value - start)..(r.End.Value - start));
            var text = line.Text.Slice(start, end - start).Without(ranges).Trim();
            if (!text.IsBlank)
            {
                sentences.Add(Named(new() { Name = text, Said = text, Footnotes = Numbers(inside), Whole = text }));
            }

            start = end;
        }

        return sentences;
    }

    // the name of what a sentence wants: 「2022年度までに、NAMEを100万人とする」, 「NAMEにつき、2025年度までに …」, 「WHEREにおいて、2025年までに、NAMEが100%になる」
    private static IndicatorStatement Named(IndicatorStatement sentence)
    {
        var text = sentence.Said!;
        var value = text.Value;
        var topic = value.IndexOf("につき、", StringComparison.Ordinal);
        if (topic > 0) return sentence with { Name = text.To(topic).Trim() };
        var due = DeadlineReader.Read(text);
        var dueStart = due.IsEmpty ? 0 : IndexOf(text, due[0]);
        var dueEnd = due.IsEmpty ? 0 : BehindDue(value, dueStart, due[0]);
        var quantity = QuantityReader.Find(value).FirstOrDefault(q => q.Index >= dueEnd);
        var particle = quantity is null ? -1 : LastParticle(value, dueEnd, quantity.Index);
        var nameEnd = particle > dueEnd ? particle : due.IsEmpty || dueStart > 0 ? -1 : WithoutStop(value);
        if (nameEnd < 0 || nameEnd <= dueEnd) return sentence;
        var scope = text.To(dueStart).Trim();
        var name = text.Slice(dueEnd, nameEnd - dueEnd).Trim();
        return sentence with { Name = scope.Length == 0 ? name : MappedText.Join([scope, name]) };
    }

    private static int IndexOf(MappedText text, Deadline due)
    {
        var first = due.Evidence.Spans[0];
        for (var i = 0; i < text.Length; i++)
        {
            if (text.LineAt(i) == first.Line && text.ColumnAt(i) == first.Start) return i;
        }

        return 0;
    }

    private static int BehindDue(string value, int start, Deadline due)
    {
        var end = start;
        for (var left = due.Text.Length; left > 0 && end < value.Length; end++)
        {
            if (!char.IsWhiteSpace(value[end])) left--;
        }

        while (end < value.Length && (value[end] is 'に' or 'は' or '、' or '，' || char.IsWhiteSpace(value[end]))) end++;
        return end;
    }

    private static int LastParticle(string value, int from, int to)
    {
        var at = TextScan.Before(value, to);
        return at > from && value[at] is 'を' or 'が' or 'は' ? at : -1;
    }

    private static int WithoutStop(string value)
    {
        var end = value.TrimEnd().Length;
        return end > 0 && value[end - 1] == '。' ? end - 1 : end;
    }

    private static ImmutableArray<int> Numbers(IEnumerable<FootnoteReference> references) => [.. references.SelectMany(r => r.Numbers).Distinct().Order()];
}

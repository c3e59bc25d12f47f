using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A text of the goals layout without its marks and references, and what they said.</summary>
internal sealed class GoalText
{
    private readonly ImmutableArray<(NoteReference Reference, MappedText Text)> _references;
    private readonly ImmutableArray<(string Role, MappedText Text)> _marks;

    private GoalText(
        MappedText text, MinistryMark ministries, bool isRestated,
        ImmutableArray<(NoteReference Reference, MappedText Text)> references, ImmutableArray<(string Role, MappedText Text)> marks)
    {
        Text = text;
        Ministries = ministries;
        IsRestated = isRestated;
        _references = references;
        _marks = marks;
    }

    public MappedText Text { get; }

    /// <summary>The union of all marks in the text, in printed order.</summary>
    public MinistryMark Ministries { get; }

    public bool IsRestated { get; }

    public ImmutableArray<int> Footnotes => [.. _references.Select(r => r.Reference.Number).Distinct()];

    public IEnumerable<NoteReference> References => _references.Select(r => r.Reference);

    public static GoalText Read(MappedText raw, NoteReferences notes)
    {
        var inside = notes.In(raw);
        var marks = ImmutableArray.CreateBuilder<(string, MappedText)>();
        var text = raw.Without(inside.Select(r => WithBlank(raw.Value, r.Range)));
        var isRestated = false;
        while (RestatementMark.Find(text.Value) is { } range)
        {
            isRestated = true;
            text = TakeOut(text, range, "restatementMark", marks);
        }

        var names = ImmutableArray.CreateBuilder<string>();
        var spans = ImmutableArray.CreateBuilder<SourceSpan>();
        var hasOthers = false;
        var found = FindMarks(text);
        foreach (var mark in found.Reverse())
        {
            text = TakeOut(text, mark.Index..(mark.Index + mark.Length), "ministryMark", marks);
        }

        foreach (var mark in found)
        {
            foreach (var name in mark.Mark.Names)
            {
                if (!names.Contains(name, StringComparer.Ordinal)) names.Add(name);
            }

            spans.AddRange(mark.Mark.Spans);
            hasOthers |= mark.Mark.HasOthers;
        }

        var ministries = names.Count == 0 ? MinistryMark.None : new MinistryMark
        {
            Names = names.DrainToImmutable(),
            HasOthers = hasOthers,
            Spans = spans.DrainToImmutable(),
        };
        return new(text.Trim(), ministries, isRestated, [.. inside.Select(r => (r.Reference, raw.Slice(r.Range.Start.Value, r.Reference.Length)))], marks.DrainToImmutable());
    }

    /// <summary>Claims every character of the text, its marks and references for one fact.</summary>
    public void Claim(CharacterLedger ledger, string role, string fact)
    {
        ledger.ClaimFact(Text, role, fact);
        ClaimMarks(ledger, fact);
    }

    /// <summary>Claims the marks and references only, where the text is claimed in pieces.</summary>
    public void ClaimMarks(CharacterLedger ledger, string fact)
    {
        foreach (var (role, text) in _marks) ledger.ClaimFact(text, role, fact);
        foreach (var (_, text) in _references) ledger.ClaimFact(text, "footnoteReference", fact);
    }

    // 「機能 26を」, 「生産性 86 の」: the blanks around a reference go with it
    private static Range WithBlank(string text, Range range)
    {
        var (start, end) = (range.Start.Value, range.End.Value);
        if (start == 0 || !char.IsWhiteSpace(text[start - 1]) || end == text.Length) return range;
        while (start > 0 && char.IsWhiteSpace(text[start - 1])) start--;
        if (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]) && char.IsWhiteSpace(text[end])) return start..end;
        while (end < text.Length && char.IsWhiteSpace(text[end])) end++;
        return start..end;
    }

    private static MappedText TakeOut(MappedText text, Range range, string role, ImmutableArray<(string, MappedText)>.Builder marks)
    {
        var (start, length) = range.GetOffsetAndLength(text.Length);
        marks.Add((role, text.Slice(start, length)));
        return text.Without([range]);
    }

    private static ImmutableArray<FoundMark> FindMarks(MappedText text)
    {
        var marks = ImmutableArray.CreateBuilder<FoundMark>();
        for (var open = text.Value.IndexOf('【', StringComparison.Ordinal); open >= 0; open = text.Value.IndexOf('【', open + 1))
        {
            var close = text.Value.IndexOf('】', open);
            if (close < 0) break;
            var bracket = text.Slice(open, close - open + 1);
            if ((ReadDotted(bracket) ?? MinistryMarks.TryRead(bracket)) is not { } mark) continue;
            marks.Add(new(open, bracket.Length, mark));
            open = close; // a mark inside a mark is not another one
        }

        return marks.DrainToImmutable();
    }

    // 【海洋・科技・文】: abbreviations are short, so a row of short names with dots is a list
    private static MinistryMark? ReadDotted(MappedText bracket)
    {
        var parts = JapaneseText.Key(bracket.Value[1..^1]).Split('・');
        return parts.Length > 1 && parts.All(p => p.Length is > 0 and <= 5 && p.All(char.IsLetter))
            ? new() { Names = [.. parts], HasOthers = parts.Any(MinistryMarks.IsOpenSet), Spans = bracket.Spans() }
            : null;
    }
}

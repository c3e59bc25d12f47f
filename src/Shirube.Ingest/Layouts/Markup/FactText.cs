using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>What remains of a text when references, marks and 再掲 are taken out, and what they said.</summary>
internal sealed record FactText(MappedText Text, MinistryMark Ministries, bool IsRestated, ImmutableArray<int> Footnotes)
{
    /// <summary>Cleans a text and claims each of its characters for the fact.</summary>
    /// <param name="role">Role of the characters that remain.</param>
    public static FactText Take(MappedText text, string role, string fact, FootnoteBook book, CharacterLedger ledger)
    {
        var references = book.Take(text, fact);
        var bare = text.Without(references.Select(r => r.Index..(r.Index + r.Length)));
        var marks = MinistryMarks.Find(bare);
        foreach (var mark in marks) ledger.ClaimFact(bare.Slice(mark.Index, mark.Length), "ministryMark", fact);
        bare = bare.Without(marks.Select(m => m.Index..(m.Index + m.Length)));
        var isRestated = false;
        while (RestatementMark.Find(bare.Value) is { } mark)
        {
            var (start, length) = mark.GetOffsetAndLength(bare.Length);
            ledger.ClaimFact(bare.Slice(start, length), "restatementMark", fact);
            bare = bare.Without([mark]);
            isRestated = true;
        }

        var words = bare.Trim();
        ledger.ClaimFact(words, role, fact);
        return new(words, Join(marks), isRestated, [.. references.SelectMany(r => r.Numbers)]);
    }

    private static MinistryMark Join(ImmutableArray<FoundMark> marks) => marks switch
    {
        [] => MinistryMark.None,
        [var only] => only.Mark,
        _ => new()
        {
            Names = [.. marks.SelectMany(m => m.Mark.Names).Distinct(StringComparer.Ordinal)],
            HasOthers = marks.Any(m => m.Mark.HasOthers),
            Spans = [.. marks.SelectMany(m => m.Mark.Spans)],
        },
    };
}

using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Columns;

/// <summary>References to footnotes printed as plain digits glued to the word before (水準165を). What makes a number a reference:
/// it stands on the page of a body with this number, behind the reference before it, and is no part of a quantity or date.</summary>
internal sealed class PlainReferences
{
    private const string QuantityBefore = "第約計和成－-～~／/：:.,．，・(（+＋年月 　";
    private const string QuantityAfter = "年月日件人校億万兆千百円回社拠機課種項度歳位級個本名頃代時分％%.,．，～~/／-－か棟隻台編条号期次倍割点";

    private readonly Dictionary<(int Line, int Column), (int Number, int Length)> _places = [];
    private readonly Dictionary<int, ImmutableArray<SourceSpan>> _spans = [];

    public PlainReferences(PrintedDocument document)
    {
        var from = (Line: 0, Column: -1);
        foreach (var note in document.Footnotes)
        {
            if (Find(document.Lines, note, from) is not { } found) continue;
            from = found;
            var length = note.NumberText.Length;
            var span = new SourceSpan(note.NumberText.Document, found.Line, found.Column, length);
            _places[found] = (note.Number, length);
            _spans[note.Number] = [span];
        }
    }

    /// <summary>Where the footnote is referred to; empty where no reference was found.</summary>
    public ImmutableArray<SourceSpan> Of(int number) => _spans.GetValueOrDefault(number, []);

    /// <summary>References inside a text, ascending.</summary>
    public ImmutableArray<FootnoteReference> In(MappedText text)
    {
        if (_places.Count == 0) return [];
        var found = ImmutableArray.CreateBuilder<FootnoteReference>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || !_places.TryGetValue((text.LineAt(i), text.ColumnAt(i)), out var place)) continue;
            if (i + place.Length > text.Length) continue;
            found.Add(new(i, place.Length, [place.Number], text.Slice(i, place.Length).Spans()));
        }

        return found.DrainToImmutable();
    }

    /// <summary>Places in one line where the number may be a reference; <c>IsSure</c> is false where a unit or counter follows.</summary>
    public static IEnumerable<(int Index, bool IsSure)> Candidates(MappedText text, int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var value = text.Value;
        for (var at = value.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = value.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && (QuantityBefore.Contains(value[at - 1], StringComparison.Ordinal) || JapaneseText.DigitValue(value[at - 1]) >= 0)) continue;
            var end = at + digits.Length;
            if (end < value.Length && JapaneseText.DigitValue(value[end]) >= 0) continue;
            var next = end;
            while (next < value.Length && value[next] == ' ') next++;
            yield return (at, next == value.Length || !QuantityAfter.Contains(value[next], StringComparison.Ordinal));
        }
    }

    private static (int Line, int Column)? Find(IReadOnlyList<PrintedLine> lines, FootnoteBody note, (int Line, int Column) from)
    {
        (int Line, int Column)? unsure = null;
        for (var i = FirstOfPage(lines, note.Page); i < lines.Count && lines[i].Page == note.Page; i++)
        {
            foreach (var (index, isSure) in Candidates(lines[i].Text, note.Number))
            {
                // a line that begins with the number: it hangs on the last word of the line before, unless a new paragraph begins
                if (index == 0 && (i == 0 || lines[i - 1].EndsParagraph)) continue;
                var place = (lines[i].Number, lines[i].Text.ColumnAt(index));
                if (place.CompareTo(from) <= 0) continue;
                if (isSure) return place;
                unsure ??= place;
            }
        }

        return unsure;
    }

    private static int FirstOfPage(IReadOnlyList<PrintedLine> lines, int page)
    {
        var low = 0;
        var high = lines.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[middle].Page < page) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

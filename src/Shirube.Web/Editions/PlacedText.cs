using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Editions;

public enum TextPartKind
{
    Plain,

    /// <summary>A date that the text sets itself.</summary>
    Deadline,

    /// <summary>A reference to a footnote, at the place where the source prints it.</summary>
    FootnoteReference,
}

/// <summary>A run of a fact's text.</summary>
public readonly record struct TextPart(TextPartKind Kind, string Text, Deadline? Deadline, int Footnote);

/// <summary>A fact's text with its footnote references and deadlines put back in their places.</summary>
public static class PlacedText
{
    /// <param name="numbers">Footnotes that the fact refers to; one whose place is not known stands at the end.</param>
    public static ImmutableArray<TextPart> Of(
        string text, Evidence evidence, ImmutableArray<int> numbers, ImmutableArray<Deadline> deadlines, EditionView view)
    {
        var places = Places(text, evidence, view.Draft.Document);
        var notes = numbers.Distinct().Select(n => (At: NoteOffset(n, places, text.Length, view), Number: n)).OrderBy(n => n.At).ToList();
        var ranges = deadlines.Select(d => (Range: RangeOf(d.Evidence, places), Deadline: d)).Where(r => r.Range is not null).OrderBy(r => r.Range!.Value.Start).ToList();

        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var at = 0;
        foreach (var (range, deadline) in ranges)
        {
            var (start, end) = range!.Value;
            if (start < at) continue; // two deadlines over the same words: the first one is marked
            Plain(at, start);
            parts.Add(new(TextPartKind.Deadline, text[start..end], deadline, 0));
            at = end;
            Notes(end);
        }

        Plain(at, text.Length);
        Notes(text.Length);
        return parts.DrainToImmutable();

        void Plain(int from, int to)
        {
            while (notes.Count > 0 && notes[0].At < to)
            {
                var cut = Math.Max(from, notes[0].At);
                if (cut > from) parts.Add(new(TextPartKind.Plain, text[from..cut], null, 0));
                from = cut;
                Notes(cut);
            }

            if (to > from) parts.Add(new(TextPartKind.Plain, text[from..to], null, 0));
        }

        void Notes(int upTo)
        {
            while (notes.Count > 0 && notes[0].At <= upTo)
            {
                parts.Add(new(TextPartKind.FootnoteReference, "", null, notes[0].Number));
                notes.RemoveAt(0);
            }
        }
    }

    /// <summary>For each character of the text its line and column; (0, 0) for a blank that the reading put in.</summary>
    private static (int Line, int Column)[] Places(string text, Evidence evidence, SourceDocument document)
    {
        var places = new (int Line, int Column)[text.Length];
        var source = evidence.Spans.SelectMany(s => Enumerable.Range(s.Start, s.Length).Select(c => (s.Line, Column: c)));
        using var next = source.GetEnumerator();
        var has = next.MoveNext();
        for (var i = 0; i < text.Length && has; i++)
        {
            if (document.Lines[next.Current.Line - 1][next.Current.Column] != text[i]) continue;
            places[i] = next.Current;
            has = next.MoveNext();
        }

        return places;
    }

    private static int NoteOffset(int number, (int Line, int Column)[] places, int end, EditionView view)
    {
        if (view.FindFootnote(number) is not { } footnote) return end;
        foreach (var reference in footnote.References)
        {
            for (var i = places.Length - 1; i >= 0; i--)
            {
                if (places[i].Line == reference.Line && places[i].Column < reference.Start) return i + 1;
            }
        }

        return end;
    }

    private static (int Start, int End)? RangeOf(Evidence evidence, (int Line, int Column)[] places)
    {
        if (evidence.Spans.IsEmpty) return null;
        var first = evidence.Spans[0];
        var last = evidence.Spans[^1];
        var start = Array.IndexOf(places, (first.Line, first.Start));
        var end = Array.IndexOf(places, (last.Line, last.EndExclusive - 1));
        return start >= 0 && end >= start ? (start, end + 1) : null;
    }
}

using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Editions;

public enum SourceRunKind
{
    Plain,

    /// <summary>The asked fact's own characters.</summary>
    Marked,

    /// <summary>Characters that belong to the asked fact without being its text: ministry mark, bullet, reference.</summary>
    Beside,

    /// <summary>Known structure: tags, bullets, page numbers.</summary>
    Structure,

    /// <summary>No rule understood it.</summary>
    Unread,
}

public readonly record struct SourceRun(SourceRunKind Kind, string Text);

/// <summary>One line of the original with its runs and the facts that stand on it.</summary>
public sealed record SourceLine(int Number, ImmutableArray<SourceRun> Runs, ImmutableArray<FactCard> Facts);

/// <summary>Cuts lines of the original into runs for the source view.</summary>
public static class SourceLines
{
    public static ImmutableArray<SourceLine> Of(EditionView view, IEnumerable<int> numbers, FactCard? fact) =>
        [.. numbers.Select(n => Line(view, n, fact))];

    private static SourceLine Line(EditionView view, int number, FactCard? fact)
    {
        var text = view.Draft.Document.Lines[number - 1];
        var kinds = new SourceRunKind[text.Length];
        var facts = new List<FactCard>();
        foreach (var piece in view.PiecesOf(number))
        {
            var kind = piece switch
            {
                { Kind: PieceKind.Structure } => SourceRunKind.Structure,
                { Kind: PieceKind.Finding } => SourceRunKind.Unread,
                _ when fact is not null && string.Equals(piece.Fact, fact.Id, StringComparison.Ordinal) => SourceRunKind.Beside,
                _ => SourceRunKind.Plain,
            };
            Array.Fill(kinds, kind, piece.Span.Start, piece.Span.Length);
            if (piece.Fact is { } id && view.FindFact(id) is { } card && !facts.Contains(card)) facts.Add(card);
        }

        if (fact is not null)
        {
            foreach (var span in fact.Evidence.Spans)
            {
                if (span.Line == number) Array.Fill(kinds, SourceRunKind.Marked, span.Start, span.Length);
            }
        }

        var runs = ImmutableArray.CreateBuilder<SourceRun>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && kinds[end] == kinds[start]) end++;
            runs.Add(new(kinds[start], text[start..end]));
            start = end;
        }

        return new(number, runs.DrainToImmutable(), [.. facts]);
    }
}

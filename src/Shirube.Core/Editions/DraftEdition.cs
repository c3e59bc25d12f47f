using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>What one reading of one document gives: every fact with its place. Ingest makes it, the capability rooms store it.
/// All lists are in document order; the same bytes and the same rule version give the same draft, character for character.</summary>
public sealed record DraftEdition
{
    public required SourceDocument Document { get; init; }

    public required Layout Layout { get; init; }

    /// <summary>Version of the whole set of rules, e.g. "markup/1". A newer one makes a new reading beside the old one.</summary>
    public required string RuleVersion { get; init; }

    /// <summary>Short id that the document's own title and date leave no doubt about, e.g. "2024"; null where they leave doubt.</summary>
    public string? EditionId { get; init; }

    /// <summary>Title as printed; null where the document (a part of an edition) has none.</summary>
    public string? Title { get; init; }

    /// <summary>Day of the decision printed at the head; null where there is none.</summary>
    public DateOnly? DecidedOn { get; init; }

    public ImmutableArray<Section> Sections { get; init; } = [];

    public ImmutableArray<Goal> Goals { get; init; } = [];

    public ImmutableArray<MeasureReport> Measures { get; init; } = [];

    public ImmutableArray<Indicator> Indicators { get; init; } = [];

    public ImmutableArray<Footnote> Footnotes { get; init; } = [];

    public ImmutableArray<Restatement> Restatements { get; init; } = [];

    public ImmutableArray<Passage> Passages { get; init; } = [];

    public ImmutableArray<LegendEntry> Legend { get; init; } = [];

    public ImmutableArray<Abbreviation> Abbreviations { get; init; } = [];

    public ImmutableArray<ReferenceRow> ReferenceRows { get; init; } = [];

    public ImmutableArray<CitedDocument> CitedDocuments { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The leaf pieces: every non-blank character of the document lies in exactly one of them. By line and offset.</summary>
    public ImmutableArray<Piece> Pieces { get; init; } = [];

    /// <summary>Ids of facts counted by their place (sections, goals, passages, legend, abbreviations, rows, findings) that a person rejected: they are in no list, and their numbers stay free.</summary>
    public ImmutableHashSet<string> LeftOut { get; init; } = [];

    /// <summary>Facts of a list that are counted by their place, with their numbers.</summary>
    /// <param name="facts">A list of this draft.</param>
    /// <param name="id">Id of its fact with a number, see <see cref="FactIds"/>.</param>
    public IEnumerable<(int Number, T Fact)> Numbered<T>(ImmutableArray<T> facts, Func<int, string> id)
    {
        var number = 0;
        foreach (var fact in facts)
        {
            do number++;
            while (LeftOut.Contains(id(number)));
            yield return (number, fact);
        }
    }

    /// <summary>The measure with this order. Orders have gaps where a person rejected a measure.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public MeasureReport Measure(int order) => order <= Measures.Length && Measures[order - 1].Order == order ? Measures[order - 1] : Measures.First(m => m.Order == order);
}

public enum PieceKind
{
    /// <summary>Part of a fact.</summary>
    Fact,

    /// <summary>A known structure that carries no fact of its own: bullets, tags, rules, page numbers, table headers.</summary>
    Structure,

    /// <summary>Text that no rule understood; a finding says so.</summary>
    Finding,
}

/// <summary>A leaf piece of a document.</summary>
/// <param name="Role">What the characters are: "planText", "ministryMark", "bullet", "tag", "footnoteReference", "pageNumber" …</param>
/// <param name="Fact">Id of the fact it belongs to, e.g. "measure:12", "measure:12/status:3"; null for a structure.</param>
public readonly record struct Piece(SourceSpan Span, PieceKind Kind, string Role, string? Fact);

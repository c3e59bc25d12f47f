using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Web.Editions;
using Shirube.Web.Language;

namespace Shirube.Web.Pages.Shared;

/// <summary>What the partial views need; each shows one recurring thing in one way.</summary>
public sealed record EvidenceNote(Words T, EditionView View, string Fact, Evidence Evidence)
{
    private const int Most = 3;

    /// <summary>The first lines of the original, or its pages, in words.</summary>
    public string Place
    {
        get
        {
            var boxes = View.Draft.Document.Boxes;
            List<string> places = boxes.IsEmpty
                ? [.. Evidence.LineRuns().Select(r => r.First == r.Last ? $"{r.First}" : $"{r.First}–{r.Last}")]
                : [.. Evidence.Spans.Select(s => boxes[s.Line - 1].Page).Distinct().Select(p => $"{p}")];
            return T[boxes.IsEmpty ? "evidence.lines" : "evidence.pages", string.Join(T["list.comma"], places.Take(Most)) + (places.Count > Most ? T["evidence.more"] : "")];
        }
    }
}

/// <summary>A fact's text with its references and deadlines in place.</summary>
public sealed record FactText(EditionView View, string Text, Evidence Evidence, ImmutableArray<int> Footnotes, ImmutableArray<Deadline> Deadlines)
{
    /// <summary>True where the page itself lists the footnotes.</summary>
    public bool HasNotesBelow { get; init; }
}

public sealed record MinistryList(Words T, MinistryMark Mark);

public sealed record ItemNote(Words T, EditionView View, MeasureReport Measure, ReportItem Item, ReportColumn Column)
{
    public string Fact => FactIds.Item(Measure.Order, Column, Item.Number);

    public string Anchor => (Column == ReportColumn.Status ? "s" : "n") + Words.Number(Item.Number);
}

/// <summary>Whether a fact repeats another one, and where it is said once more.</summary>
public sealed record RepeatNote(Words T, EditionView View, string Fact, bool IsMarked);

public sealed record NeighbourLinks(Words T, (string Text, string Address)? Previous, (string Text, string Address)? Next);

public sealed record MeasureCard(Words T, EditionView View, MeasureReport Measure, bool WithSection);

public sealed record IndicatorTable(Words T, EditionView View, IReadOnlyList<Indicator> Indicators, string Caption, bool WithSection);

/// <summary>A flow picture with the words around it.</summary>
public sealed record SankeyPicture(Charts.Sankey Sankey, string Title, string Description, string Note);

public sealed record TimelinePicture(Words T, Pages.Editions.MeasureTimeline Timeline);

public sealed record FootnoteList(Words T, EditionView View, IReadOnlyList<int> Numbers);

public sealed record SourceBlock(Words T, EditionView View, ImmutableArray<SourceLine> Lines, FactCard? Fact, string Address);

/// <param name="Query">Other parts of the query, each with "&amp;" behind it; empty where there are none.</param>
public sealed record PagingLinks(Words T, int Number, int Count, string Query)
{
    public string Address(int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"?{Query}page={number}");
}

/// <param name="FurtherLines">Lines of the fact that this page does not show.</param>
public sealed record SourceFact(Words T, EditionView View, FactCard? Fact, ImmutableArray<int> FurtherLines);

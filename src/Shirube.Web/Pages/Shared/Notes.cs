using System.Collections.Immutable;
using Shirube.Budget.Alike;
using Shirube.Budget.Mapping;
using Shirube.Budget.Views;
using Shirube.Core;
using Shirube.Web.Budget;
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

/// <summary>A picture of parts with the words around it.</summary>
public sealed record TreemapPicture(Charts.Treemap Treemap, string Title, string Note);

/// <summary>Columns year by year with the words around them.</summary>
/// <param name="Series">Their names, in order.</param>
public sealed record YearColumnsPicture(Words T, Charts.YearColumns Columns, string Title, ImmutableArray<string> Series, string Note);

/// <summary>The filters of the budget's pages.</summary>
/// <param name="Year">Sheet year that is shown.</param>
/// <param name="Years">Sheet years that were imported.</param>
/// <param name="Policies">Labels of 主要施策 with the number of sheets.</param>
public sealed record SheetFilterForm(Words T, SheetChoice Choice, int Year, ImmutableArray<int> Years, ImmutableArray<(string Label, int Sheets)> Policies)
{
    /// <summary>Null where the page tells nothing apart.</summary>
    public BudgetGroup? By { get; init; }

    /// <summary>Words of a name; null where the page does not ask for them.</summary>
    public string? Says { get; init; }

    /// <summary>Kind of payee; null where the page does not ask for it.</summary>
    public string? PayeeKind { get; init; }

    /// <summary>The address without one of the filters; without a ministry its bureau goes too.</summary>
    public string Without(string name)
    {
        var query = QueryString.Create(Choice.Query
            .Where(q => q.Value is not null && q.Name != name && !(name == "ministry" && q.Name == "bureau"))
            .Select(q => KeyValuePair.Create(q.Name, q.Value))).Value;
        return string.IsNullOrEmpty(query) ? "?" : query;
    }
}

/// <summary>An outcome or output of a sheet.</summary>
public sealed record SheetOutcomeNote(Words T, SheetOutcome Outcome);

/// <summary>A flow picture in several steps with the words around it.</summary>
public sealed record FlowPicture(Charts.FlowChart Chart, string Title, string Note);

/// <summary>A picture of a logic model with the words around it.</summary>
public sealed record LogicPicture(Words T, Charts.LogicChart Chart, string Title, string Note);

/// <summary>One of two projects that are about the same.</summary>
public sealed record AlikeNote(Words T, AlikeSide Side);

/// <summary>Why two projects are taken to be about the same.</summary>
public sealed record AlikeReason(Words T, AlikePair Pair);

/// <summary>Links to all views of the same sheets.</summary>
/// <param name="Query">The filters, with the question mark.</param>
/// <param name="OfAnyYear">The same without the year, for views that cannot tell about it.</param>
/// <param name="Known">What can be told about the year.</param>
public sealed record BudgetViews(Words T, string Query, string OfAnyYear, KnownParts Known)
{
    public string OfPayments => Known.Payments ? Query : OfAnyYear;

    public string OfOutcomes => Known.Outcomes ? Query : OfAnyYear;
}

/// <summary>A project that is mapped to a measure.</summary>
/// <param name="Sums">Null where its amounts are not in the tables of sheets.</param>
/// <param name="CanDecide">True for a person who is signed in.</param>
/// <param name="InQueue">True where the page is the queue, to which a decision leads back.</param>
public sealed record MappedNote(Words T, string Edition, MappedProject Project, BudgetSums? Sums, bool CanDecide, bool InQueue)
{
    public string Name => Project.Name.Length > 0 ? Project.Name.ReplaceLineEndings(" ") : Project.Number;

    /// <summary>The sheet's page; null for a project that is not in the tables.</summary>
    public string? Address => Sums is not null ? BudgetAddresses.Sheet(new(Project.Year, Project.Ministry, Project.Number)) : null;

    /// <summary>Unique on a page.</summary>
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Project.Measure}-{Project.Sheet}");
}

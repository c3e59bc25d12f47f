using System.Collections.Immutable;
using Shirube.Policy.Ledger;
using Shirube.Policy.Lineage;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;

namespace Shirube.Web.Reviews;

/// <summary>What can be reviewed.</summary>
public enum SubjectKind
{
    Fact,

    /// <summary>What became of a deadline.</summary>
    Deadline,

    /// <summary>A measure of an earlier edition beside one of this edition.</summary>
    Link,
    Finding,
}

/// <summary>A field that a person can correct: what is shown now, and what was read.</summary>
public sealed record ReviewField(string Name, string Value, string Read);

/// <summary>The two measures of a link; a null card is a side without a partner.</summary>
/// <param name="Link">Null for a link that was undone.</param>
public sealed record LinkSubject(EditionView Earlier, LinkSides Sides, MeasureLink? Link, FactCard? From, FactCard? To);

/// <summary>One thing that a person is asked about, with all that is needed to answer.</summary>
public sealed record ReviewSubject
{
    public required EditionView View { get; init; }

    public required SubjectKind Kind { get; init; }

    /// <summary>How the page's address names it: a fact's id, "deadline:7" (place in the ledger), "link:2024:12:3", "finding:2". Counts in the current reading.</summary>
    public required string Of { get; init; }

    /// <summary>What its reviews hang on; outlives readings.</summary>
    public required string Key { get; init; }

    /// <summary>What is shown and marked in the source.</summary>
    public required FactCard Card { get; init; }

    /// <summary>The rule that made it; null for a link that nobody but a person makes.</summary>
    public required string? Rule { get; init; }

    /// <summary>0 to 1; of a deadline's state an order of doubt, no probability.</summary>
    public required double Confidence { get; init; }

    public required string? Place { get; init; }

    public ImmutableArray<ReviewField> Fields { get; init; } = [];

    public bool CanBeRejected { get; init; }

    /// <summary>Oldest first.</summary>
    public required ImmutableArray<FactReview> History { get; init; }

    public LedgerEntry? Deadline { get; init; }

    public LinkSubject? Link { get; init; }

    public Standing Standing => Standing.Of(History);

    /// <summary>How many reviews stand under the key now.</summary>
    public int Seen => View.Stored.Reviews.CountOf(Key);

    public string Address => ReviewAddresses.Of(View.Id, Of);
}

/// <summary>Addresses of what can be reviewed.</summary>
public static class ReviewAddresses
{
    public static string Of(string edition, string of) => $"{Addresses.Edition(edition)}/review?of={Uri.EscapeDataString(of)}";

    public static string Link(string edition, string earlier, LinkSides sides) => Of(edition, LinkOf(earlier, sides));

    public static string LinkOf(string earlier, LinkSides sides) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"link:{earlier}:{sides.From}:{sides.To}");

    /// <param name="index">From 0, in the ledger of the edition's own day.</param>
    public static string DeadlineOf(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"deadline:{index + 1}");
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Lineage;

namespace Shirube.Policy.Differences;

/// <summary>What became of an item（項目）of a measure's report between two editions.</summary>
public enum ItemChangeKind
{
    /// <summary>The same words in the same column.</summary>
    Kept,

    /// <summary>Only numbers or times differ.</summary>
    NumbersChanged,

    /// <summary>The same statement in other words.</summary>
    Reworded,

    /// <summary>A next step that the later edition reports as status.</summary>
    CarriedOut,

    /// <summary>A status item that the later edition lists as a next step.</summary>
    TakenUpAgain,

    /// <summary>Only in the later edition.</summary>
    New,

    /// <summary>Only in the earlier edition.</summary>
    Dropped,
}

/// <summary>An item's place in a report.</summary>
public readonly record struct ItemPlace(ReportColumn Column, int Number);

/// <param name="From">Null for a new item.</param>
/// <param name="To">Null for a dropped item.</param>
/// <param name="Alike">Likeness of the texts, 0 to 1; 0 where one is missing.</param>
public sealed record ItemChange(ItemChangeKind Kind, ItemPlace? From, ItemPlace? To, double Alike, ImmutableArray<TextChange> Changes);

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Where something begins on its page.</summary>
/// <param name="Top">Points from the page's top.</param>
internal readonly record struct Height(int Page, double Top)
{
    private const double Same = 2; // points; a line is five times as high

    public bool IsLevelWith(Height other) => Page == other.Page && Math.Abs(Top - other.Top) <= Same;
}

/// <summary>An item of a cell, or a dash, with the heights at which it begins.</summary>
/// <param name="Number">Of the item, from 1; 0 for a dash.</param>
/// <param name="At">Null where the source has no places, or the item begins inside a line.</param>
/// <param name="Theme">Height of the sub-heading directly above it; null without one.</param>
internal sealed record PlacedItem(int Number, Height? At, Height? Theme)
{
    /// <summary>Whether both, or what stands directly above them, begin at one height.</summary>
    public bool IsLevelWith(PlacedItem other) =>
        AreLevel(At, other.At) || AreLevel(Theme, other.Theme) || (other.Theme is null && AreLevel(Theme, other.At));

    private static bool AreLevel(Height? one, Height? other) => one is { } a && other is { } b && a.IsLevelWith(b);
}

using System.Collections.Immutable;

namespace Shirube.Web.Editions;

/// <summary>One page of a long list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">Number of pages, at least 1.</param>
public sealed record Paging<T>(ImmutableArray<T> Items, int Number, int Count, int Total);

public static class Paging
{
    /// <param name="number">A number outside the list becomes the nearest page.</param>
    public static Paging<T> Of<T>(ImmutableArray<T> all, int number, int size)
    {
        number = Near(number, size, all.Length);
        return Of([.. all.Skip(Skip(number, size)).Take(size)], number, size, all.Length);
    }

    /// <param name="items">Those of the page alone.</param>
    /// <param name="total">How many there are on all pages.</param>
    public static Paging<T> Of<T>(ImmutableArray<T> items, int number, int size, int total) => new(items, number, Pages(size, total), total);

    /// <summary>The page nearest to a number.</summary>
    public static int Near(int number, int size, int total) => Math.Clamp(number, 1, Pages(size, total));

    /// <summary>What stands on the pages before; any number may be asked for.</summary>
    public static int Skip(int number, int size) => (int)Math.Min((number - 1L) * size, int.MaxValue);

    private static int Pages(int size, int total) => Math.Max(1, (total + size - 1) / size);
}

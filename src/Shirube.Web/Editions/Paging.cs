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
        var count = Math.Max(1, (all.Length + size - 1) / size);
        number = Math.Clamp(number, 1, count);
        return new([.. all.Skip((number - 1) * size).Take(size)], number, count, all.Length);
    }

    /// <param name="items">Those of the page alone.</param>
    /// <param name="total">How many there are on all pages.</param>
    public static Paging<T> Of<T>(ImmutableArray<T> items, int number, int size, int total) => new(items, number, Math.Max(1, (total + size - 1) / size), total);
}

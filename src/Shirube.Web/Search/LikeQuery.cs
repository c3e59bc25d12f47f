using System.Globalization;
using Shirube.Core;
using Shirube.Search.Queries;

namespace Shirube.Web.Search;

/// <summary>A query for what is like a measure: like:2024/measure:12.</summary>
public sealed record LikeQuery(string Edition, int Order)
{
    public string Text => $"{Edition}/{FactIds.Measure(Order)}";

    /// <summary>The measure that a typed query asks for, where it is nothing but that; null for any other query.</summary>
    public static LikeQuery? OfTyped(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        query = JapaneseText.HalfWidth(query.Trim());
        return QueryParser.Like.FirstOrDefault(n => query.StartsWith(n, StringComparison.OrdinalIgnoreCase)) is { } name ? Of(query[name.Length..]) : null;
    }

    /// <summary>Reads 2024/measure:12, also with 施策; null for anything else.</summary>
    public static LikeQuery? Of(string text)
    {
        text = JapaneseText.Key(text);
        var slash = text.LastIndexOf('/');
        if (slash <= 0) return null;
        var fact = text[(slash + 1)..];
        var colon = fact.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || fact[..colon].ToLowerInvariant() is not ("measure" or "施策")) return null;
        return int.TryParse(fact[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var order) && order > 0 ? new(text[..slash], order) : null;
    }
}

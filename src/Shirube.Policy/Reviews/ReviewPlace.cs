using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Policy.Reviews;

/// <summary>Where a reviewed fact stood, as text: "document 538:0+45;559:3+20"; of a link both sides, the earlier first, with "|" between.
/// Newer rules may cut a fact's text otherwise; its place in the same document tells that it is the same.</summary>
public static class ReviewPlace
{
    private const char Side = '|';

    /// <returns>Null for facts without spans.</returns>
    public static string? Of(ImmutableArray<SourceSpan> spans) => spans.IsDefaultOrEmpty ? null : $"{spans[0].Document} {Codec.Spans(spans)}";

    public static string Of(ImmutableArray<SourceSpan> from, ImmutableArray<SourceSpan> to) => $"{Of(from)}{Side}{Of(to)}";

    public static ImmutableArray<SourceSpan> From(string? place) => Read(place, 0);

    public static ImmutableArray<SourceSpan> To(string? place) => Read(place, 1);

    /// <summary>The only side, or the earlier one of a link; empty where none is known.</summary>
    private static ImmutableArray<SourceSpan> Read(string? place, int side)
    {
        var text = place?.Split(Side).ElementAtOrDefault(side) ?? "";
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? [] : Codec.Spans(text[(blank + 1)..], text[..blank]);
    }
}

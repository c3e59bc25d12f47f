using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Search.Index;

/// <summary>What a hit shows of its text, kept as one packed text: the fact, then a line end, its lines, a line end, the content.</summary>
internal readonly record struct ShownText(string Fact, ImmutableArray<(int First, int Last)> Lines, string Content)
{
    public static string Write(SearchText text) =>
        $"{text.Fact}\n{string.Join(',', text.Lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.First}-{l.Last}")))}\n{text.Content}";

    /// <exception cref="InvalidDataException">The text was not written so.</exception>
    public static ShownText Read(string written)
    {
        var fact = written.IndexOf('\n', StringComparison.Ordinal);
        var lines = fact < 0 ? -1 : written.IndexOf('\n', fact + 1);
        if (lines < 0) throw IndexDamage.Of("A text in the search index is damaged.");
        return new(written[..fact], Pairs(written[(fact + 1)..lines]), written[(lines + 1)..]);
    }

    private static ImmutableArray<(int First, int Last)> Pairs(string list) => list.Length == 0
        ? []
        : [.. list.Split(',').Select(l => l.Split('-')).Select(l => (int.Parse(l[0], CultureInfo.InvariantCulture), int.Parse(l[1], CultureInfo.InvariantCulture)))];
}

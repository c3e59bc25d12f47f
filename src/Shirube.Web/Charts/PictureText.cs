using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Shirube.Web.Charts;

/// <summary>Texts and numbers of pictures.</summary>
internal static class PictureText
{
    private const double NarrowWidth = 0.56; // of a Latin letter or a digit, in ems

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Width in ems, as wide as a picture must leave room for.</summary>
    public static double Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The text if it is no wider than so many ems, else its beginning with 「…」.</summary>
    public static string Shorten(string text, double ems)
    {
        if (Width(text) <= ems) return text;
        var (kept, width) = (new StringBuilder(), 1.0);
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
            if (width > ems) break;
            kept.Append(rune.ToString());
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>The text in lines no wider than so many ems; what does not fit into the last one is cut as by <see cref="Shorten"/>.</summary>
    public static ImmutableArray<string> Wrap(string text, double ems, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var rest = text.ReplaceLineEndings(" ").Trim();
        while (rest.Length > 0 && lines.Count < most - 1)
        {
            var (end, width) = (0, 0.0);
            foreach (var rune in rest.EnumerateRunes())
            {
                width += Width(rune);
                if (width > ems && end > 0) break;
                end += rune.Utf16SequenceLength;
            }

            lines.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        if (rest.Length > 0) lines.Add(Shorten(rest, ems));
        return lines.ToImmutable();
    }

    private static double Width(Rune rune) => rune.Value < 0x2000 ? NarrowWidth : 1;
}

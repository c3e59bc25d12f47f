using System.Collections.Immutable;

namespace Shirube.Core;

/// <summary>A Japanese era; its years count from 1 (元年) in the Gregorian year <paramref name="FirstYear"/>.</summary>
/// <param name="Name">As printed before a year, e.g. 令和.</param>
public sealed record Era(string Name, int FirstYear)
{
    /// <summary>The eras that documents of today name, latest first.</summary>
    public static ImmutableArray<Era> All { get; } =
        [new("令和", 2019), new("平成", 1989), new("昭和", 1926), new("大正", 1912), new("明治", 1868)];

    /// <summary>Gregorian year of the era's year <paramref name="number"/> (1 or more).</summary>
    public int ToGregorian(int number) => FirstYear + number - 1;
}

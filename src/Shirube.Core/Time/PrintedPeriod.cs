namespace Shirube.Core;

/// <summary>A time as a document prints it: 2023年度末, 令和５年６月, 2026～2030年度, 2020年代後半, 2021年春頃.</summary>
public sealed record PrintedPeriod
{
    /// <summary>As printed, without blanks.</summary>
    public required string Text { get; init; }

    /// <summary>Gregorian year; of a span or a decade its last.</summary>
    public required int Year { get; init; }

    /// <summary>First year of a span or a decade; else equal to <see cref="Year"/>.</summary>
    public required int FirstYear { get; init; }

    /// <summary>年度 rather than 年.</summary>
    public required bool IsFiscal { get; init; }

    /// <summary>1 to 12 where a month is printed (of a span the last one's).</summary>
    public int? Month { get; init; }

    /// <summary>True for 年代.</summary>
    public bool IsDecade { get; init; }

    /// <summary>True where the print says about: 頃, ごろ, 前後.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>First day meant.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last day meant.</summary>
    public required DateOnly End { get; init; }
}

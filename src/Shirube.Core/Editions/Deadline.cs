namespace Shirube.Core;

public enum DeadlineKind
{
    /// <summary>まで, 中, 内, 末.</summary>
    By,

    /// <summary>から, より, 以降.</summary>
    From,

    /// <summary>に, における, 開催.</summary>
    In,

    /// <summary>めど, 目途, 頃 alone.</summary>
    Around,
}

/// <summary>A date that a measure or step sets itself. Law numbers, past events, baselines and plan names are not deadlines.</summary>
/// <param name="Text">As printed, without blanks, e.g. 「2021年度内」.</param>
/// <param name="Year">Gregorian year; of a span its last; null for a decade（2020年代後半）, whose days stand in
/// <paramref name="Start"/> and <paramref name="End"/>, and for a time counted from the edition（５年をめど）.</param>
/// <param name="IsFiscal">年度 (April to March) rather than 年.</param>
/// <param name="Start">First day meant, e.g. 1 April of a fiscal year; null for a time counted from the edition, whose own day the text does not say.</param>
/// <param name="End">Last day meant; null together with <paramref name="Start"/>.</param>
public sealed record Deadline(string Text, DeadlineKind Kind, int? Year, bool IsFiscal, DateOnly? Start, DateOnly? End, Evidence Evidence)
{
    /// <summary>The day that counts: of a date to start from the first, else the last; null for a time counted from the edition.</summary>
    public DateOnly? Due => Kind == DeadlineKind.From ? Start : End;
}

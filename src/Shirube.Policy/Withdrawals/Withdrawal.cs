using System.Collections.Immutable;

namespace Shirube.Policy.Withdrawals;

public enum WithdrawalState
{
    /// <summary>The edition is out of all lists, counts and links.</summary>
    Withdrawn,

    /// <summary>It is shown again.</summary>
    Back,
}

/// <summary>A word that takes an edition out of what is shown（取り下げ）, or back in. None is ever changed.</summary>
public sealed record Withdrawal(WithdrawalState State, string Who, DateTimeOffset When, string Why)
{
    public const int LongestReason = 1000;

    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    /// <summary>The day in Japan on which it was said: from this day on it counts.</summary>
    public DateOnly Day => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(When, Tokyo).DateTime);

    /// <summary>The word by which an edition is withdrawn; null where it is shown.</summary>
    /// <param name="words">Of one edition, oldest first.</param>
    /// <param name="asOf">Only what was said by the end of this day counts; null for all.</param>
    public static Withdrawal? Standing(ImmutableArray<Withdrawal> words, DateOnly? asOf) =>
        words.LastOrDefault(w => asOf is null || w.Day <= asOf) is { State: WithdrawalState.Withdrawn } word ? word : null;
}

using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>What became of a deadline（期限）, told from the text alone: what is reported, never more.</summary>
public enum LedgerState
{
    /// <summary>Reported as done, and nothing says that it was after the date.</summary>
    Met,

    /// <summary>Reported as done after the date.</summary>
    MetLate,

    /// <summary>The date lies behind, and the text says that it is not done yet.</summary>
    Late,

    /// <summary>The date lies behind and the work goes on（引き続き）without a word whether it was done.</summary>
    Continued,

    /// <summary>The date lies behind and nothing speaks of it.</summary>
    Silent,

    /// <summary>The date lies ahead of the edition.</summary>
    Open,

    /// <summary>Of a date to start from: work on it is reported.</summary>
    Started,

    /// <summary>Of a date to start from: the text says that it has not begun.</summary>
    NotStarted,
}

/// <summary>An item that the state rests on.</summary>
/// <param name="Item">Its number in the column.</param>
/// <param name="Share">Share of what was promised that the item speaks of, 0 to 1, weighed by how rare the words are.</param>
public sealed record LedgerEvidence(ReportColumn Column, int Item, double Share, ImmutableArray<SourceSpan> Spans);

/// <summary>A deadline with its state in one edition.</summary>
/// <param name="Measure">Order of the measure in its edition.</param>
/// <param name="Step">Number of the next step that sets the deadline; null where the plan's text does.</param>
/// <param name="Rule">Named rule that decided, e.g. "ledger.dated"; <see cref="LedgerRules"/> says what each reads.</param>
/// <param name="Promise">What is to be done by then, as far as the text says it in the deadline's own clause.</param>
public sealed record LedgerEntry(int Measure, int? Step, Deadline Deadline, string Promise, LedgerState State, string Rule, ImmutableArray<LedgerEvidence> Evidence)
{
    /// <summary>The name of the rule where a person decided otherwise than the rules.</summary>
    public const string PersonRule = "ledger.person";

    /// <summary>From 1: which of the deadlines printed alike in this fact.</summary>
    public int Number { get; init; } = 1;

    /// <summary>Who confirmed or decided the state; null where only the rules say it.</summary>
    public string? Person { get; init; }

    /// <summary>What the rules say where a person decided otherwise; else null.</summary>
    public (LedgerState State, string Rule)? Read { get; init; }

    /// <summary>The person's reason; null where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of the fact that sets the deadline.</summary>
    public string Fact => Step is { } step ? FactIds.Item(Measure, ReportColumn.Next, step) : FactIds.Measure(Measure);
}

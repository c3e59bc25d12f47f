using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Withdrawals;

namespace Shirube.Web.Library;

/// <summary>What a list of editions shows of one: the current reading with its counts.</summary>
public sealed record EditionSummary
{
    /// <summary>Short id, e.g. "2024".</summary>
    public required string Edition { get; init; }

    /// <summary>As printed; null where the document has no title.</summary>
    public string? Title { get; init; }

    public DateOnly? DecidedOn { get; init; }

    public required Layout Layout { get; init; }

    /// <summary>Id of the current reading; a new reading has a new one, so it can key a cache.</summary>
    public required long Reading { get; init; }

    public required string RuleVersion { get; init; }

    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>SHA-256 of the original, lower-case hexadecimal.</summary>
    public required string DocumentHash { get; init; }

    public required string FileName { get; init; }

    public required SourceFormat Format { get; init; }

    public required int Sections { get; init; }

    public required int Measures { get; init; }

    /// <summary>Status items and next steps.</summary>
    public required int Items { get; init; }

    /// <summary>Of <see cref="Measures"/> those that only say again what stands elsewhere; as the rules read them, like all counts here.</summary>
    public required int MeasuresRestated { get; init; }

    public required int ItemsRestated { get; init; }

    public required int Indicators { get; init; }

    public required int Footnotes { get; init; }

    public required int Findings { get; init; }

    /// <summary>How often people said something of the edition; together with <see cref="Reading"/> it tells what the edition shows.</summary>
    public required int Reviews { get; init; }

    /// <summary>Words that withdrew the edition or took it back, oldest first.</summary>
    public ImmutableArray<Withdrawal> Withdrawals { get; init; } = [];

    /// <summary>The word by which the edition is withdrawn on a day, or today; null where it is shown.</summary>
    public Withdrawal? WithdrawnOn(DateOnly? day) => Withdrawal.Standing(Withdrawals, day);

    /// <summary>Other transcriptions of the same content, or of a part of it, in the order in which they were read.</summary>
    public ImmutableArray<WitnessSummary> Witnesses { get; init; } = [];
}

/// <summary>Another transcription of (a part of) an edition.</summary>
/// <param name="Confirmed">Number of facts that it says alike.</param>
/// <param name="Differing">Number of facts that it says differently or that only one of the two holds.</param>
public sealed record WitnessSummary(string DocumentHash, string FileName, DateTimeOffset ReadAt, string RuleVersion, int Confirmed, int Differing);

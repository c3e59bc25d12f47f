using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

public enum MappingState
{
    /// <summary>As computed.</summary>
    Machine,

    /// <summary>A person says that the project carries the measure out.</summary>
    Confirmed,

    /// <summary>A person says that it does not.</summary>
    Rejected,
}

/// <summary>A project of one year mapped to a measure.</summary>
/// <param name="Measure">Order of the measure.</param>
/// <param name="Sheet">As <see cref="MappedSheet.Sheet"/>; 0 where a person named a project that is not in the tables.</param>
/// <param name="Probability">That the project carries the measure out; 1 or 0 where a person said so.</param>
public sealed record MappedProject(int Measure, long Sheet, int Year, string Ministry, string Number, string Name, double Probability, MappingState State, ImmutableArray<MappingReason> Reasons);

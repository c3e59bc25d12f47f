using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Phrases;

/// <summary>Finds the dates that a text sets itself.</summary>
public static class DeadlineReader
{
    /// <summary>Deadlines in the order of the text; past events, baselines, data years, names of plans and law numbers are none.</summary>
    public static ImmutableArray<Deadline> Read(MappedText text) => [];
}

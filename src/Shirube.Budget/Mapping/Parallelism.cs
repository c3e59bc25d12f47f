namespace Shirube.Budget.Mapping;

internal static class Parallelism
{
    /// <summary>All processors, until it is cancelled.</summary>
    public static ParallelOptions Of(CancellationToken cancel) => new() { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
}

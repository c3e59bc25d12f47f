namespace Shirube.Core;

/// <summary>How many facts are printed, and how many of them only say again（再掲）what stands elsewhere.</summary>
public readonly record struct CountedOnce(int Printed, int Restated)
{
    /// <summary>How many there are when what is said again is counted once.</summary>
    public int Once => Printed - Restated;

    public static CountedOnce operator +(CountedOnce left, CountedOnce right) => left.Add(right);

    public CountedOnce Add(CountedOnce other) => new(Printed + other.Printed, Restated + other.Restated);
}

namespace Shirube.Budget.Projects;

/// <summary>The candidates of two years with their signs.</summary>
internal sealed class ComparedYears
{
    public ComparedYears(IReadOnlyList<ProjectSheet> from, IReadOnlyList<ProjectSheet> to)
    {
        Sheets = new(from, to);
        Pairs = Candidates.Of(Sheets);
        Signs = new PairSigns[Pairs.Length];
        Parallel.For(0, Pairs.Length, i => Signs[i] = new(Sheets, Sheets.From[Pairs[i].From], Sheets.To[Pairs[i].To]));
    }

    public SheetYears Sheets { get; }

    /// <summary>Places in <see cref="SheetYears.From"/> and <see cref="SheetYears.To"/>, in ascending order.</summary>
    public (int From, int To)[] Pairs { get; }

    public PairSigns[] Signs { get; }
}

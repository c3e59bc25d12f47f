namespace Shirube.Cli.Evaluation;

/// <summary>The figures of one comparison, in the order in which they were computed, each from 0 to 1.</summary>
internal sealed class Figures
{
    private readonly List<(string Name, double Value)> _all = [];

    public IReadOnlyList<(string Name, double Value)> All => _all;

    public double Lowest => _all.Count == 0 ? 0 : _all.Min(f => f.Value);

    public void Add(string name, double value) => _all.Add((name, value));

    /// <summary>Share of the pairs that pass; <paramref name="none"/> where there is none.</summary>
    public void AddShare<T>(string name, IReadOnlyCollection<T> pairs, Func<T, bool> test, double none) =>
        Add(name, pairs.Count == 0 ? none : (double)pairs.Count(test) / pairs.Count);

    public static double F1(int right, int got, int gold)
    {
        var precision = got == 0 ? 0 : (double)right / got;
        var recall = gold == 0 ? 0 : (double)right / gold;
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    public static double Recall(int right, int gold) => gold == 0 ? 0 : (double)right / gold;
}

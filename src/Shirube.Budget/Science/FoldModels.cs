using Shirube.Core;

namespace Shirube.Budget.Science;

/// <summary>What the wording of a sheet says, by models of which none has seen the sheet's name: names are dealt into folds, and each model learns from the others.</summary>
internal sealed class FoldModels
{
    private const int Folds = 5;
    private readonly TermSpace _space;
    private readonly IReadOnlyList<LabelledSheet> _sheets;
    private readonly double[][] _models;
    private readonly double[] _mean;
    private readonly HashSet<string> _names;

    public FoldModels(TermSpace space, IReadOnlyList<LabelledSheet> sheets, int last, CancellationToken cancel)
    {
        (_space, _sheets) = (space, sheets);
        _names = [.. sheets.Where(s => s.Year <= last).Select(s => s.Title)];
        _models = new double[Folds][];
        Parallel.For(0, Folds, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, f =>
        {
            int[] rows = [.. Enumerable.Range(0, sheets.Count).Where(r => sheets[r].Year <= last && FoldOf(sheets[r]) != f)];
            _models[f] = SparseLogistic.Train(space, rows, r => sheets[r].IsScience, cancel);
        });
        _mean = [.. Enumerable.Range(0, space.Width).Select(c => _models.Average(m => m[c]))];
    }

    /// <summary>Sheets of one name are in one fold, in every year.</summary>
    public static int FoldOf(LabelledSheet sheet) => (int)(JapaneseText.Hash(sheet.Title) % Folds);

    /// <summary>The same numbers for each of <see cref="Folds"/>.</summary>
    public static IEnumerable<int> All => Enumerable.Range(0, Folds);

    /// <summary>The model that has not learned from this row's name; for a new name the mean of all.</summary>
    public double[] WeightsFor(int row) => _names.Contains(_sheets[row].Title) ? _models[FoldOf(_sheets[row])] : _mean;

    public double LogOdds(int row) => _space.Dot(row, WeightsFor(row));
}

namespace Shirube.Budget.Science;

/// <summary>Sheets as sparse vectors: (1 + log count) × log(sheets / sheets with the term), each field scaled to its weight. The last column is 1.</summary>
internal sealed class TermSpace
{
    private readonly Dictionary<ulong, int> _columns = [];
    private readonly List<float> _rarity = [];
    private readonly int[] _starts;

    /// <param name="sheets">All rows.</param>
    /// <param name="isKnown">Rows whose terms make the columns; the others have no say.</param>
    public TermSpace(IReadOnlyList<LabelledSheet> sheets, Func<LabelledSheet, bool> isKnown, CancellationToken cancel)
    {
        var counts = new (ulong Key, int Count)[sheets.Count][][];
        var parallel = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, sheets.Count, parallel, i => counts[i] = [.. Enumerable.Range(0, SheetTerms.Texts.Length).Select(f => SheetTerms.Count(f, SheetTerms.Texts[f].Text(sheets[i])).Select(p => (p.Key, p.Value)).OrderBy(p => p.Key).ToArray())]);
        AddColumns(sheets, isKnown, counts);
        _starts = new int[sheets.Count + 1];
        var rows = new List<(int, float)>[sheets.Count];
        Names = new int[sheets.Count];
        Purposes = new int[sheets.Count];
        Parallel.For(0, sheets.Count, parallel, i => rows[i] = Row(i, sheets[i], counts[i]));
        for (var i = 0; i < rows.Length; i++) _starts[i + 1] = _starts[i] + rows[i].Count;
        (Columns, Values) = (new int[_starts[^1]], new float[_starts[^1]]);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Count; j++) (Columns[_starts[i] + j], Values[_starts[i] + j]) = rows[i][j];
        }
    }

    public int Width => _rarity.Count + 1;

    /// <summary>Column of each value, row after row; of one row first the name's, then those of purpose and outline, then the others.</summary>
    public int[] Columns { get; }

    public float[] Values { get; }

    /// <summary>How many values of a row are of its name.</summary>
    public int[] Names { get; }

    /// <summary>How many are of purpose and outline.</summary>
    public int[] Purposes { get; }

    public int Start(int row) => _starts[row];

    public int End(int row) => _starts[row + 1];

    public bool TryColumn(ulong term, out int column) => _columns.TryGetValue(term, out column);

    public double Dot(int row, double[] weights)
    {
        var sum = 0.0;
        for (var i = _starts[row]; i < _starts[row + 1]; i++) sum += weights[Columns[i]] * Values[i];
        return sum;
    }

    private void AddColumns(IReadOnlyList<LabelledSheet> sheets, Func<LabelledSheet, bool> isKnown, (ulong Key, int Count)[][][] counts)
    {
        var spread = new Dictionary<ulong, int>();
        var known = 0;
        for (var i = 0; i < sheets.Count; i++)
        {
            if (!isKnown(sheets[i])) continue;
            known++;
            foreach (var key in counts[i].SelectMany(f => f).Select(p => p.Key).Concat(sheets[i].Organisation.Distinct(StringComparer.Ordinal).Select(SheetTerms.Organisation))) spread[key] = spread.GetValueOrDefault(key) + 1;
        }

        foreach (var (key, sheetsWithIt) in spread.Where(p => p.Value >= SheetTerms.LeastSheets).OrderBy(p => p.Key))
        {
            _columns.Add(key, _rarity.Count);
            _rarity.Add((float)Math.Log((known + 1.0) / sheetsWithIt));
        }
    }

    private List<(int Column, float Value)> Row(int index, LabelledSheet sheet, (ulong Key, int Count)[][] fields)
    {
        var row = new List<(int Column, float Value)>();
        for (var field = 0; field < fields.Length; field++)
        {
            var (first, squares) = (row.Count, 0.0);
            foreach (var (key, count) in fields[field])
            {
                if (!_columns.TryGetValue(key, out var column)) continue;
                var value = (1 + Math.Log(count)) * _rarity[column];
                squares += value * value;
                row.Add((column, (float)value));
            }

            var scale = squares > 0 ? (float)(SheetTerms.Texts[field].Weight / Math.Sqrt(squares)) : 0;
            for (var i = first; i < row.Count; i++) row[i] = (row[i].Column, row[i].Value * scale);
            if (field == 0) Names[index] = row.Count;
            if (field == 1) Purposes[index] = row.Count - first;
        }

        foreach (var word in sheet.Organisation.Distinct(StringComparer.Ordinal))
        {
            if (_columns.TryGetValue(SheetTerms.Organisation(word), out var column)) row.Add((column, SheetTerms.OrganisationWeight));
        }

        row.Add((_rarity.Count, 1));
        return row;
    }
}

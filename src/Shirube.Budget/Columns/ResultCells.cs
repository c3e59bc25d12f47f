using System.Globalization;

namespace Shirube.Budget.Columns;

/// <summary>Reads the outcomes and outputs of a row from left to right: what one of them has already begins the next.</summary>
internal sealed class ResultCells(CellReader cells, Action<MappedResult> add)
{
    private MappedResult _outcome = new(isOutput: false);
    private MappedResult _output = new(isOutput: true);

    /// <param name="year">Of the value; of no use for texts.</param>
    public void Read(MappedColumn column, string cell, int? year)
    {
        if (column.Role.IsYearlyResult())
        {
            if (cells.Quantity(column, cell) is { } value) Set(column.Role, result => result.TrySet(column.Role, year, value));
        }
        else if (column.Role == ColumnRole.OutcomeTargetYear)
        {
            if (cells.Year(column, cell) is { } last) Set(column.Role, result => result.TrySet(column.Role, last.ToString(CultureInfo.InvariantCulture)));
        }
        else if (cells.Text(column, cell) is { } text)
        {
            Set(column.Role, result => result.TrySet(column.Role, text));
        }
    }

    /// <summary>The row ends.</summary>
    public void End()
    {
        if (!_outcome.IsEmpty) add(_outcome);
        if (!_output.IsEmpty) add(_output);
    }

    private void Set(ColumnRole role, Func<MappedResult, bool> set)
    {
        ref var open = ref role.IsOutput() ? ref _output : ref _outcome;
        if (set(open)) return;
        add(open);
        open = new(role.IsOutput());
        set(open);
    }
}

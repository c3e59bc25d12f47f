using System.Text.Json;

namespace Shirube.Budget.Columns;

/// <summary>An outcome（アウトカム）or output（アウトプット）of a project, put together from the cells of a row, or of rows that follow each other.</summary>
internal sealed class MappedResult(bool isOutput)
{
    private readonly Dictionary<ColumnRole, string> _texts = [];
    private readonly List<(int? Year, decimal? Actual, decimal? Expected)> _years = [];

    public bool IsOutput => isOutput;

    public bool IsEmpty => _texts.Count == 0 && _years.Count == 0;

    /// <summary>False where it has another such text already.</summary>
    public bool TrySet(ColumnRole role, string text)
    {
        if (_texts.TryGetValue(role, out var before)) return before == text;
        _texts[role] = text;
        return true;
    }

    /// <summary>False where it has such a value of the year already.</summary>
    public bool TrySet(ColumnRole role, int? year, decimal value)
    {
        var isActual = role is ColumnRole.OutcomeActual or ColumnRole.OutputActual;
        var at = _years.FindIndex(y => y.Year == year);
        if (at < 0)
        {
            _years.Add(isActual ? (year, value, null) : (year, null, value));
            return true;
        }

        var (_, actual, expected) = _years[at];
        if ((isActual ? actual : expected) is not null) return false;
        _years[at] = isActual ? (year, value, expected) : (year, actual, value);
        return true;
    }

    /// <summary>Takes in the next row's, where that is another year of the same: it names the same things or none, and no value twice.</summary>
    public bool TryTake(MappedResult next)
    {
        if (next.IsOutput != isOutput || !next._texts.All(t => _texts.TryGetValue(t.Key, out var text) && text == t.Value)) return false;
        if (next._years.Exists(n => _years.Exists(y => y.Year == n.Year && ((y.Actual is not null && n.Actual is not null) || (y.Expected is not null && n.Expected is not null))))) return false;
        foreach (var (year, actual, expected) in next._years)
        {
            if (actual is { } reached) TrySet(ColumnRole.OutcomeActual, year, reached);
            if (expected is { } wanted) TrySet(ColumnRole.OutcomeTarget, year, wanted);
        }

        return true;
    }

    /// <summary>As JUDGIT's JSON has it.</summary>
    public void Write(Utf8JsonWriter json)
    {
        var (years, expected) = isOutput ? ("活動実績", "当初見込み") : ("成果実績", "目標値");
        json.WriteStartObject();
        foreach (var (role, field) in Fields)
        {
            if (_texts.TryGetValue(role, out var text)) json.WriteString(field, text);
        }

        if (_texts.TryGetValue(ColumnRole.OutcomeTargetYear, out var last)) json.WriteNumber("目標最終年度", int.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
        json.WriteStartArray(years);
        foreach (var (year, actual, wanted) in _years.OrderBy(y => y.Year ?? int.MaxValue))
        {
            json.WriteStartObject();
            if (year is { } known) json.WriteNumber("年度", known);
            if (actual is { } reached) json.WriteNumber(years, reached);
            if (wanted is { } target) json.WriteNumber(expected, target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static readonly (ColumnRole Role, string Field)[] Fields =
    [
        (ColumnRole.OutcomeGoal, "成果目標"), (ColumnRole.OutcomeIndicator, "成果指標"), (ColumnRole.OutcomeUnit, "単位"), (ColumnRole.OutcomeFinalTarget, "目標値"),
        (ColumnRole.OutputIndicator, "活動指標"), (ColumnRole.OutputUnit, "単位"),
    ];
}

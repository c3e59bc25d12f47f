using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Policy.Reviews;
using Shirube.Storage.Rows;

namespace Shirube.Web.Library;

/// <summary>The fields of an indicator that a person can correct, and the indicator with what was corrected:
/// "name", "target.value", "baseline.unit", "values.2.period" …</summary>
public static class CorrectedIndicator
{
    private const string Target = "target", Baseline = "baseline", Values = "values";

    /// <summary>Name and value of each; empty for what is not printed.</summary>
    public static ImmutableArray<(string Name, string Value)> Fields(Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return
        [
            (CorrectedEdition.Name, indicator.Name),
            .. Fields(Target, indicator.Target),
            .. Fields(Baseline, indicator.Baseline),
            .. indicator.Values.SelectMany((v, i) => Fields(At(i), v)),
        ];
    }

    public static Indicator Of(Indicator indicator, Standing said)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(said);
        return said.Values.IsEmpty ? indicator : indicator with
        {
            Name = said.Value(CorrectedEdition.Name, indicator.Name),
            Target = Quantity(Target, indicator.Target, indicator.Evidence, said),
            Baseline = Quantity(Baseline, indicator.Baseline, indicator.Evidence, said),
            Values = [.. indicator.Values.Select((v, i) => Value(At(i), v, said))],
        };
    }

    /// <summary>The last part of a field's name: "value" of "values.2.value".</summary>
    public static string Part(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field[(field.LastIndexOf('.') + 1)..];
    }

    /// <summary>What can be chosen; empty where the field is typed.</summary>
    public static ImmutableArray<string> Choices(string field) => Part(field) switch
    {
        "fiscal" => ["false", "true"],
        "operator" => [.. Enum.GetValues<ValueOperator>().Select(Codec.Name)],
        _ => [],
    };

    /// <summary>True where a target or baseline says something beside its text but has no text.</summary>
    public static bool LacksText(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return ((string[])[Target, Baseline]).Any(p => values.TryGetValue($"{p}.text", out var text) && text.Length == 0
            && ((string[])["value", "unit", "year"]).Any(part => values.GetValueOrDefault($"{p}.{part}", "").Length > 0));
    }

    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"{Values}.{index + 1}");

    private static IEnumerable<(string, string)> Fields(string at, TargetValue? value) =>
    [
        ($"{at}.text", value?.Text ?? ""), ($"{at}.value", Text(value?.Value)), ($"{at}.unit", value?.Unit ?? ""), ($"{at}.year", Text(value?.Year)), ($"{at}.fiscal", Flag(value?.IsFiscal ?? false)),
        ($"{at}.operator", Codec.Name(value?.Operator ?? ValueOperator.Equal)),
    ];

    private static IEnumerable<(string, string)> Fields(string at, ObservedValue value) =>
    [
        ($"{at}.label", value.Label ?? ""), ($"{at}.text", value.Text), ($"{at}.value", Text(value.Value)), ($"{at}.unit", value.Unit ?? ""), ($"{at}.period", value.Period ?? ""),
        ($"{at}.year", Text(value.Year)), ($"{at}.fiscal", Flag(value.IsFiscal)),
    ];

    private static TargetValue? Quantity(string at, TargetValue? read, Evidence whole, Standing said)
    {
        if (!said.Values.Keys.Any(k => k.StartsWith(at + ".", StringComparison.Ordinal))) return read;
        var fields = Fields(at, read).Select(f => said.Value(f.Item1, f.Item2)).ToArray();
        return fields is not [{ Length: > 0 } text, var value, var unit, var year, var fiscal, var means]
            ? null
            : new(text, Number(value), OrNull(unit), Year(year), fiscal == "true", Codec.Value<ValueOperator>(means), read?.Evidence ?? whole);
    }

    private static ObservedValue Value(string at, ObservedValue read, Standing said)
    {
        var fields = Fields(at, read).Select(f => said.Value(f.Item1, f.Item2)).ToArray();
        return fields is [var label, var text, var value, var unit, var period, var year, var fiscal]
            ? new(OrNull(label), Number(value), OrNull(unit), text, OrNull(period), Year(year), fiscal == "true", read.Footnote, read.Evidence)
            : read;
    }

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Flag(bool value) => value ? "true" : "false";

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static int? Year(string text) => text.Length == 0 ? null : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

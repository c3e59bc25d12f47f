using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Web.Library;

namespace Shirube.Web.Reviews;

/// <summary>The fields of a fact that a person can correct.</summary>
internal static class FactFields
{
    /// <summary>Name and value, the text first; empty where the draft holds no such fact.</summary>
    public static ImmutableArray<(string Name, string Value)> Of(DraftEdition draft, string id)
    {
        var parts = id.Split('/', ':');
        var number = int.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture);
        if (parts.Length == 4)
        {
            var column = parts[2] == "status" ? ReportColumn.Status : ReportColumn.Next;
            var measure = draft.Measures.FirstOrDefault(m => m.Order == number);
            var items = measure is null ? [] : column == ReportColumn.Status ? measure.Status : measure.Next;
            var item = items.FirstOrDefault(i => i.Number == int.Parse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture));
            return item is null ? [] : [(CorrectedEdition.Text, item.Text), (CorrectedEdition.Ministries, Names(item.Ministries))];
        }

        return parts[0] switch
        {
            "measure" => draft.Measures.FirstOrDefault(m => m.Order == number) is { } m ? [(CorrectedEdition.PlanText, m.PlanText), (CorrectedEdition.Ministries, Names(m.Ministries))] : [],
            "indicator" => draft.Indicators.FirstOrDefault(i => i.Order == number) is { } i ? CorrectedIndicator.Fields(i) : [],
            "footnote" => draft.Footnotes.FirstOrDefault(f => f.Number == number) is { } f ? [(CorrectedEdition.Text, f.Text)] : [],
            "goal" => Placed(draft.Goals, FactIds.Goal, g => [(CorrectedEdition.Text, g.Text)]),
            "passage" => Placed(draft.Passages, FactIds.Passage, p => [(CorrectedEdition.Text, p.Text)]),
            "section" => Placed(draft.Sections, FactIds.Section, s => [(CorrectedEdition.Title, s.Title)]),
            "legend" => Placed(draft.Legend, FactIds.Legend, l => [(CorrectedEdition.Code, l.Code ?? ""), (CorrectedEdition.Path, string.Join(CorrectedEdition.NameSeparator, l.Path))]),
            "abbreviation" => Placed(draft.Abbreviations, FactIds.Abbreviation, a => [(CorrectedEdition.Short, a.Short), (CorrectedEdition.Long, a.Long)]),
            "row" => Placed(draft.ReferenceRows, FactIds.ReferenceRow, r => [(CorrectedEdition.Label, r.Label), .. r.Cells.Select((c, i) => (CorrectedEdition.CellField(i + 1), c.Text))]),
            _ => [],
        };

        ImmutableArray<(string Name, string Value)> Placed<T>(ImmutableArray<T> facts, Func<int, string> factId, Func<T, ImmutableArray<(string Name, string Value)>> fields)
        {
            foreach (var (at, fact) in draft.Numbered(facts, factId))
            {
                if (at == number) return fields(fact);
            }

            return [];
        }
    }

    /// <summary>True for names that stand in one value.</summary>
    public static bool IsList(string field) => field is CorrectedEdition.Ministries or CorrectedEdition.Path;

    /// <summary>True where a cleaned value can stand in the field: a number where one is asked for, something where the field cannot be empty.</summary>
    public static bool CanBe(string field, string value)
    {
        var part = CorrectedIndicator.Part(field);
        if (CorrectedIndicator.Choices(field) is { IsEmpty: false } choices) return choices.Contains(value);
        if (value.Length == 0) return field is CorrectedEdition.Ministries or CorrectedEdition.Code || (part != field && (part is "label" or "value" or "unit" or "period" or "year" || field is "target.text" or "baseline.text"));
        if (part == field) return true;
        return part switch
        {
            "value" => decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
            "year" => value.Length == 4 && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1868,
            _ => true,
        };
    }

    /// <summary>What a person typed, as it is kept: one line without signs that nobody sees; names in the way they stand in a value.</summary>
    public static string Clean(string field, string? typed)
    {
        var text = JapaneseText.WellFormed(string.Concat((typed ?? "").Where(c => !char.IsControl(c)))).Trim();
        if (field != CorrectedIndicator.Part(field) && CorrectedIndicator.Part(field) is "value" or "year") text = JapaneseText.Key(text).Replace(",", "", StringComparison.Ordinal);
        return IsList(field) ? string.Join(CorrectedEdition.NameSeparator, CorrectedEdition.Names(text)) : text;
    }

    private static string Names(MinistryMark mark) => string.Join(CorrectedEdition.NameSeparator, mark.Names);
}

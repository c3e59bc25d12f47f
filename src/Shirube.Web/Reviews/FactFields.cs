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
            "indicator" => draft.Indicators.FirstOrDefault(i => i.Order == number) is { } i ? [(CorrectedEdition.Name, i.Name)] : [],
            "footnote" => draft.Footnotes.FirstOrDefault(f => f.Number == number) is { } f ? [(CorrectedEdition.Text, f.Text)] : [],
            "goal" => [(CorrectedEdition.Text, draft.Goals[number - 1].Text)],
            "passage" => [(CorrectedEdition.Text, draft.Passages[number - 1].Text)],
            "section" => [(CorrectedEdition.Title, draft.Sections[number - 1].Title)],
            _ => [],
        };
    }

    /// <summary>What a person typed, as it is kept: one line without signs that nobody sees; names in the way they stand in a value.</summary>
    public static string Clean(string field, string? typed)
    {
        var text = JapaneseText.WellFormed(string.Concat((typed ?? "").Where(c => !char.IsControl(c)))).Trim();
        return field == CorrectedEdition.Ministries ? string.Join(CorrectedEdition.NameSeparator, CorrectedEdition.Names(text)) : text;
    }

    private static string Names(MinistryMark mark) => string.Join(CorrectedEdition.NameSeparator, mark.Names);
}

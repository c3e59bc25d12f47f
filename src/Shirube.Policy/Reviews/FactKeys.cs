using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shirube.Core;
using Shirube.Policy.Measures;

namespace Shirube.Policy.Reviews;

/// <summary>Keys of facts that outlive a reading: kind, section and normalised text. Other rules may number facts anew;
/// the key stays as long as they read the same text in the same section.</summary>
public static class FactKeys
{
    /// <summary>Fact id to key, for all facts that can be reviewed. Equal texts in one section are told apart by their order ("…#2").</summary>
    public static ImmutableDictionary<string, string> Of(DraftEdition draft)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(string id, string kind, SectionPath? section, string text)
        {
            var key = $"{kind}|{section}|{Hash(text)}";
            var number = seen[key] = seen.GetValueOrDefault(key) + 1;
            keys[id] = number == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{number}");
        }

        for (var i = 0; i < draft.Sections.Length; i++) Add(FactIds.Section(i + 1), "section", draft.Sections[i].Path, draft.Sections[i].Title);
        for (var i = 0; i < draft.Goals.Length; i++) Add(FactIds.Goal(i + 1), "goal", draft.Goals[i].Section, draft.Goals[i].Text);
        foreach (var measure in draft.Measures)
        {
            Add(FactIds.Measure(measure.Order), "measure", measure.Section, measure.PlanText);
            foreach (var item in measure.Status) Add(FactIds.Item(measure.Order, ReportColumn.Status, item.Number), "status", measure.Section, item.Text);
            foreach (var item in measure.Next) Add(FactIds.Item(measure.Order, ReportColumn.Next, item.Number), "next", measure.Section, item.Text);
        }

        foreach (var indicator in draft.Indicators) Add(FactIds.Indicator(indicator.Order), "indicator", indicator.Section, indicator.Name);
        foreach (var footnote in draft.Footnotes) Add(FactIds.Footnote(footnote.Number), "footnote", null, footnote.Text);
        for (var i = 0; i < draft.Passages.Length; i++) Add(FactIds.Passage(i + 1), "passage", draft.Passages[i].Section, draft.Passages[i].Text);
        return keys.ToImmutable();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlanKey.Of(text))))[..16];
}

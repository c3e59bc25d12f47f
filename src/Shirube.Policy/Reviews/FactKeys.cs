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

        foreach (var fact in EditionFact.Of(draft))
        {
            Add(fact.Id, Kind(fact.Role), fact.Role == FactRole.Footnote ? null : fact.Section, fact.Text);
        }

        foreach (var (number, entry) in draft.Numbered(draft.Legend, FactIds.Legend)) Add(FactIds.Legend(number), "legend", null, string.Join('\n', entry.Path.Prepend(entry.Code ?? "")));
        foreach (var (number, entry) in draft.Numbered(draft.Abbreviations, FactIds.Abbreviation)) Add(FactIds.Abbreviation(number), "abbreviation", null, $"{entry.Short}\n{entry.Long}");
        for (var i = 0; i < draft.Findings.Length; i++) Add(FactIds.Finding(i + 1), "finding", null, draft.Findings[i].Code + draft.Document.TextAt(draft.Findings[i].Spans).Value);
        return keys.ToImmutable();
    }

    /// <summary>Key of a deadline's state: the key of the fact that sets it, the deadline as printed, and which of several alike it is.</summary>
    public static string Deadline(string factKey, string text, int number) => string.Create(CultureInfo.InvariantCulture, $"{DeadlineMark}{Part}{factKey}{Part}{text}#{number}");

    /// <summary>Key of a link from a measure of an earlier edition to one of the edition that the review stands in. A missing side is empty.</summary>
    public static string Link(string earlier, string? from, string? to) => $"{LinkMark}{Part}{earlier}{Part}{from}{Part}{to}";

    /// <summary>The parts of a key of a deadline or a link, without its mark; empty for another key.</summary>
    internal static string[] Parts(string key, string mark) => key.StartsWith(mark + Part, StringComparison.Ordinal) ? key.Split(Part)[1..] : [];

    internal const string DeadlineMark = "deadline";

    internal const string LinkMark = "link";

    // no blank stands in a section's path, nor in a deadline's text
    private const char Part = '\t';

    private static string Kind(FactRole role) => role switch
    {
        FactRole.ReferenceRow => "row",
        FactRole.FrontMatter => "passage",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PlanKey.Of(text))))[..16];
}

using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Budget.Science;

/// <summary>Makes the parts of a log odds readable: what runs of characters weigh is laid on the characters, and these add up to the words of the sheet.</summary>
internal static class ScienceReasons
{
    private const int Most = 4; // for, and against
    private const double Least = 0.05;

    public static ImmutableArray<ScienceReason> Of(TermSpace space, IReadOnlyList<LabelledSheet> sheets, int row, double[] terms, EarlierEvidence evidence, double[] columns, double[] weights)
    {
        var scale = weights[0] + (columns[5] != 0 ? weights[5] : 0);
        var reasons = new List<ScienceReason>(Words(space, sheets[row], row, terms, scale));
        foreach (var word in sheets[row].Organisation.Distinct(StringComparer.Ordinal))
        {
            if (space.TryColumn(SheetTerms.Organisation(word), out var column)) reasons.Add(new("organisation", word, scale * terms[column] * SheetTerms.OrganisationWeight));
        }

        if (evidence.Carried is { } share) reasons.Add(new(share > 0.5 ? "same-name-flagged" : "same-name-unflagged", evidence.CarriedYear.ToString(CultureInfo.InvariantCulture), (columns[1] * weights[1]) + (columns[2] * weights[2])));
        if (evidence.Flagged.Row >= 0) reasons.Add(new("like-flagged", Named(sheets[evidence.Flagged.Row]), columns[3] * weights[3]));
        if (evidence.Unflagged.Row >= 0) reasons.Add(new("like-unflagged", Named(sheets[evidence.Unflagged.Row]), columns[4] * weights[4]));
        var strong = reasons.Where(r => Math.Abs(r.Weight) >= Least).OrderByDescending(r => Math.Abs(r.Weight)).ThenBy(r => r.Text, StringComparer.Ordinal).ToList();
        var kept = strong.Where(r => r.Weight > 0).Take(Most).Concat(strong.Where(r => r.Weight < 0).Take(Most)).ToHashSet();
        return [.. strong.Where(kept.Contains)];
    }

    private static string Named(LabelledSheet sheet) => string.Create(CultureInfo.InvariantCulture, $"{sheet.Year} {sheet.Name.ReplaceLineEndings("").Trim()}");

    private static IEnumerable<ScienceReason> Words(TermSpace space, LabelledSheet sheet, int row, double[] terms, double scale)
    {
        var values = new Dictionary<int, float>();
        for (var i = space.Start(row); i < space.End(row); i++) values[space.Columns[i]] = space.Values[i];
        var words = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var field = 0; field < SheetTerms.Texts.Length; field++)
        {
            var text = SheetTerms.Texts[field].Text(sheet);
            var counts = SheetTerms.Count(field, text);
            var characters = new double[text.Length];
            SheetTerms.Runs(field, text, (key, start, length) =>
            {
                if (!space.TryColumn(key, out var column)) return;
                var part = scale * terms[column] * values[column] / counts[key] / length;
                for (var i = start; i < start + length; i++) characters[i] += part;
            });
            for (int start = 0, end; start < text.Length; start = end)
            {
                var script = ScriptOf(text[start]);
                for (end = start + 1; end < text.Length && ScriptOf(text[end]) == script; end++) { }
                if (script == 0 || end - start < 2) continue;
                var word = text[start..end];
                words[word] = words.GetValueOrDefault(word) + characters.AsSpan(start, end - start).ToArray().Sum();
            }
        }

        return words.Select(w => new ScienceReason("term", w.Key, w.Value));
    }

    // Kanji, Katakana, Latin; 0 for all that parts words
    private static int ScriptOf(char c) => c is (>= '㐀' and <= '鿿') or '々' ? 1 : c is (>= 'ァ' and <= 'ヺ') or 'ー' ? 2 : char.IsAsciiLetter(c) ? 3 : 0;
}

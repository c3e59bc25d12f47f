using System.Globalization;
using System.Text.Json;
using Shirube.Budget.Export;

namespace Shirube.Budget.Science;

/// <summary>Guesses as files, best first.</summary>
public static class ScienceRows
{
    /// <summary>An array of objects; probabilities and weights with four decimals.</summary>
    public static void WriteJson(Stream output, ScienceGuesses guesses, JsonWriterOptions options)
    {
        using var json = new Utf8JsonWriter(output, options);
        json.WriteStartArray();
        foreach (var guess in guesses.Guesses)
        {
            json.WriteStartObject();
            json.WriteNumber("year", guess.Sheet.Year);
            json.WriteString("ministry", guess.Sheet.Ministry);
            json.WriteString("number", guess.Sheet.Number);
            json.WriteString("name", guess.Sheet.Name);
            json.WriteNumber("probability", Math.Round(guess.Probability, 4));
            json.WriteBoolean("isScience", guess.IsScience);
            json.WriteStartArray("reasons");
            foreach (var reason in guess.Reasons)
            {
                json.WriteStartObject();
                json.WriteString("kind", reason.Kind);
                json.WriteString("text", reason.Text);
                json.WriteNumber("weight", Math.Round(reason.Weight, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>One row for each sheet; reasons stand in one cell as "kind text +0.52、kind text -0.11".</summary>
    public static ExportRows Rows(ScienceGuesses guesses, CancellationToken cancel) => new(
        [("year", "integer"), ("ministry", "varchar"), ("number", "varchar"), ("name", "varchar"), ("probability", "double"), ("isScience", "boolean"), ("reasons", "varchar")],
        guesses.Guesses.Select(guess => new object?[]
        {
            guess.Sheet.Year, guess.Sheet.Ministry, guess.Sheet.Number, guess.Sheet.Name, Math.Round(guess.Probability, 4), guess.IsScience,
            string.Join('、', guess.Reasons.Select(r => $"{r.Kind} {r.Text} {r.Weight.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)}")),
        }),
        cancel);
}

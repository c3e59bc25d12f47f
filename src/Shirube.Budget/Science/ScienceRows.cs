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

    /// <summary>As <see cref="ResultCsv"/> writes; reasons stand in one cell as "kind text +0.52、kind text -0.11".</summary>
    public static void WriteCsv(Stream output, ScienceGuesses guesses)
    {
        using var text = ResultCsv.Open(output);
        text.WriteLine("year,ministry,number,name,probability,isScience,reasons");
        foreach (var guess in guesses.Guesses)
        {
            text.WriteLine(string.Join(
                ',',
                Number(guess.Sheet.Year),
                ResultCsv.Cell(guess.Sheet.Ministry),
                ResultCsv.Cell(guess.Sheet.Number),
                ResultCsv.Cell(guess.Sheet.Name),
                guess.Probability.ToString("0.####", CultureInfo.InvariantCulture),
                guess.IsScience ? "true" : "false",
                ResultCsv.Cell(string.Join('、', guess.Reasons.Select(r => $"{r.Kind} {r.Text} {r.Weight.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)}")))));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

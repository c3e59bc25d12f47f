using System.Globalization;
using System.Text.Json;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Export;

/// <summary>Rows as an array of objects, in the order and with the names of the query.</summary>
public static class ResultJson
{
    private const int FlushAt = 1 << 16;

    /// <param name="most">Rows to write at most.</param>
    /// <returns>False where there were more.</returns>
    public static bool Write(Stream output, DuckResult result, long most, JsonWriterOptions options)
    {
        using var json = new Utf8JsonWriter(output, options);
        var isWhole = true;
        json.WriteStartArray();
        foreach (var chunk in result.Chunks())
        {
            for (var row = 0; row < chunk.Count && isWhole; row++)
            {
                if (most-- == 0)
                {
                    isWhole = false;
                    break;
                }

                json.WriteStartObject();
                for (var column = 0; column < result.Columns.Length; column++)
                {
                    json.WritePropertyName(result.Columns[column].Name);
                    Write(json, chunk.Column(column).Value(row));
                }

                json.WriteEndObject();
                if (json.BytesPending > FlushAt) json.Flush();
            }

            if (!isWhole) break;
        }

        json.WriteEndArray();
        return isWhole;
    }

    /// <summary>A value of a result; a number that JSON has no word for is null.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case double number when !double.IsFinite(number):
                json.WriteNullValue();
                break;
            case decimal number:
                json.WriteNumberValue(Plain(number));
                break;
            case List<object?> list:
                json.WriteStartArray();
                foreach (var item in list) Write(json, item);
                json.WriteEndArray();
                break;
            case List<KeyValuePair<string, object?>> fields:
                json.WriteStartObject();
                foreach (var (name, item) in fields)
                {
                    json.WritePropertyName(name);
                    Write(json, item);
                }

                json.WriteEndObject();
                break;
            case DateTime or DateOnly:
                json.WriteStringValue(Text(value));
                break;
            default:
                json.WriteRawValue(Text(value));
                break;
        }
    }

    /// <summary>A single value as text, the same under every culture.</summary>
    internal static string Text(object value) => value switch
    {
        DateTime moment => moment.ToString(moment.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        decimal number => Plain(number).ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // without the zeros that only tell of the column's type
    private static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;
}

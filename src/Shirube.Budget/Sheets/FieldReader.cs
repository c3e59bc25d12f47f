using System.Globalization;
using System.Text;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Core;

namespace Shirube.Budget.Sheets;

/// <summary>Reads single values of a sheet into columns; what is of another type than expected becomes a finding, never an exception.</summary>
internal sealed class FieldReader(SheetChecks checks)
{
    private const int EarliestYear = 1900;
    private const int YearZeroOfHeisei = 1988;
    private const int LastYearOfHeisei = 31;
    private byte[] _text = new byte[4096];

    /// <summary>Stands on a value; a text goes into the column, null leaves it null.</summary>
    /// <returns>False where there is no text, or only blanks.</returns>
    public bool Text(ref Utf8JsonReader json, DuckAppender table, int column, string field)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return false;
            case JsonTokenType.String:
                var text = Bytes(ref json);
                table.SetUtf8(column, text);
                return text.Length > 0;
            case JsonTokenType.Number:
                table.SetUtf8(column, json.ValueSpan); // a number where a text should be loses nothing
                return true;
            default:
                checks.Say(Severity.Error, "unexpected-type", field, Other(ref json));
                return false;
        }
    }

    /// <summary>The bytes of a string, until the next call.</summary>
    public ReadOnlySpan<byte> Bytes(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return json.ValueSpan;
        if (_text.Length < json.ValueSpan.Length) _text = new byte[json.ValueSpan.Length * 2];
        return _text.AsSpan(0, json.CopyString(_text));
    }

    /// <summary>A whole number that fits; null for null and for what is none.</summary>
    public int? Whole(ref Utf8JsonReader json, string field, int least, int most)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType == JsonTokenType.Number)
        {
            if (json.TryGetInt32(out var number) && number >= least && number <= most) return number;
            if (json.TryGetDouble(out var share) && share == Math.Floor(share) && share >= least && share <= most) return (int)share;
            checks.Say(Severity.Error, "number-out-of-range", field, Encoding.UTF8.GetString(json.ValueSpan));
            return null;
        }

        if (json.TokenType == JsonTokenType.String)
        {
            var text = json.GetString()!;
            if (int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var typed) && typed >= least && typed <= most)
            {
                checks.Say(Severity.Warning, text.Any(c => c is >= '０' and <= '９') ? "full-width-number" : "number-as-text", field, text);
                return typed;
            }

            checks.Say(Severity.Error, "text-for-number", field, text);
            return null;
        }

        checks.Say(Severity.Error, "unexpected-type", field, Other(ref json));
        return null;
    }

    /// <summary>A year of the common era. A year of Heisei（平成24）in its place is said and carried over.</summary>
    public int? Year(ref Utf8JsonReader json, string field)
    {
        var year = Whole(ref json, field, 1, 2200);
        if (year is not { } number || number >= EarliestYear) return year;
        var isHeisei = number is >= 1 and <= LastYearOfHeisei;
        checks.Say(isHeisei ? Severity.Warning : Severity.Error, isHeisei ? "era-year" : "number-out-of-range", field, number.ToString(CultureInfo.InvariantCulture));
        return isHeisei ? YearZeroOfHeisei + number : null;
    }

    /// <summary>A sum in million yen; null for null and for what is none.</summary>
    public Amount? Money(ref Utf8JsonReader json, string field, bool mayBeNegative)
    {
        Amount? amount = null;
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                checks.Say(Severity.Information, "null-amount", field, null);
                return null;
            case JsonTokenType.Number:
                if (!Amount.TryRead(json.ValueSpan, out var read))
                {
                    checks.Say(Severity.Error, "number-out-of-range", field, Encoding.UTF8.GetString(json.ValueSpan));
                    return null;
                }

                amount = read;
                break;
            case JsonTokenType.String:
                var text = json.GetString()!;
                amount = Amount.OfText(text, out var code);
                checks.Say(amount is null ? Severity.Error : Severity.Warning, code, field, text);
                break;
            default:
                checks.Say(Severity.Error, "unexpected-type", field, Other(ref json));
                return null;
        }

        if (amount is not { } sum) return null;
        if (sum.Exact < 0 && !mayBeNegative) checks.Say(Severity.Warning, "negative-amount", field, sum.Exact.ToString(CultureInfo.InvariantCulture));
        if (sum.IsFinerThanYen) checks.Say(Severity.Information, "finer-than-yen", field, sum.Exact.ToString(CultureInfo.InvariantCulture));
        return sum;
    }

    /// <summary>A quantity of any unit; null for null and for what is none.</summary>
    public double? Quantity(ref Utf8JsonReader json, string field)
    {
        if (json.TokenType == JsonTokenType.Null) return null;
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number)) return number;
        if (json.TokenType == JsonTokenType.String)
        {
            var text = json.GetString()!;
            var isNumber = double.TryParse(text.Normalize(NormalizationForm.FormKC).Trim().Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var typed) && double.IsFinite(typed);
            var code = !isNumber ? "text-for-number" : text.Any(c => c is >= '０' and <= '９') ? "full-width-number" : "number-as-text";
            checks.Say(isNumber ? Severity.Warning : Severity.Error, code, field, text);
            return isNumber ? typed : null;
        }

        checks.Say(Severity.Error, "unexpected-type", field, Other(ref json));
        return null;
    }

    // names what stands there and steps over it
    private static string Other(ref Utf8JsonReader json)
    {
        var token = json.TokenType.ToString();
        json.Skip();
        return token;
    }
}

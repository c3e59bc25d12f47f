using System.Globalization;
using System.Text;

namespace Shirube.Budget.Sheets;

/// <summary>A sum of money as printed: in million yen, exactly, and to the yen as the tables keep it.</summary>
/// <param name="Micros">Whole yen, halves to even; 0 only for 0.</param>
/// <param name="Exact">With every printed digit, up to .NET's 28.</param>
internal readonly record struct Amount(long Micros, decimal Exact)
{
    /// <summary>Decimals of <c>budget.difference</c>.</summary>
    private const int DifferenceScale = 20;
    private const decimal Largest = 999_999_999_999m;
    private static readonly (string Word, decimal Factor)[] Units = [("百万円", 1m), ("千円", 0.001m), ("億円", 100m), ("万円", 0.01m), ("円", 0.000001m)];

    /// <summary>True where the print is finer than a yen: what is left of a sum in binary fractions.</summary>
    public bool IsFinerThanYen => Exact != Micros / 1_000_000m;

    /// <summary>Reads a JSON number. False where it is too large for a sum of money.</summary>
    public static bool TryRead(ReadOnlySpan<byte> number, out Amount amount)
    {
        amount = default;
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)) return false;
        return TryMake(exact, out amount);
    }

    /// <summary>Reads a sum that someone typed as text: full width, with commas, △ for minus, with a unit.</summary>
    /// <param name="code">The finding that it makes, also where it cannot be read.</param>
    public static Amount? OfText(string text, out string code)
    {
        code = "text-for-number";
        var plain = text.Normalize(NormalizationForm.FormKC).Trim().Replace(",", "", StringComparison.Ordinal).Replace("△", "-", StringComparison.Ordinal).Replace("▲", "-", StringComparison.Ordinal);
        var factor = 1m;
        foreach (var (word, value) in Units)
        {
            if (!plain.EndsWith(word, StringComparison.Ordinal)) continue;
            (plain, factor) = (plain[..^word.Length].TrimEnd(), value);
            break;
        }

        if (!decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        if (!TryMake(number * factor, out var amount)) return null;
        code = factor == 0.001m ? "thousand-yen" : factor != 1m ? "unit-in-number" : text.Any(c => c is >= '０' and <= '９') ? "full-width-number" : "number-as-text";
        return amount;
    }

    /// <summary>A difference of exact sums as the table keeps it.</summary>
    public static Int128 Difference(decimal value)
    {
        var bits = decimal.GetBits(value);
        var scale = bits[3] >> 16 & 0xFF;
        var units = new Int128((uint)bits[2], (ulong)(uint)bits[1] << 32 | (uint)bits[0]);
        for (; scale < DifferenceScale; scale++) units *= 10;
        for (; scale > DifferenceScale; scale--) units /= 10;
        return value < 0 ? -units : units;
    }

    private static bool TryMake(decimal exact, out Amount amount)
    {
        amount = default;
        if (Math.Abs(exact) > Largest) return false;
        var micros = (long)Math.Round(exact * 1_000_000m);
        amount = new(micros == 0 ? Math.Sign(exact) : micros, exact); // what was paid does not become unpaid
        return true;
    }
}

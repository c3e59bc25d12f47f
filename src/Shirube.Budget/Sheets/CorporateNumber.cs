using System.Buffers;
using System.Text;

namespace Shirube.Budget.Sheets;

/// <summary>法人番号: 13 digits, of which the first checks the others.</summary>
internal static class CorporateNumber
{
    private const int Length = 13;

    public static bool IsValid(ReadOnlySpan<byte> number)
    {
        if (number.Length != Length) return false;
        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            if (!char.IsAsciiDigit((char)number[i])) return false;
            if (i > 0) sum += (number[i] - '0') * (i % 2 == 0 ? 1 : 2); // counted from the last digit, every second one twice
        }

        return number[0] - '0' == 9 - (sum % 9);
    }

    public static bool IsValid(string number)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return number.Length == Length && Ascii.FromUtf16(number, bytes, out _) == OperationStatus.Done && IsValid(bytes);
    }
}

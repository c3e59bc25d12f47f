namespace Shirube.Budget.Payees;

/// <summary>A printed number that fails its check, beside one that it may have been.</summary>
internal static class DamagedNumber
{
    private const int FewestDigits = 6;
    private const int MostChanges = 2;
    private const int RoundedZeros = 5;

    public static NumberLikeness Compare(string? printed, string number)
    {
        if (printed is null) return NumberLikeness.None;
        var digits = new string([.. printed.Where(char.IsAsciiDigit)]);
        if (digits.Length < FewestDigits) return NumberLikeness.None;
        if (Changes(digits, number) <= MostChanges) return NumberLikeness.Near;
        var kept = digits.TrimEnd('0');
        return digits.Length == number.Length && digits.Length - kept.Length >= RoundedZeros && kept.Length > 1 && number.StartsWith(kept[..^1], StringComparison.Ordinal) ? NumberLikeness.Near : NumberLikeness.Far;
    }

    // Levenshtein's distance
    private static int Changes(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var other = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], other);
            }
        }

        return row[b.Length];
    }
}

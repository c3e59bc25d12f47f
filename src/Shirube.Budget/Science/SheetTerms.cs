using System.Runtime.InteropServices;

namespace Shirube.Budget.Science;

/// <summary>The terms of a sheet, field by field: runs of one to three characters, or whole words of the organisation. Weights were chosen by cross-validation grouped by name within 2018 to 2020.</summary>
internal static class SheetTerms
{
    private const int TagShift = 48; // a run of three characters lies below
    private const ulong HashMask = (1UL << TagShift) - 1;

    /// <summary>Terms that fewer sheets have are left out.</summary>
    public const int LeastSheets = 3;

    /// <summary>A text field.</summary>
    /// <param name="Weight">Length of its vector.</param>
    internal sealed record Field(string Name, Func<LabelledSheet, string> Text, int Shortest, int Longest, float Weight);

    public static Field[] Texts { get; } =
    [
        new("事業名", s => s.Title, 1, 3, 1),
        new("目的・概要", s => s.Purpose, 2, 2, 1.5f),
        new("目標・指標", s => s.Indicators, 2, 2, 0.7f),
        new("支出先", s => s.Payments, 2, 2, 0.7f),
        new("担当", s => s.Unit, 2, 3, 1),
    ];

    /// <summary>Each word of <see cref="LabelledSheet.Organisation"/> weighs so much, how many there be.</summary>
    public const float OrganisationWeight = 0.5f;

    /// <summary>Hands each run of a field with its place and length, ascending by length.</summary>
    public static void Runs(int field, string text, Action<ulong, int, int> use)
    {
        for (var length = Texts[field].Shortest; length <= Texts[field].Longest; length++)
        {
            for (var start = 0; start + length <= text.Length; start++)
            {
                if (IsTerm(text.AsSpan(start, length))) use(Key(field, text.AsSpan(start, length)), start, length);
            }
        }
    }

    /// <summary>Number of occurrences by term, for one field.</summary>
    public static Dictionary<ulong, int> Count(int field, string text)
    {
        var counts = new Dictionary<ulong, int>();
        Runs(field, text, (key, _, _) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out var _)++);
        return counts;
    }

    public static ulong Organisation(string word)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var c in word) hash = unchecked((hash ^ c) * 1099511628211UL);
        return ((ulong)(Texts.Length + 1) << TagShift) | (hash & HashMask);
    }

    private static ulong Key(int field, ReadOnlySpan<char> run)
    {
        var key = 0UL;
        foreach (var c in run) key = key << 16 | c;
        return ((ulong)(field + 1) << TagShift) | key;
    }

    // letters and digits; Hiragana alone says nothing
    private static bool IsTerm(ReadOnlySpan<char> run)
    {
        var isKana = run.Length > 1;
        foreach (var c in run)
        {
            if (!char.IsLetterOrDigit(c) && c != 'ー') return false;
            isKana &= c is >= 'ぁ' and <= 'ゖ';
        }

        return !isKana;
    }
}

using System.Text;

namespace Shirube.Budget.Projects;

/// <summary>The texts of a sheet as they are compared: NFKC, lower case, letters and digits only.</summary>
internal sealed class SheetText
{
    /// <summary>Slots that pairs of characters fall into; about one pair in twelve shares its slot with another.</summary>
    public const int Slots = 1 << 20;

    private const int MostCharacters = 1500; // of an outline: what follows repeats, or is an annex

    public SheetText(ProjectSheet sheet)
    {
        Name = Plain(sheet.Name);
        NameGrams = Grams(Name);
        PurposeGrams = Grams(Plain(sheet.Purpose));
        OutlineGrams = Grams(Plain(sheet.Outline));
        Bureau = Grams(Plain(sheet.Bureau));
        Division = Grams(Plain(sheet.Division));
        Numbers = [.. NumbersOf(sheet.Name).Order(StringComparer.Ordinal)];
    }

    public string Name { get; }

    /// <summary>Slots of the pairs of characters, in ascending order, as often as they stand there.</summary>
    public int[] NameGrams { get; }

    public int[] PurposeGrams { get; }

    public int[] OutlineGrams { get; }

    public int[] Bureau { get; }

    public int[] Division { get; }

    /// <summary>Runs of digits in the name: 第８回 and 第９回 are two projects.</summary>
    public IReadOnlyList<string> Numbers { get; }

    public static string Plain(string text)
    {
        var cut = text.Length > MostCharacters ? text[..MostCharacters] : text;
        var plain = new StringBuilder(cut.Length);
        foreach (var c in cut.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString();
    }

    /// <summary>Twice the pairs in common over all pairs; null where one has none.</summary>
    public static double? Dice(int[] a, int[] b)
    {
        if (a.Length == 0 || b.Length == 0) return null;
        var (i, j, common) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) (i, j, common) = (i + 1, j + 1, common + 1);
            else if (a[i] < b[j]) i++;
            else j++;
        }

        return 2.0 * common / (a.Length + b.Length);
    }

    private static int[] Grams(string text)
    {
        if (text.Length < 2) return text.Length == 0 ? [] : [Slot(text[0], '\0')];
        var grams = new int[text.Length - 1];
        for (var i = 0; i < grams.Length; i++) grams[i] = Slot(text[i], text[i + 1]);
        Array.Sort(grams);
        return grams;
    }

    private static int Slot(char first, char second) => (int)(((((uint)first << 16) | second) * 2_654_435_769u) >> 12); // Knuth's multiplicative hash

    private static IEnumerable<string> NumbersOf(string name)
    {
        var run = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKC) + " ")
        {
            if (char.IsAsciiDigit(c))
            {
                run.Append(c);
            }
            else if (run.Length > 0)
            {
                yield return run.ToString().TrimStart('0');
                run.Clear();
            }
        }
    }
}

using Shirube.Core;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Type sizes (em, in points) of words. poppler's heights are those of a font's frame, which differ much between fonts;
/// a full-width character is one em wide in every font, so words of such characters give the size, and words of the same height share it.</summary>
internal sealed class TypeSizes
{
    private readonly Dictionary<int, double> _byHeight = [];
    private readonly double _ratio = 1.3; // height to em where nothing better is known

    public TypeSizes(IReadOnlyList<PdfWord> words)
    {
        var samples = new Dictionary<int, List<double>>();
        foreach (var word in words)
        {
            if (Measured(word) is not { } em) continue;
            var key = Key(word);
            if (!samples.TryGetValue(key, out var list)) samples[key] = list = [];
            list.Add(em);
        }

        var ratios = new List<(double Ratio, int Count)>();
        foreach (var (key, list) in samples)
        {
            list.Sort();
            var median = list[list.Count / 2];
            _byHeight[key] = median;
            ratios.Add((key / 10.0 / median, list.Count));
        }

        if (ratios.Count > 0) _ratio = ratios.MaxBy(r => r.Count).Ratio;
    }

    public double Of(PdfWord word) => _byHeight.TryGetValue(Key(word), out var em) ? em : Measured(word) ?? word.Height / _ratio;

    /// <summary>True for words that show their size themselves.</summary>
    public bool IsKnown(PdfWord word) => _byHeight.ContainsKey(Key(word));

    private static int Key(PdfWord word) => (int)Math.Round(word.Height * 10);

    private static double? Measured(PdfWord word)
    {
        var text = word.Text;
        if (text.Length < 3) return null;
        foreach (var c in text)
        {
            if (!IsFullWidth(c)) return null;
        }

        return word.Width / text.Length;
    }

    /// <summary>Kana and kanji; signs are often set narrower.</summary>
    private static bool IsFullWidth(char c) => c is (>= 'ぁ' and <= 'ん') or (>= 'ァ' and <= 'ヺ') or 'ー' || (c < '\uD800' && JapaneseText.IsKanji(c));
}

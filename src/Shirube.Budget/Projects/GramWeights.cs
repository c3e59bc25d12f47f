namespace Shirube.Budget.Projects;

/// <summary>How much each pair of characters tells: TF-IDF over the sheets of both years. Vectors have length 1.</summary>
internal sealed class GramWeights
{
    private readonly float[] _rarity;

    public GramWeights(IReadOnlyList<SheetText> texts)
    {
        var last = new int[SheetText.Slots];
        for (var i = 0; i < texts.Count; i++)
        {
            Count(texts[i].NameGrams, i + 1, last);
            Count(texts[i].PurposeGrams, i + 1, last);
            Count(texts[i].OutlineGrams, i + 1, last);
        }

        _rarity = new float[SheetText.Slots];
        for (var slot = 0; slot < _rarity.Length; slot++) _rarity[slot] = MathF.Log((texts.Count + 1f) / (Counts[slot] + 0.5f));
    }

    /// <summary>In how many sheets each pair stands.</summary>
    public int[] Counts { get; } = new int[SheetText.Slots];

    /// <param name="grams">In ascending order.</param>
    public GramVector Vector(int[] grams)
    {
        var (ids, weights, count, squares) = (new int[grams.Length], new float[grams.Length], 0, 0f);
        for (var start = 0; start < grams.Length;)
        {
            var end = start + 1;
            while (end < grams.Length && grams[end] == grams[start]) end++;
            var weight = (1 + MathF.Log(end - start)) * _rarity[grams[start]];
            (ids[count], weights[count]) = (grams[start], weight);
            squares += weight * weight;
            count++;
            start = end;
        }

        return new(ids[..count], GramVector.Scaled(weights[..count], squares));
    }

    private void Count(int[] grams, int sheet, int[] last)
    {
        foreach (var gram in grams)
        {
            if (last[gram] == sheet) continue;
            last[gram] = sheet;
            Counts[gram]++;
        }
    }
}

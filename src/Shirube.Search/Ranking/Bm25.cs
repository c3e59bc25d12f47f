namespace Shirube.Search.Ranking;

/// <summary>How much it says that a word stands in a text: the more often and the shorter the text the more, the commoner the word the less.</summary>
internal static class Bm25
{
    /// <summary>What a word is worth in the headings above a text, beside one in the text.</summary>
    public const double HeadingShare = 0.35;

    private const double Saturation = 1.2; // k1
    private const double LengthShare = 0.3; // b

    /// <param name="texts">All texts at hand.</param>
    /// <param name="holding">Those that hold the word.</param>
    public static double Idf(int texts, int holding) => Math.Log(1 + ((texts - holding + 0.5) / (holding + 0.5)));

    /// <param name="count">How often the word stands in the text, at least 1.</param>
    /// <param name="length">Of the text; 1 for one of average length.</param>
    public static double Weight(int count, double length) => count * (Saturation + 1) / (count + (Saturation * (1 - LengthShare + (LengthShare * length))));
}

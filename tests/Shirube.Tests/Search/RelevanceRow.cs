namespace Shirube.Tests.Search;

/// <summary>What a query must bring, and why.</summary>
/// <param name="Within">Hits among which it must stand; 1 for the first.</param>
/// <param name="Words">All of them stand in one text of that hit or in the headings above it.</param>
/// <param name="KnownFailure">Why it does not come there yet; the test fails when it begins to, so that the mark is taken off.</param>
public sealed record RelevanceRow(string Kind, string Query, int Within, string Words, string Why, string? KnownFailure = null)
{
    public override string ToString() => $"{Kind}: {Query}";

    internal async Task HoldAsync(AskedEditions editions)
    {
        var place = await editions.PlaceAsync(Query, Words);
        var told = $"{Kind} {Query}: \"{Words}\" expected within {Within}, found at {place?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no place"}. {Why}";
        if (KnownFailure is null) Assert.True(place <= Within, told);
        else Assert.False(place <= Within, $"The known failure is gone, take its mark off. {told}");
    }
}

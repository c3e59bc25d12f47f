namespace Shirube.Search.Index;

/// <summary>The index does not hold what it should.</summary>
internal static class IndexDamage
{
    /// <param name="what">A sentence that says what is wrong; the way out is added.</param>
    public static InvalidDataException Of(string what, Exception? cause = null) => new($"{what} Run `shirube verify` to make the index anew.", cause);
}

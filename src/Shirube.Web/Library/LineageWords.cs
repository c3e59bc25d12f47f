using Shirube.Policy.Lineage;

namespace Shirube.Web.Library;

/// <summary>What people said of the links between two stored editions; it stands with the later one.</summary>
public static class LineageWords
{
    public static LinkWords Between(StoredEdition earlier, StoredEdition later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        var words = later.Reviews.OfLinks(earlier.Summary.Edition, earlier.Reviews.Keys);
        // one who asked the other way round spoke of the same two measures
        foreach (var (sides, said) in earlier.Reviews.OfLinks(later.Summary.Edition, later.Reviews.Keys))
        {
            var turned = new LinkSides(sides.To, sides.From);
            words = words.SetItem(turned, [.. words.GetValueOrDefault(turned, []).Concat(said).OrderBy(r => r.When)]);
        }

        return new(words);
    }
}

using Shirube.Policy.Lineage;

namespace Shirube.Web.Library;

/// <summary>What people said of the links between two stored editions; it stands with the later one.</summary>
public static class LineageWords
{
    public static LinkWords Between(StoredEdition earlier, StoredEdition later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return new(later.Reviews.OfLinks(earlier.Summary.Edition, earlier.Reviews.Keys));
    }
}

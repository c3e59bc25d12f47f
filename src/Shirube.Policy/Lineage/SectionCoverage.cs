using Shirube.Core;

namespace Shirube.Policy.Lineage;

/// <summary>Which sections an edition reports on: only there can a measure be said to be missing.</summary>
internal sealed class SectionCoverage
{
    private readonly HashSet<SectionPath> _paths = [];

    public SectionCoverage(DraftEdition edition)
    {
        foreach (var section in edition.Measures.Select(m => m.Section))
        {
            for (var length = 2; length <= section.Parts.Length; length++) _paths.Add(SectionPath.Of(section.Parts.Take(length)));
        }
    }

    /// <summary>True where the edition reports on the section itself, or on the chapter that held it.</summary>
    public bool Holds(MeasureReport measure)
    {
        var parts = measure.Section.Parts;
        return _paths.Contains(measure.Section) || (parts.Length > 2 && _paths.Contains(SectionPath.Of(parts.Take(parts.Length - 1))));
    }
}

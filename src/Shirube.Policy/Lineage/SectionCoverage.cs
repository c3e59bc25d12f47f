using Shirube.Core;

namespace Shirube.Policy.Lineage;

/// <summary>Which sections an edition reports on: only there can a measure be said to be missing.</summary>
internal sealed class SectionCoverage
{
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public SectionCoverage(DraftEdition edition)
    {
        foreach (var measure in edition.Measures)
        {
            var parts = measure.Section.Parts;
            for (var length = 2; length <= parts.Length; length++) _paths.Add(string.Join('/', parts.Take(length)));
        }
    }

    /// <summary>True where the edition reports on the section itself, or on the chapter that held it.</summary>
    public bool Holds(MeasureReport measure)
    {
        var parts = measure.Section.Parts;
        return _paths.Contains(string.Join('/', parts)) || (parts.Length > 2 && _paths.Contains(string.Join('/', parts.Take(parts.Length - 1))));
    }
}

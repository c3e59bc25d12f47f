using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shirube.Budget.Mapping;

/// <summary>When and from what the mapping of an edition was computed.</summary>
/// <param name="Reading">Id of the reading whose measures were mapped.</param>
/// <param name="Model">As <see cref="ProjectMapping.ModelVersion"/>.</param>
/// <param name="Fingerprint">Of all that went into it: while it is the same, computing anew would change nothing.</param>
public sealed record MappingRun(string Edition, long Reading, string Model, string Fingerprint, DateTimeOffset ComputedAt)
{
    /// <param name="documents">Number of the last document in the budget's tables.</param>
    /// <param name="decisions">Standing words on the edition.</param>
    public static string FingerprintOf(IEnumerable<MappedMeasure> measures, long documents, IEnumerable<MappingDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(measures);
        ArgumentNullException.ThrowIfNull(decisions);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(params IEnumerable<string> parts)
        {
            foreach (var part in parts) hash.AppendData(Encoding.UTF8.GetBytes(part + "\u001f"));
        }

        Add(ProjectMapping.ModelVersion, documents.ToString(CultureInfo.InvariantCulture));
        foreach (var m in measures) Add([m.Key, m.SectionTitle, m.PlanText, .. m.Items.Select(i => i.Text), .. m.Ministries, .. m.Programmes, "\u001e"]);
        foreach (var d in decisions) Add(d.Measure, d.Year.ToString(CultureInfo.InvariantCulture), d.Ministry, d.Number, d.Word.ToString());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

/// <summary>What a person may say of a project and a measure.</summary>
public enum MappingWord
{
    /// <summary>The project carries the measure out.</summary>
    Confirmed,

    /// <summary>It does not.</summary>
    Rejected,

    /// <summary>What was said before no longer counts.</summary>
    Withdrawn,
}

/// <summary>A person's word on a project and a measure. None is ever changed; of several on one pair the last counts.</summary>
/// <param name="Measure">Key of the measure, see <see cref="MappedMeasure.Key"/>.</param>
/// <param name="Number">事業番号 within year and ministry.</param>
public sealed record MappingDecision(string Edition, string Measure, int Year, string Ministry, string Number, MappingWord Word, string Who, DateTimeOffset When, string Why)
{
    public const int LongestReason = 1000;

    /// <summary>The words that count, in the order in which they were said.</summary>
    /// <param name="words">All words, oldest first.</param>
    public static ImmutableArray<MappingDecision> Standing(IEnumerable<MappingDecision> words) =>
        [.. words.GroupBy(w => (w.Edition, w.Measure, w.Year, w.Ministry, w.Number)).Select(g => g.Last()).Where(w => w.Word != MappingWord.Withdrawn)];

    public bool IsOnSamePair(MappingDecision other) =>
        other is not null && (Edition, Measure, Year, Ministry, Number) == (other.Edition, other.Measure, other.Year, other.Ministry, other.Number);

    /// <summary>Lays what people said over a computed mapping: confirmed projects come first, rejected ones last, projects that people added stand among them.</summary>
    /// <param name="mapped">By measure, and within each year best first.</param>
    /// <param name="decisions">Standing words on the edition.</param>
    /// <param name="measures">Orders of the measures by key.</param>
    public static ImmutableArray<MappedProject> Apply(ImmutableArray<MappedProject> mapped, IReadOnlyCollection<MappingDecision> decisions, IReadOnlyDictionary<string, int> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var said = decisions.Where(d => measures.ContainsKey(d.Measure)).ToDictionary(d => (measures[d.Measure], d.Year, d.Ministry, d.Number));
        if (said.Count == 0) return mapped;
        var found = new HashSet<MappingDecision>();
        var all = new List<MappedProject>();
        foreach (var project in mapped)
        {
            var isSaid = said.TryGetValue((project.Measure, project.Year, project.Ministry, project.Number), out var decision);
            if (isSaid) found.Add(decision!);
            all.Add(isSaid ? decision!.On(project) : project);
        }

        all.AddRange(said.Where(s => !found.Contains(s.Value)).Select(s => s.Value.On(new(s.Key.Item1, 0, s.Value.Year, s.Value.Ministry, s.Value.Number, "", 0, MappingState.Machine, []))));
        return [.. all.OrderBy(p => p.Measure).ThenByDescending(p => p.Probability)]; // keeps the order of equals
    }

    private MappedProject On(MappedProject project) => project with
    {
        Probability = Word == MappingWord.Confirmed ? 1 : 0,
        State = Word == MappingWord.Confirmed ? MappingState.Confirmed : MappingState.Rejected,
        Reasons = [new(MappingReasonKind.Decision, $"{Why}（{Who}）"), .. project.Reasons.Where(r => r.Kind != MappingReasonKind.Decision)],
    };
}

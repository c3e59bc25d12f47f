using System.Collections.Immutable;

namespace Shirube.Budget.Projects;

/// <summary>Of each sheet the most probable other one, for those that are told as ended or new.</summary>
internal sealed class Nearest
{
    private readonly ComparedYears _years;
    private readonly double[] _probabilities;
    private readonly int[] _from;
    private readonly int[] _to;

    public Nearest(ComparedYears years, double[] probabilities)
    {
        (_years, _probabilities) = (years, probabilities);
        (_from, _to) = (new int[years.Sheets.From.Length], new int[years.Sheets.To.Length]);
        Array.Fill(_from, -1);
        Array.Fill(_to, -1);
        for (var i = 0; i < probabilities.Length; i++)
        {
            var (a, b) = years.Pairs[i];
            if (_from[a] < 0 || probabilities[i] > probabilities[_from[a]]) _from[a] = i;
            if (_to[b] < 0 || probabilities[i] > probabilities[_to[b]]) _to[b] = i;
        }
    }

    /// <summary>The probability that an earlier sheet has no later one.</summary>
    public double NoneFrom(int sheet) => None(_from[sheet]);

    public double NoneTo(int sheet) => None(_to[sheet]);

    public ImmutableArray<LinkReason> ReasonsFrom(int sheet) => Reasons(_from[sheet], pair => _years.Sheets.To[_years.Pairs[pair].To].Sheet);

    public ImmutableArray<LinkReason> ReasonsTo(int sheet) => Reasons(_to[sheet], pair => _years.Sheets.From[_years.Pairs[pair].From].Sheet);

    private double None(int pair) => pair < 0 ? 1 : 1 - _probabilities[pair];

    private ImmutableArray<LinkReason> Reasons(int pair, Func<int, ProjectSheet> other) =>
        pair < 0 ? [] : [LinkEvidence.Nearest(_years.Signs[pair], other(pair), _probabilities[pair])];
}

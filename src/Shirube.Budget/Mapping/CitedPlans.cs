using System.Text;

namespace Shirube.Budget.Mapping;

/// <summary>What the plans that a project cites add to the chance that it carries out any measure.</summary>
/// <param name="LogOdds">Below 0 where it cites nothing that mapped projects cite, and others do.</param>
/// <param name="Plan">The plan that speaks most for it, as the project prints it.</param>
internal readonly record struct PlanShift(double LogOdds, string? Plan);

/// <summary>The plans that the projects of a year cite, each by its name without number, year and date. Who cites a plan that many mapped projects cite is likelier to be mapped too.</summary>
internal sealed class CitedPlans
{
    private const double Doubt = 5; // so many average projects stand beside those that cite a plan
    private const int ShortestName = 4;
    private readonly (int Plan, string Printed)[][] _cited; // by project
    private readonly int _plans;

    public CitedPlans(IReadOnlyList<MappedSheet> sheets)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _cited = [.. sheets.Select(s => s.Plans.SelectMany(p => Names(p).Select(n => (Plan: Number(n), Printed: p))).DistinctBy(c => c.Plan).ToArray())];
        _plans = numbers.Count;

        int Number(string name)
        {
            if (!numbers.TryGetValue(name, out var number)) numbers[name] = number = numbers.Count;
            return number;
        }
    }

    /// <summary>By project, what its plans add: how much likelier those are to be mapped that cite the same plan, the project itself left out. Over all projects it neither adds nor takes.</summary>
    /// <param name="shares">By project, how probable it is without the plans that it carries out the measure that fits it best.</param>
    public PlanShift[] Shifts(double[] shares)
    {
        var shifts = new PlanShift[shares.Length];
        if (_plans == 0) return shifts;
        var (sums, counts, mean) = (new double[_plans], new int[_plans], shares.Average());
        for (var s = 0; s < shares.Length; s++)
        {
            foreach (var (plan, _) in _cited[s]) (sums[plan], counts[plan]) = (sums[plan] + shares[s], counts[plan] + 1);
        }

        for (var s = 0; s < shares.Length; s++)
        {
            foreach (var (plan, printed) in _cited[s])
            {
                var share = (sums[plan] - shares[s] + (Doubt * mean)) / (counts[plan] - 1 + Doubt);
                var shift = LogOdds(share) - LogOdds(mean);
                if (shift > shifts[s].LogOdds) shifts[s] = new(shift, printed);
            }
        }

        var all = Math.Log(shifts.Average(s => Math.Exp(s.LogOdds)));
        return [.. shifts.Select(s => s with { LogOdds = s.LogOdds - all })];
    }

    private static double LogOdds(double share) => Math.Log(share / (1 - share));

    /// <summary>The names in a cell, which may hold several plans, each with a date and the body that decided.</summary>
    internal static IEnumerable<string> Names(string cell)
    {
        foreach (var part in Core.JapaneseText.WellFormed(cell).Normalize(NormalizationForm.FormKC).Split('\n', '」', '』', ';'))
        {
            var name = new StringBuilder();
            var depth = 0;
            foreach (var c in part)
            {
                if ((c is '(' or '[' or '【') && name.Length > 0) break; // what follows the name is its date
                depth = Math.Max(0, depth + (c is '(' or '[' or '【' ? 1 : c is ')' or ']' or '】' ? -1 : 0));
                if (depth == 0 && char.IsLetter(c)) name.Append(c);
            }

            name.Replace("第期", "").Replace("第次", "").Replace("令和年", "").Replace("平成年", ""); // what is left of 第6期, 令和3年
            if (name.Length >= ShortestName) yield return name.ToString();
        }
    }
}

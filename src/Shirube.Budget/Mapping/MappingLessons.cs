using System.Globalization;

namespace Shirube.Budget.Mapping;

/// <summary>What the decisions on an edition teach: the weights lean towards them, and the same project in other years follows.</summary>
internal sealed class MappingLessons
{
    private const double Carried = 4; // log odds: the same name in the same ministry is the same project in 99 of 100 cases
    private readonly ILookup<(string Measure, string Ministry, string Name), MappingDecision> _byName;

    private MappingLessons(MappingModel model, ILookup<(string, string, string), MappingDecision> byName) => (Model, _byName) = (model, byName);

    public MappingModel Model { get; }

    public static MappingLessons Of(MappingModel model, IReadOnlyList<MappedMeasure> measures, IReadOnlyDictionary<int, SheetIndex> years, IReadOnlyCollection<MappingDecision> decisions)
    {
        var (decided, named) = (new List<JudgedProject>(), new List<((string, string, string) Key, MappingDecision Decision)>());
        foreach (var (key, said) in decisions.GroupBy(d => (d.Measure, d.Year)).ToDictionary(g => g.Key, g => g.ToList()))
        {
            if (!years.TryGetValue(key.Year, out var index) || measures.FirstOrDefault(m => m.Key == key.Measure) is not { } measure) continue;
            var signs = new MeasureSigns(index, measure);
            for (var s = 0; s < index.Sheets.Count; s++)
            {
                var sheet = index.Sheets[s];
                if (said.Find(d => d.Ministry == sheet.Ministry && d.Number == sheet.Number) is not { } decision) continue;
                decided.Add(new(measure.Order, signs.Of(s), decision.Word == MappingWord.Confirmed ? 2 : 0));
                named.Add(((decision.Measure, sheet.Ministry, index.Plain[s][0]), decision));
            }
        }

        return new(MappingFit.Taught(model, decided), named.ToLookup(n => n.Key, n => n.Decision));
    }

    /// <summary>Moves the log odds of projects that people decided on in another year.</summary>
    public void Carry(MappedMeasure measure, SheetIndex index, double[] odds)
    {
        if (_byName.Count == 0) return;
        for (var s = 0; s < odds.Length; s++)
        {
            if (Nearest(measure, index, s) is { } decision) odds[s] += decision.Word == MappingWord.Confirmed ? Carried : -Carried;
        }
    }

    /// <summary>Says where the decision of another year comes from; null where there is none.</summary>
    public MappingReason? Reason(MappedMeasure measure, SheetIndex index, int sheet) => Nearest(measure, index, sheet) is not { } decision
        ? null
        : new(MappingReasonKind.Decision, string.Create(CultureInfo.InvariantCulture, $"{decision.Year}年度の同じ事業を{(decision.Word == MappingWord.Confirmed ? "確認" : "否認")}（{decision.Who}）"));

    private MappingDecision? Nearest(MappedMeasure measure, SheetIndex index, int sheet) =>
        _byName[(measure.Key, index.Sheets[sheet].Ministry, index.Plain[sheet][0])].Where(d => d.Year != index.Sheets[sheet].Year).MinBy(d => Math.Abs(d.Year - index.Sheets[sheet].Year));
}

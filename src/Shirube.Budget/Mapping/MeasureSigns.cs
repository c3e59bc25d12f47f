using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

/// <summary>What speaks for each project of a year carrying out one measure.</summary>
internal sealed class MeasureSigns
{
    private const int Best = 3; // items that speak most for a project; projects that stand for the top of a list
    private const int Models = 5; // projects that a second look takes for right
    private const int ModelTerms = 60;
    private const float LeastText = 30; // weight below which a text is too general to lead
    private const float ShortText = 10;
    private const int ShortestName = 3;

    private readonly SheetIndex _index;
    private readonly float[] _room;

    public MeasureSigns(SheetIndex index, MappedMeasure measure)
    {
        (_index, _room) = (index, new float[index.Sheets.Count]);
        Values = [.. Names.Select(_ => new float[index.Sheets.Count])];
        BestItem = new int[index.Sheets.Count];
        Named = new string?[index.Sheets.Count];
        Items(measure);
        var plan = index.Query(MappingTerms.Plain(measure.PlanText));
        index.AddTexts(plan, Values[Plan]);
        index.AddNames(plan, Values[PlanName]);
        Relative(Values[PlanName]);
        var title = index.Query(MappingTerms.Plain(measure.SectionTitle));
        index.AddTexts(title, Values[Title]);
        index.AddTexts(index.Query(Whole(measure)), Values[All]);
        Relative(Values[All]);
        Programmes(measure);
        var weight = Math.Max(1, index.Weight(title));
        for (var s = 0; s < _room.Length; s++)
        {
            Values[Title][s] /= weight;
            Values[Plan][s] = MathF.Log(10 + Values[Plan][s]);
            Values[Ministry][s] = measure.Ministries.Contains(index.Sheets[s].Ministry) ? 1 : 0;
        }

        SecondLook();
        for (var s = 0; s < _room.Length; s++) Values[Item][s] = MathF.Sqrt(Values[Item][s]);
    }

    /// <summary>Places of the signs.</summary>
    public const int Item = 0, ItemLead = 1, All = 2, Ministry = 3, Alike = 4, PlanName = 5, Plan = 6, Programme = 7, Title = 8;

    /// <summary>In their order: wording of the three nearest items; being among the first for an item; wording of the whole measure; own ministry; likeness to the first projects; the plan's text in the name;
    /// wording of the plan's text; a programme named in both, the rarer the more; wording of the section's title.</summary>
    public static ImmutableArray<string> Names { get; } = ["item", "itemLead", "all", "ministry", "alike", "planName", "plan", "programme", "title"];

    /// <summary>By sign and project.</summary>
    public float[][] Values { get; }

    /// <summary>By project, the 0-based item of the measure that is nearest; -1 for the plan's text.</summary>
    public int[] BestItem { get; }

    /// <summary>By project, the rarest programme named in both, as the measure prints it.</summary>
    public string?[] Named { get; }

    public double[] Of(int sheet) => [.. Values.Select(v => (double)v[sheet])];

    /// <summary>All texts of a measure; the plan's counts twice.</summary>
    public static string Whole(MappedMeasure measure) => MappingTerms.Plain(string.Join('。', measure.Items.Select(i => i.Text).Prepend(measure.SectionTitle).Prepend(measure.PlanText).Prepend(measure.PlanText)));

    private void Items(MappedMeasure measure)
    {
        var three = new (float First, float Second, float Third)[_room.Length];
        for (var i = -1; i < measure.Items.Length; i++)
        {
            var query = _index.Query(MappingTerms.Plain(i < 0 ? measure.PlanText : measure.Items[i].Text));
            var weight = _index.Weight(query);
            Array.Clear(_room);
            _index.AddTexts(query, _room);
            var (root, top) = (MathF.Sqrt(Math.Max(ShortText, weight)), weight > LeastText ? Top(_room) : 0);
            for (var s = 0; s < _room.Length; s++)
            {
                var value = _room[s] / root;
                ref var its = ref three[s];
                if (value > its.First)
                {
                    its = (value, its.First, its.Second);
                    BestItem[s] = i;
                }
                else if (value > its.Second)
                {
                    its = (its.First, value, its.Second);
                }
                else if (value > its.Third)
                {
                    its.Third = value;
                }

                if (top > 0) Values[ItemLead][s] = Math.Max(Values[ItemLead][s], _room[s] / top);
            }
        }

        for (var s = 0; s < _room.Length; s++) Values[Item][s] = (three[s].First + three[s].Second + three[s].Third) / Best;
    }

    private void Programmes(MappedMeasure measure)
    {
        foreach (var name in measure.Programmes)
        {
            var plain = MappingTerms.Plain(name);
            if (plain.Length < ShortestName) continue;
            var holding = _index.Holding(plain);
            var rarity = MathF.Log((_room.Length + 1f) / (holding.Count + 1));
            foreach (var s in holding.Where(s => rarity > Values[Programme][s])) (Values[Programme][s], Named[s]) = (rarity, name);
        }
    }

    // the first projects are taken for right, and those that are like them follow (pseudo relevance feedback)
    private void SecondLook()
    {
        var item = Math.Max(float.Epsilon, Top(Values[Item]));
        float First(int s) => (Values[Item][s] / item) + Values[All][s] + (Values[PlanName][s] / 2) + (Values[Ministry][s] / 2);
        var first = Enumerable.Range(0, _room.Length).Select(s => (Sheet: s, Share: First(s))).OrderByDescending(s => s.Share).ThenBy(s => s.Sheet).Take(Models);
        _index.AddTexts(_index.Query(first.Where(f => Values[All][f.Sheet] > 0), ModelTerms), Values[Alike]);
        Relative(Values[Alike]);
    }

    private static void Relative(float[] values)
    {
        var top = Top(values);
        if (top == 0) return;
        for (var s = 0; s < values.Length; s++) values[s] /= top;
    }

    // mean of the first three
    private static float Top(float[] values)
    {
        var (first, second, third) = (0f, 0f, 0f);
        foreach (var value in values)
        {
            if (value > first) (first, second, third) = (value, first, second);
            else if (value > second) (second, third) = (value, second);
            else if (value > third) third = value;
        }

        return (first + second + third) / Best;
    }
}

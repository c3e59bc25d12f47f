using Shirube.Budget.Mapping;

namespace Shirube.Tests.Budget;

public sealed class ProjectMappingTests
{
    private static readonly MappedMeasure Ferries = Measure(1, "渡し船の電動化", "渡し船を電池で動かし、島と岸とを結ぶ。", ["「うみねこ号プログラム」により、三隻の渡し船に電池を積んだ。"], ["みさき省"], ["うみねこ号プログラム"]);
    private static readonly MappedMeasure Kelp = Measure(2, "昆布の畑", "昆布の畑を広げ、炭素を吸わせる。", ["昆布の苗を沖に植え、育ち方を測った。"], ["みなと省"], []);

    [Fact]
    public void The_project_of_the_like_wording_ministry_and_name_comes_first_with_reasons_to_check()
    {
        var mapped = Map([Ferries, Kelp], Sheets(2031));
        var first = mapped.First(p => p.Measure == 1);
        Assert.Equal("渡し船の電動化事業", first.Name);
        Assert.Contains(new(MappingReasonKind.Programme, "「うみねこ号プログラム」"), first.Reasons);
        Assert.Contains(new(MappingReasonKind.Ministry, "みさき省"), first.Reasons);
        Assert.Contains(first.Reasons, r => r.Kind == MappingReasonKind.Words && r.Text.Contains("電池", StringComparison.Ordinal));
        Assert.Contains(new(MappingReasonKind.Item, "基本計画における具体的な取組"), first.Reasons);
        Assert.Equal("昆布の苗を植える事業", mapped.First(p => p.Measure == 2).Name);
        Assert.All(mapped, p => Assert.InRange(p.Probability, 0, 1));
        Assert.Equal(mapped.Where(p => p.Measure == 1).Select(p => p.Probability).OrderDescending(), mapped.Where(p => p.Measure == 1).Select(p => p.Probability));
    }

    [Fact]
    public void A_measure_or_a_project_without_text_is_mapped_without_a_reason_and_not_refused()
    {
        var mapped = Map([Ferries with { PlanText = "", SectionTitle = "", Items = [], Ministries = [], Programmes = [] }], [.. Sheets(2031), new(99, 2031, "みさき省", "0099", "", "", "", "")]);
        Assert.Equal(Sheets(2031).Length + 1, mapped.Length);
        Assert.All(mapped, p => Assert.False(double.IsNaN(p.Probability)));
        Assert.All(mapped, p => Assert.Empty(p.Reasons));
        Assert.Empty(Map([Ferries], []));
        Assert.Empty(Map([], Sheets(2031)));
    }

    [Fact]
    public void A_plan_that_mapped_projects_cite_is_a_reason_and_moves_those_that_cite_it()
    {
        MappedSheet[] before = [.. from n in Enumerable.Range(0, 12) from sheet in Sheets(2031) select sheet with { Sheet = (n * 100) + sheet.Sheet, Number = $"{n:00}-{sheet.Number}" }];
        MappedSheet[] after = [.. before.Select(s => s.Name == "渡し船の電動化事業" || (s.Name == "渡り鳥の調べ" && s.Number.StartsWith("00", StringComparison.Ordinal)) ? s with { Plans = ["第2次渡し船基本計画（令和12年）"] } : s)];
        MappedProject Birds(MappedSheet[] sheets) => Map([Ferries], sheets).First(p => p.Name == "渡り鳥の調べ");
        Assert.True(Odds(Birds(after)) > 1.5 * Odds(Birds(before)), $"{Birds(after).Probability} after {Birds(before).Probability}");
        Assert.Contains(new(MappingReasonKind.Plan, "第2次渡し船基本計画（令和12年）"), Birds(after).Reasons);
        Assert.DoesNotContain(Map([Ferries], after).Where(p => p.Name == "山道の手入れ"), p => p.Reasons.Any(r => r.Kind == MappingReasonKind.Plan));
    }

    [Fact]
    public void Of_many_projects_a_hundred_of_each_year_are_kept()
    {
        MappedSheet[] many = [.. from year in (int[])[2031, 2032] from n in Enumerable.Range(0, 150) select new MappedSheet(n, year, "みさき省", $"{n:0000}", $"渡し船 {n} 号", "渡し船を電池で動かす。", "", "")];
        var mapped = Map([Ferries], many);
        Assert.Equal([(2031, ProjectMapping.Kept), (2032, ProjectMapping.Kept)], mapped.CountBy(p => p.Year).Select(p => (p.Key, p.Value)));
    }

    [Fact]
    public void A_decision_of_one_year_moves_the_same_project_of_another_and_says_so()
    {
        MappedSheet[] sheets = [.. Sheets(2031), .. Sheets(2032)];
        var kelp = sheets.First(s => s is { Year: 2031, Name: "昆布の苗を植える事業" });
        var said = new MappingDecision("e", Kelp.Key, 2031, kelp.Ministry, kelp.Number, MappingWord.Rejected, "佐藤", default, "別の事業");
        var before = Map([Kelp], sheets).Single(p => p.Year == 2032 && p.Name == kelp.Name);
        var after = Map([Kelp], sheets, said).Single(p => p.Year == 2032 && p.Name == kelp.Name);
        Assert.True(Odds(after) < Odds(before) / 10, $"{after.Probability} after {before.Probability}");
        Assert.Equal(new(MappingReasonKind.Decision, "2031年度の同じ事業を否認（佐藤）"), after.Reasons[0]);
        var confirmed = Map([Kelp], sheets, said with { Word = MappingWord.Confirmed }).Single(p => p.Year == 2032 && p.Name == kelp.Name);
        Assert.True(confirmed.Probability > before.Probability);
        Assert.DoesNotContain(Map([Kelp], sheets, said).Where(p => p.Name != kelp.Name), p => p.Reasons.Any(r => r.Kind == MappingReasonKind.Decision));
    }

    [Fact]
    public void Decisions_for_and_against_lean_the_weights_towards_what_parts_them()
    {
        var model = new MappingModel { Version = "", Constant = -1, Weights = [0, 0], Spreads = [1, 1] };
        JudgedProject[] decided = [.. Enumerable.Range(0, 20).SelectMany(m => (JudgedProject[])[new(m, [1, 0], 2), new(m, [0, 1], 0)])];
        var taught = MappingFit.Taught(model, decided);
        Assert.True(taught.Weights[0] > 0.2 && taught.Weights[1] < -0.2, string.Join(' ', taught.Weights));
        Assert.Equal(model.Constant, taught.Constant);
        Assert.Equal(model.Weights, MappingFit.Taught(model, [.. decided.Where(d => d.Grade == 2)]).Weights); // only praise tells nothing apart
        Assert.Equal(model.Weights, MappingFit.Taught(model, []).Weights);
    }

    [Fact]
    public void Cancelling_stops_the_work() =>
        Assert.ThrowsAny<OperationCanceledException>(() => ProjectMapping.Of([Ferries], Sheets(2031), [], null, new(canceled: true)));

    [Theory]
    [InlineData("日Ａ Ｓ Ｅ Ａ Ｎ協力", "日asean協力")]
    [InlineData("Gap Fund の供給", "gap fundの供給")]
    [InlineData("次世代 半導\n体", "次世代半導体")]
    public void Letters_that_are_set_apart_are_one_word(string printed, string plain) => Assert.Equal(plain, MappingTerms.Plain(printed));

    [Fact]
    public void An_edition_hands_over_its_measures_items_quoted_names_and_places()
    {
        var draft = Sample.SampleEditions.Read("2024");
        var measures = MappedMeasures.Of(draft, o => $"key {o}", Array.Empty<int>().ToLookup(_ => 0, _ => ""));
        Assert.Equal(draft.Measures.Select(m => m.Order), measures.Select(m => m.Order));
        Assert.Contains("しおかぜ海況ボード", measures[0].Programmes);
        Assert.Equal(draft.Measures[0].Status.Length + draft.Measures[0].Next.Length, measures[0].Items.Length);
        Assert.NotEmpty(measures[0].Lines);
    }

    private static System.Collections.Immutable.ImmutableArray<MappedProject> Map(MappedMeasure[] measures, MappedSheet[] sheets, params MappingDecision[] decisions) => ProjectMapping.Of(measures, sheets, decisions, null, CancellationToken.None);

    private static double Odds(MappedProject project) => project.Probability / (1 - project.Probability);

    private static MappedMeasure Measure(int order, string title, string plan, string[] items, string[] ministries, string[] programmes) => new()
    {
        Order = order,
        Key = $"measure|{order}",
        SectionTitle = title,
        PlanText = plan,
        Items = [.. items.Select((t, i) => new MappedItem(t, $"実施状況・現状分析 {i + 1}"))],
        Ministries = [.. ministries],
        Programmes = [.. programmes],
    };

    private static MappedSheet[] Sheets(int year) =>
    [
        new(year * 10, year, "みさき省", "0001", "渡し船の電動化事業", "渡し船を電池で動かす。", "うみねこ号プログラムとして、電池を積んだ渡し船を造る。", ""),
        new((year * 10) + 1, year, "みさき省", "0002", "庁舎の屋根の修繕", "雨漏りを防ぐ。", "屋根板をふき替える。", ""),
        new((year * 10) + 2, year, "みなと省", "0001", "昆布の苗を植える事業", "昆布の畑を沖に広げる。", "苗を育てて縄に付け、炭素の吸い方を測る。", ""),
        new((year * 10) + 3, year, "みなと省", "0002", "渡り鳥の調べ", "渡り鳥を数える。", "島ごとに数える。", ""),
        new((year * 10) + 4, year, "やまて省", "0001", "山道の手入れ", "山道を直す。", "石を積む。", ""),
    ];
}

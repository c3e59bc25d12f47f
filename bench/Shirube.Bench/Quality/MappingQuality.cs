using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Shirube.Budget.Evidence;
using Shirube.Budget.Mapping;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Policy.Register;
using Shirube.Policy.Reviews;
using Shirube.Storage;
using Shirube.Web.Editions;

namespace Shirube.Bench.Quality;

/// <summary>How well projects are mapped to measures: order and probability, beside simpler ways; how early projects come that cite the plan; and the time.</summary>
internal sealed class MappingQuality
{
    private const double FirstShare = 0.15;
    private static readonly string[] Plans = ["科学技術・イノベーション基本計画", "統合イノベーション戦略"];
    private readonly ImmutableArray<MappedMeasure> _measures;
    private readonly List<MappedSheet> _sheets;
    private readonly HashSet<long> _citing;
    private readonly int _year;
    private readonly SheetIndex _index;
    private readonly MeasureSigns[] _signs;

    private MappingQuality(DataFolder data, string file, int year)
    {
        var equals = file.IndexOf('=', StringComparison.Ordinal);
        var (edition, path) = (file[..equals], file[(equals + 1)..]);
        var draft = EditionReader.Read(File.ReadAllBytes(path), Path.GetFileName(path), null, CancellationToken.None);
        var keys = FactKeys.Of(draft);
        _measures = MappedMeasures.Of(draft, o => keys[FactIds.Measure(o)], NamedProgrammes.OfMeasures(ProgrammeRegister.Of([(edition, draft)]), edition));
        using var database = new BudgetFolder(data).TryOpen() ?? throw new FileNotFoundException("No sheets were imported: shirube import FILE.");
        using var connection = database.Connect();
        _sheets = [.. MappedSheet.Years(connection).SelectMany(y => MappedSheet.Read(connection, y, default))];
        using var cited = connection.Query("select p.row_id from rs_project p join rs_policy c using (year, project_id) where c.plan like '%科学技術・イノベーション基本計画%' or c.plan like '%統合イノベーション戦略%'", default);
        _citing = [.. cited.Rows().Select(r => (long)r[0]!), .. _sheets.Where(s => Plans.Any(p => s.Purpose.Contains(p, StringComparison.Ordinal) || s.Outline.Contains(p, StringComparison.Ordinal))).Select(s => s.Sheet)];
        _year = year;
        _index = new([.. _sheets.Where(s => s.Year == year)], default);
        _signs = new MeasureSigns[_measures.Length];
        Parallel.For(0, _signs.Length, i => _signs[i] = new(_index, _measures[i]));
    }

    /// <param name="gold">Judged pairs; the year of the first is looked at.</param>
    /// <param name="file">"EDITION=FILE".</param>
    /// <param name="sample">Judgments of drawn pairs.</param>
    /// <param name="work">"fit" prints the model, "draw" pairs to be judged, "speed" the time; otherwise everything is measured.</param>
    public static int Run(DataFolder data, string gold, string file, string sample, string? work)
    {
        var judged = MappingGold.Load(gold);
        var quality = new MappingQuality(data, file, judged[0].Year);
        switch (work)
        {
            case "fit": return quality.Fit(judged, sample);
            case "draw": return quality.Draw();
            case "speed":
                quality.Speed();
                return 0;
            default:
                quality.Ranking(judged);
                quality.Teaching(judged);
                quality.Probabilities(judged, sample);
                quality.Citing();
                quality.Speed();
                return 0;
        }
    }

    private int Fit(List<MappingGold> gold, string sample)
    {
        var (weights, spreads) = MappingFit.Order(Judged(gold));
        var (scale, constant) = File.Exists(sample) ? MappingFit.Level(Sampled(sample, weights)) : (1, 0);
        Print($"new() {{ Version = MappingModel.Current, Constant = {Number(constant)}, Weights = [{string.Join(", ", weights.Select(w => Number(w * scale)))}], Spreads = [{string.Join(", ", spreads.Select(Number))}] }};");
        return 0;
    }

    private int Draw()
    {
        var model = FittedMapping.Model;
        List<double[]> sums = [.. _signs.Select(m => Enumerable.Range(0, _index.Sheets.Count).Select(s => model.LogOdds(m, s)).ToArray())];
        foreach (var (m, s) in MappingSample.Draw(sums, 14, 7))
        {
            var (measure, sheet) = (_measures[m], _index.Sheets[s]);
            Print($"{{\"measure\": {measure.Order}, \"year\": {sheet.Year}, \"ministry\": \"{sheet.Ministry}\", \"number\": \"{sheet.Number}\", \"grade\": ?}} {sums[m][s]:F1}");
            Print($"  M [{measure.SectionTitle}] {string.Join(' ', measure.Ministries)} | {MappingSample.Plan(measure)}");
            Print($"  P {sheet.Name.ReplaceLineEndings("")} | {(sheet.Purpose + " / " + sheet.Outline).ReplaceLineEndings("")[..Math.Min(260, sheet.Purpose.Length + sheet.Outline.Length)]}");
        }

        return 0;
    }

    private void Ranking(List<MappingGold> gold)
    {
        Print($"## order of {gold.Count} judged projects of {gold.Select(g => g.Measure).Distinct().Count()} measures, {_year}");
        void Row(string name, Func<MeasureSigns, int, double> score) => Print($"{name}\t{Show(Ranked(gold, (g, signs, sheet) => score(signs, sheet)))}");
        Row("named programmes", (m, s) => m.Values[MeasureSigns.Programme][s]);
        Row("plan text", (m, s) => m.Values[MeasureSigns.Plan][s]);
        Row("status and next", (m, s) => m.Values[MeasureSigns.Item][s]);
        Row("all texts", (m, s) => m.Values[MeasureSigns.All][s]);
        Row("all texts within the ministries", (m, s) => m.Values[MeasureSigns.All][s] + (100 * m.Values[MeasureSigns.Ministry][s]));
        var models = gold.Select(g => g.Section).Distinct().ToDictionary(s => s, s => MappingFit.Order(Judged(gold.Where(g => g.Section != s))).Weights);
        Print($"as built, fitted on the other sections ({models.Count} folds)\t{Show(Ranked(gold, (g, signs, sheet) => LogisticRegression(signs, sheet, models[g.Section])))}");
        Print($"as shipped, fitted on all\t{Show(Ranked(gold, (_, signs, sheet) => FittedMapping.Model.LogOdds(signs, sheet)))}");
        foreach (var first in (int[])[60, ProjectMapping.Kept])
        {
            var seen = gold.Where(g => g.Grade == 2).ToList();
            Print($"grade 2 among the first {first}\t{seen.Count(g => Rank(g) < first)} of {seen.Count}");
        }
    }

    // half of the sections are what was shipped, the other half is decided on by people; each section is tested without itself
    private void Teaching(List<MappingGold> gold)
    {
        var sections = gold.Select(g => g.Section).Distinct().ToList();
        var (before, after) = (new Dictionary<string, double[]>(), new Dictionary<string, double[]>());
        foreach (var section in sections)
        {
            var half = sections.Where((s, i) => i % 2 == 0).ToHashSet();
            var (weights, spreads) = MappingFit.Order(Judged(gold.Where(g => g.Section != section && half.Contains(g.Section))));
            var model = new MappingModel { Version = "", Constant = FittedMapping.Model.Constant, Weights = weights, Spreads = spreads };
            before[section] = weights;
            after[section] = MappingFit.Taught(model, Judged(gold.Where(g => g.Section != section && !half.Contains(g.Section) && g.Grade != 1))).Weights;
        }

        Print($"## decisions, on a model of half of the sections: before\t{Show(Ranked(gold, (g, m, s) => LogisticRegression(m, s, before[g.Section])))}\tafter\t{Show(Ranked(gold, (g, m, s) => LogisticRegression(m, s, after[g.Section])))}");
    }

    private void Probabilities(List<MappingGold> gold, string file)
    {
        if (!File.Exists(file)) return;
        var sample = MappingSample.Load(file).Select((j, i) => (Judged: j, Fold: i % 5)).ToList();
        var (weights, _) = MappingFit.Order(Judged(gold));
        var sums = Sampled(file, weights);
        var tested = new List<(double, bool)>();
        foreach (var fold in Enumerable.Range(0, 5))
        {
            var (scale, constant) = MappingFit.Level([.. sums.Where((_, i) => i % 5 != fold)]);
            tested.AddRange(sums.Where((_, i) => i % 5 == fold).Select(s => (1 / (1 + Math.Exp(-(scale * s.Sum) - constant)), s.IsTrue)));
        }

        Print($"## probabilities of {sample.Count} drawn pairs, level fitted on the others (5 folds): calibration error {MappingSample.Error(tested):F3}, grade 2 {sums.Count(s => s.IsTrue)}");
        foreach (var band in tested.GroupBy(p => Math.Min((int)(p.Item1 * 5), 4)).OrderBy(g => g.Key)) Print($"band {band.Key / 5.0:F1}\tsaid {band.Average(p => p.Item1):F3}\tfound {band.Average(p => p.Item2 ? 1.0 : 0):F3}\tn {band.Count()}");
        Print($"all pairs: expected projects a measure {_signs.Average(m => Enumerable.Range(0, _index.Sheets.Count).Sum(s => 1 / (1 + Math.Exp(-FittedMapping.Model.LogOdds(m, s))))):F1}");
    }

    private void Citing()
    {
        Print($"## projects that cite the plan or the strategy, among the first {FirstShare:P0} of their year by their best measure: by their texts; with the plans that they list; the same with both names blanked everywhere");
        foreach (var year in _sheets.GroupBy(s => s.Year))
        {
            var (plain, listed) = Best([.. year]);
            var (_, blanked) = Best([.. year.Select(Blanked)]);
            var sheets = year.ToList();
            var citing = Enumerable.Range(0, sheets.Count).Where(s => _citing.Contains(sheets[s].Sheet)).ToList();
            var found = new[] { plain, listed, blanked }.Select(best => Enumerable.Range(0, best.Length).OrderByDescending(s => best[s]).Take((int)(FirstShare * best.Length)).ToHashSet()).ToList();
            Print($"{year.Key}\t{string.Join('\t', found.Select(first => citing.Count(first.Contains)))}\tof {citing.Count}");
            foreach (var missed in citing.Where(s => !found[1].Contains(s)).Take(8)) Print($"  missed {sheets[missed].Ministry} {sheets[missed].Name.ReplaceLineEndings("")}");
        }
    }

    // by project, the log odds of its best measure: by its texts alone, and with the plans that it lists
    private (double[] Plain, double[] Listed) Best(IReadOnlyList<MappedSheet> sheets)
    {
        var best = ProjectMapping.Best(new(sheets, default), _measures, FittedMapping.Model, null, default);
        var shifts = new CitedPlans(sheets).Shifts([.. best.Select(Budget.LogisticRegression.Probability)]);
        return (best, [.. best.Select((b, s) => b + shifts[s].LogOdds)]);
    }

    private static MappedSheet Blanked(MappedSheet sheet) =>
        sheet with { Purpose = Blanked(sheet.Purpose), Outline = Blanked(sheet.Outline), Results = Blanked(sheet.Results), Plans = [.. sheet.Plans.Where(p => !CitedPlans.Names(p).Any(n => Plans.SelectMany(CitedPlans.Names).Any(plan => n.Contains(plan, StringComparison.Ordinal))))] };

    private static string Blanked(string text) => Plans.Aggregate(text, (t, plan) => t.Replace(plan, "", StringComparison.Ordinal));

    private void Speed()
    {
        var (reviewed, all) = (_sheets.Where(s => s.Year < 2024).ToList(), _sheets);
        foreach (var sheets in (List<MappedSheet>[])[reviewed, reviewed, reviewed, all])
        {
            var (watch, worked) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var mapped = ProjectMapping.Of(_measures, sheets, [], null, default);
            Print($"## {_measures.Length} measures x {sheets.Count} sheets: {watch.Elapsed.TotalSeconds:F1} s, {(Environment.CpuUsage.TotalTime - worked).TotalSeconds:F1} s of processors, {mapped.Length} projects kept");
        }
    }

    private List<RankedGrades> Ranked(List<MappingGold> gold, Func<MappingGold, MeasureSigns, int, double> score) =>
    [
        .. gold.Where(g => g.Year == _year).GroupBy(g => g.Measure).Select(m => new RankedGrades(m.Key, [.. m.OrderByDescending(g => score(g, SignsOf(g.Measure), SheetOf(g.Ministry, g.Number))).ThenBy(g => g.Number, StringComparer.Ordinal).Select(g => g.Grade)])),
    ];

    private int Rank(MappingGold gold)
    {
        var (signs, its) = (SignsOf(gold.Measure), SheetOf(gold.Ministry, gold.Number));
        var odds = FittedMapping.Model.LogOdds(signs, its);
        return Enumerable.Range(0, _index.Sheets.Count).Count(s => FittedMapping.Model.LogOdds(signs, s) > odds);
    }

    private List<JudgedProject> Judged(IEnumerable<MappingGold> gold) => [.. gold.Where(g => g.Year == _year).Select(g => new JudgedProject(g.Measure, Signs(g), g.Grade))];

    private List<(double Sum, bool IsTrue)> Sampled(string file, double[] weights) =>
        [.. MappingSample.Load(file).Select(j => (LogisticRegression(SignsOf(j.Measure), SheetOf(j.Ministry, j.Number), weights), j.Grade == 2))];

    private double[] Signs(MappingGold gold) => SignsOf(gold.Measure).Of(SheetOf(gold.Ministry, gold.Number));

    private static double LogisticRegression(MeasureSigns signs, int sheet, double[] weights) => Budget.LogisticRegression.Sum(signs.Of(sheet), weights);

    private MeasureSigns SignsOf(int measure) => _signs[_measures.IndexOf(_measures.First(m => m.Order == measure))];

    private int SheetOf(string ministry, string number)
    {
        for (var s = 0; s < _index.Sheets.Count; s++)
        {
            if (_index.Sheets[s].Ministry == ministry && _index.Sheets[s].Number == number) return s;
        }

        throw new InvalidDataException($"{_year} {ministry} {number} is not in the tables.");
    }

    private static string Show(List<RankedGrades> ranked)
    {
        var (gain, precision) = RankedGrades.Mean(ranked);
        return string.Create(CultureInfo.InvariantCulture, $"nDCG@10 {gain:F3}\tR-precision {precision:F3}");
    }

    private static string Number(double number) => Math.Round(number, 4).ToString(CultureInfo.InvariantCulture);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Mapping;
using Shirube.Budget.Science;
using Shirube.Budget.Views;
using Shirube.Core;
using Shirube.Web.Budget;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>Which money carries which promise: the budget of the projects that carry out an edition's measures, by goal and measure, and what is not mapped.</summary>
public sealed class BudgetModel(EditionShelf shelf, BudgetShelf budget, MappingDesk desk) : EditionPage(shelf)
{
    /// <summary>Null while nothing is imported or mapped.</summary>
    public MappedYear? Mapped { get; private set; }

    /// <summary>In document order; a project counts once in each section and in each measure.</summary>
    public ImmutableArray<SectionMoney> Sections { get; private set; } = [];

    public BudgetSums Confirmed { get; private set; } = null!;

    public BudgetSums Likely { get; private set; } = null!;

    /// <summary>Sheets that are labelled as science and technology, or guessed to be in a year without labels, and mapped to no measure.</summary>
    public BudgetSums Unmapped { get; private set; } = null!;

    /// <summary>False for a year whose sheets have no official labels: what is not mapped is guessed, or cannot be told.</summary>
    public bool HasLabels { get; private set; }

    /// <summary>True where it is guessed.</summary>
    public bool AreGuessed { get; private set; }

    public string ScienceLabel => HasLabels ? ScienceTables.Label : ScienceTables.GuessedLabel;

    public override string Title => T["mapping.budget"];

    public override Table? Table => Mapped is null ? null : new(
        ["sheetYear", "section", "title", "measure", "confirmed", "likely", "initial", "executed"],
        Sections.SelectMany(s => s.Measures.Select(m => CsvCells.Of(Mapped.Year, string.Join('/', s.Node.Section.Path.Parts), s.Node.Section.Title, m.Measure.Order, m.Confirmed, m.Likely, m.Sums.Initial, m.Sums.Executed))));

    public TreemapPicture Parts => new(
        new(Sections.Where(s => s.Sums.Initial > 0).Select(s => new TreemapPart(s.Node.Heading, s.Sums.Initial!.Value, T.Yen(s.Sums.Initial), "#s" + CsvCells.Text(s.Node.Number)))),
        T["budget.parts", $"{Mapped!.Year}", T["mapping.section"]],
        T["budget.parts-note"]);

    public Task<IActionResult> OnGetAsync(int? year, CancellationToken cancel) => BudgetPage.AskAsync(
        async () => await desk.OfAsync(View, year, measure: null, cancel) is { } mapped
            ? Tuple.Create(mapped, (await budget.AskAsync((c, stop) => MappedYears.OfScience(c, mapped.Year, stop).ToTuple(), cancel))!)
            : null,
        found =>
        {
            if (found is not null) Show(found.Item1, found.Item2.Item1, found.Item2.Item2);
            return Page();
        },
        key => Refuse(StatusCodes.Status503ServiceUnavailable, key));

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("edition", Id);
        if (Mapped is not null)
        {
            json.WriteNumber("sheetYear", Mapped.Year);
            json.WriteString("unit", "百万円");
            json.WriteNumber("likelyFrom", MappedYear.Likely);
            json.WriteString("accuracy", T["mapping.accuracy"]);
            Sums("confirmed", Confirmed);
            Sums("likely", Likely);
            json.WriteBoolean("unmappedIsGuessed", AreGuessed);
            if (HasLabels || AreGuessed) Sums("unmapped", Unmapped);
            else json.WriteNull("unmapped");
            json.Each("sections", Sections, section =>
            {
                json.WriteStartObject();
                json.Each("section", section.Node.Section.Path.Parts, json.WriteStringValue);
                json.WriteString("title", section.Node.Section.Title);
                json.Sums(section.Sums);
                json.Each("measures", section.Measures, m =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("order", m.Measure.Order);
                    json.WriteNumber("confirmed", m.Confirmed);
                    json.WriteNumber("likely", m.Likely);
                    json.Sums(m.Sums);
                    json.WriteString("address", Addresses.Measure(Id, m.Measure.Order) + "/projects");
                    json.WriteEndObject();
                });
                json.WriteEndObject();
            });
        }

        json.WriteEndObject();

        void Sums(string name, BudgetSums sums)
        {
            json.WriteStartObject(name);
            json.Sums(sums);
            json.WriteEndObject();
        }
    }

    private void Show(MappedYear mapped, ImmutableDictionary<long, BudgetSums> science, bool areGuessed)
    {
        Mapped = mapped;
        HasLabels = science.Count > 0 && !areGuessed;
        AreGuessed = areGuessed;
        var counted = mapped.Projects.Where(MappedYear.Counts).ToList();
        var confirmed = counted.Where(p => p.State == MappingState.Confirmed).Select(p => p.Sheet).ToHashSet();
        Confirmed = mapped.SumOf(counted.Where(p => confirmed.Contains(p.Sheet)));
        Likely = mapped.SumOf(counted.Where(p => !confirmed.Contains(p.Sheet)));
        var held = counted.Select(p => p.Sheet).ToHashSet();
        var left = science.Where(s => !held.Contains(s.Key)).Select(s => s.Value).ToList();
        Unmapped = BudgetSums.Added(left.Count, left);
        var byMeasure = counted.ToLookup(p => p.Measure);
        Sections =
        [
            .. View.Draft.Measures.Select(m => (Measure: m, Home: View.HomeOf(m.Section, m.Evidence))).Where(m => m.Home is not null)
                .GroupBy(m => m.Home!.Trail() is { Length: > 1 } trail ? trail[1] : m.Home!)
                .Select(g => new SectionMoney(
                    g.Key,
                    mapped.SumOf(g.SelectMany(m => byMeasure[m.Measure.Order])),
                    [.. g.Select(m => new MeasureMoney(
                        m.Measure, byMeasure[m.Measure.Order].Count(p => p.State == MappingState.Confirmed), byMeasure[m.Measure.Order].Count(p => p.State == MappingState.Machine), mapped.SumOf(byMeasure[m.Measure.Order])))])),
        ];
    }
}

/// <summary>Money of a section's measures.</summary>
/// <param name="Sums">Over its projects, each once.</param>
public sealed record SectionMoney(SectionNode Node, BudgetSums Sums, ImmutableArray<MeasureMoney> Measures);

/// <summary>Money of a measure.</summary>
/// <param name="Confirmed">Projects that a person confirmed.</param>
/// <param name="Likely">Projects that the machine takes for likely.</param>
public sealed record MeasureMoney(MeasureReport Measure, int Confirmed, int Likely, BudgetSums Sums);

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Mapping;
using Shirube.Web.Accounts;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>The queue of the mapping: pairs that nobody decided and the machine is least sure of. Its files hold the whole mapping of the year.</summary>
public sealed class MappingModel(EditionShelf shelf, MappingDesk desk) : EditionPage(shelf)
{
    private const int PageSize = 20;

    /// <summary>Null while nothing is imported or mapped.</summary>
    public MappedYear? Mapped { get; private set; }

    public Paging<MappedProject> Queue { get; private set; } = null!;

    public string? Person => HttpContext.Person();

    public override string Title => T["mapping.queue"];

    public override Table? Table => Mapped is null ? null : MappingCells.Of(Mapped, Mapped.Projects);

    public string QueryBefore => Before(("year", CsvCells.Text(Mapped?.Year)));

    public Task<IActionResult> OnGetAsync(int? year, CancellationToken cancel, [FromQuery(Name = "page")] int number = 1) => BudgetPage.AskAsync(
        () => desk.OfAsync(View, year, measure: null, cancel),
        mapped =>
        {
            Mapped = mapped;
            ImmutableArray<MappedProject> waiting = mapped is null ? [] : [.. mapped.Projects.Where(p => p.State == MappingState.Machine && p.Probability is > 0.2 and < 0.95).OrderBy(p => Math.Abs(p.Probability - MappedYear.Likely))];
            Queue = Paging.Of(waiting, number, PageSize);
            return Page();
        },
        key => Refuse(StatusCodes.Status503ServiceUnavailable, key));

    public MappedNote Note(MappedProject project) => new(T, Id, project, Mapped!.Sums.GetValueOrDefault(project.Sheet), Person is not null, InQueue: true);

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("edition", Id);
        json.WriteString("model", ProjectMapping.ModelVersion);
        json.WriteString("accuracy", T["mapping.accuracy"]);
        json.Each("measures", (Mapped?.Projects ?? []).GroupBy(p => p.Measure), measure =>
        {
            json.WriteStartObject();
            json.WriteNumber("order", measure.Key);
            json.Each("projects", measure, p => MappingJson.Write(json, p, Mapped!.Sums.GetValueOrDefault(p.Sheet)));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

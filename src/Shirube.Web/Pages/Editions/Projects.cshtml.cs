using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Mapping;
using Shirube.Budget.Views;
using Shirube.Core;
using Shirube.Web.Accounts;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Editions;

/// <summary>The budget's projects that carry out a measure, with reasons; people confirm and reject them here.</summary>
public sealed class ProjectsModel(EditionShelf shelf, BudgetShelf budget, MappingDesk desk) : EditionPage(shelf)
{
    private const int Most = 60;

    public MeasureReport Measure { get; private set; } = null!;

    /// <summary>Null while nothing is imported or mapped.</summary>
    public MappedYear? Mapped { get; private set; }

    /// <summary>Best first.</summary>
    public ImmutableArray<MappedProject> Shown { get; private set; } = [];

    public string? Fault { get; private set; }

    public string? Person => HttpContext.Person();

    public override string Title => T["mapping.of-measure", Measure.Order];

    public override IReadOnlyList<Crumb> Crumbs => [.. base.Crumbs, new($"{T["fact.measure"]} {Words.Number(Measure.Order)}", Addresses.Measure(Id, Measure.Order))];

    public override Table Table => MappingCells.Of(Mapped, Shown);

    public Task<IActionResult> OnGetAsync(int order, int? year, CancellationToken cancel) => ShowAsync(order, year, cancel);

    public async Task<IActionResult> OnPostAsync(int order, [FromForm] int year, [FromForm] string? ministry, [FromForm] string? number, [FromForm] string? word, [FromForm] string? why, [FromForm] bool queue, CancellationToken cancel)
    {
        if (View.FindMeasure(order) is null) return Missing("problem.no-measure", order, Id);
        if (Person is not { } who) return Refuse(StatusCodes.Status401Unauthorized, "review.sign-in-first");
        var reason = string.IsNullOrWhiteSpace(why) ? T["mapping.no-reason"] : why.Trim();
        var isWord = Enum.TryParse<MappingWord>(word, ignoreCase: true, out var said) && Enum.IsDefined(said);
        if (!isWord || reason.Length > MappingDecision.LongestReason || string.IsNullOrWhiteSpace(ministry) || string.IsNullOrWhiteSpace(number)) return Refuse(StatusCodes.Status400BadRequest, "mapping.bad-word");
        var key = new SheetKey(year, ministry.Trim(), number.Trim());
        if (said != MappingWord.Withdrawn && await budget.AskAsync((c, stop) => SheetDetails.Exists(c, key, stop), cancel) is not { IsThere: true }) return Missing("problem.no-project", CsvCells.Text(year), key.Ministry, key.Number);
        if (await desk.SayAsync(View, order, key, said, who, reason, cancel)) return LocalRedirect(queue ? Addresses.List(Id, "mapping") + Asking(("year", CsvCells.Text(year))) : Addresses.Measure(Id, order) + "/projects" + Asking(("year", CsvCells.Text(year))));
        Fault = T["mapping.nothing-new"];
        return await ShowAsync(order, year, cancel);
    }

    public MappedNote Note(MappedProject project) => new(T, Id, project, Mapped!.Sums.GetValueOrDefault(project.Sheet), Person is not null, InQueue: false);

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("edition", Id);
        json.WriteNumber("order", Measure.Order);
        json.Each("projects", Shown, p => MappingJson.Write(json, p, Mapped!.Sums.GetValueOrDefault(p.Sheet)));
        json.WriteEndObject();
    }

    private async Task<IActionResult> ShowAsync(int order, int? year, CancellationToken cancel)
    {
        if (View.FindMeasure(order) is not { } measure) return Missing("problem.no-measure", order, Id);
        Measure = measure;
        return await BudgetPage.AskAsync(
            () => desk.OfAsync(View, year, order, cancel),
            mapped =>
            {
                (Mapped, Shown) = (mapped, mapped is null ? [] : [.. mapped.Projects.Take(Most)]);
                return Page();
            },
            key => Refuse(StatusCodes.Status503ServiceUnavailable, key));
    }
}

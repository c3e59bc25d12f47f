using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Alike;
using Shirube.Web.Budget;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Budget;

/// <summary>Projects of different ministries that are about the same, each pair with its reason.</summary>
public sealed class AlikeModel(BudgetShelf shelf) : FilteredPage(shelf)
{
    private const int PageSize = 30;

    /// <summary>True for the pairs within one ministry too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Within { get; set; }

    public ImmutableArray<AlikePair> All { get; private set; } = [];

    /// <summary>The most alike first.</summary>
    public Paging<AlikePair> Shown { get; private set; } = null!;

    /// <summary>False while nothing was compared yet.</summary>
    public bool AreThere { get; private set; }

    public override string Title => T["alike.title"];

    public override string QueryBefore => Before([.. Choice.Query, ("within", Within ? "true" : null)]);

    /// <summary>The same list with, or without, the pairs within one ministry.</summary>
    public string Turned => Asking([.. (Choice with { Year = Year }).Query, ("within", Within ? null : "true")]);

    public override Table Table => new(
        ["sheetYear", "ministry", "number", "name", "initial", "otherMinistry", "otherNumber", "otherName", "otherInitial", "words", "payees"],
        All.Select(p => CsvCells.Of(
            p.One.Key.Year, p.One.Key.Ministry, p.One.Key.Number, p.One.Name, p.One.Sums.Initial, p.Other.Key.Ministry, p.Other.Key.Number, p.Other.Name, p.Other.Sums.Initial,
            string.Join("、", p.Words), string.Join("、", p.Payees))));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel, [FromQuery(Name = "page")] int number = 1) => AskAsync(
        (connection, filter, stop) =>
        {
            AreThere = AlikeProjects.AreThere(connection);
            return AlikeProjects.Read(connection, filter, !Within, stop);
        },
        found =>
        {
            All = [.. found];
            Shown = Paging.Of(All, number, PageSize);
            return Page();
        },
        cancel);

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, pair => SheetJson.Write(json, pair));
}

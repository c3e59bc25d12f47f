using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Budget.Views;
using Shirube.Storage.Rows;
using Shirube.Web.Budget;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Budget;

/// <summary>Budget of all sheets of a year by ministry, bureau, label or account, and over the years.</summary>
public sealed class OverviewModel(BudgetShelf shelf) : BudgetPage(shelf)
{
    private const int MostParts = 40;

    /// <summary>What the page shows; null where nothing was imported yet.</summary>
    public OverviewAnswer? Answer { get; private set; }

    /// <summary>Filters as asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public SheetChoice Choice { get; set; } = new();

    /// <summary>What to tell apart; ministries, or the bureaus of the one asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public BudgetGroup? By { get; set; }

    public BudgetGroup Group => By ?? (Choice.Ministry is null ? BudgetGroup.Ministry : BudgetGroup.Bureau);

    public override string Title => Choice.Bureau ?? Choice.Ministry ?? T["budget.title"];

    public override IReadOnlyList<Crumb> Crumbs => Choice.Ministry is null ? []
        : Choice.Bureau is null ? [new(T["budget.title"], "/budget")]
        : [new(T["budget.title"], "/budget"), new(Choice.Ministry, "/budget" + Asking((Choice with { Bureau = null }).Query))];

    public BudgetSums Sums => Answer!.Years.First(y => y.Year == Answer.Year).Sums;

    public override Table? Table => Answer is null ? null : new(
        ["sheetYear", "group", "ministry", "sheets", "total", "executed", "executedShare", "initial", "requested"],
        Answer.Groups.Select(g => CsvCells.Of(Answer.Year, g.Name, g.Ministry, g.Sums.Sheets, g.Sums.Total, g.Sums.Executed, g.Sums.ExecutedShare, g.Sums.Initial, g.Sums.Requested)));

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => AskAsync<OverviewAnswer>(
        (connection, stop) =>
        {
            var years = SheetYearList.All(connection);
            if (years.Count == 0) return OverviewAnswer.Nothing;
            var year = Choice.Year ?? years[^1];
            var filter = Choice.Filter(year);
            return new(year, [.. years], BudgetTotals.OverYears(connection, filter, stop), BudgetTotals.By(connection, filter, Group, stop), BudgetTotals.Labels(connection, year, "policy", stop), SheetYearList.OfTables(connection).Count > 0, SheetYearList.PartsOf(connection, year), BudgetTotals.CountOver(connection, filter, stop));
        },
        answer =>
        {
            Answer = answer == OverviewAnswer.Nothing ? null : answer;
            return Answer is null || Answer.Years.Any(y => y.Year == Answer.Year) ? Page() : Missing("problem.no-sheets");
        },
        cancel);

    /// <summary>The page about a group; null where the group has no name.</summary>
    public string? Inside(GroupSums group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.Name is null || Answer is null) return null;
        var choice = Choice with { Year = Answer.Year };
        return Group switch
        {
            BudgetGroup.Ministry => "/budget" + Asking((choice with { Ministry = group.Name }).Query),
            BudgetGroup.Bureau => "/projects" + Asking((choice with { Ministry = group.Ministry, Bureau = group.Name }).Query),
            BudgetGroup.Policy => "/budget" + Asking((choice with { Policy = group.Name }).Query),
            BudgetGroup.Account => "/budget" + Asking((choice with { Account = group.Name }).Query),
            _ => null,
        };
    }

    /// <summary>The filters of this page, for the list of its sheets.</summary>
    public string Here => Asking((Choice with { Year = Answer!.Year }).Query);

    /// <summary>Links to the other views of these sheets.</summary>
    public BudgetViews Views => new(T, Here, Asking((Choice with { Year = null }).Query), Answer!.Known);

    /// <summary>The same page for another sheet year.</summary>
    public string At(int year) => Asking([.. (Choice with { Year = year }).Query, ("by", By is { } by ? Codec.Name(by) : null)]);

    public TreemapPicture Parts => new(
        new(Answer!.Groups.Where(g => g.Sums.Initial > 0).Take(MostParts).Select(g => new TreemapPart(Name(g), g.Sums.Initial!.Value, T.Yen(g.Sums.Initial), Inside(g)))),
        T["budget.parts", Year(Answer.Year), T["budget.by." + Group]],
        T["budget.parts-note"]);

    public YearColumnsPicture Columns => new(
        T,
        new(Answer!.Years.SelectMany(y => new[]
        {
            new YearColumn(T["budget.fy", Year(y.Year - 1)], 0, y.Sums.Total ?? 0, $"{T["budget.fy", Year(y.Year - 1)]} {T["budget.total"]} {T.Yen(y.Sums.Total)}"),
            new YearColumn(T["budget.fy", Year(y.Year - 1)], 1, y.Sums.Executed ?? 0, $"{T["budget.fy", Year(y.Year - 1)]} {T["budget.executed"]} {T.Yen(y.Sums.Executed)}"),
        })),
        T["budget.years"],
        [T["budget.total"], T["budget.executed"]],
        T["budget.years-note"]);

    public string Name(GroupSums group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Name ?? T["budget.unnamed"];
    }

    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Answer is not null)
        {
            json.WriteNumber("sheetYear", Answer.Year);
            json.WriteString("by", Codec.Name(Group));
            json.WriteString("unit", "百万円");
            json.Each("years", Answer.Years, y =>
            {
                json.WriteStartObject();
                json.WriteNumber("sheetYear", y.Year);
                json.Sums(y.Sums);
                json.WriteEndObject();
            });
            json.Each("groups", Answer.Groups, g =>
            {
                json.WriteStartObject();
                json.WriteString("name", g.Name);
                if (g.Ministry is not null) json.WriteString("ministry", g.Ministry);
                json.Sums(g.Sums);
                json.WriteString("address", Inside(g));
                json.WriteEndObject();
            });
        }

        json.WriteEndObject();
    }
}

/// <summary>What the overview shows.</summary>
/// <param name="All">Sheet years that were imported.</param>
/// <param name="Years">Those with sheets that pass the filter.</param>
/// <param name="Known">What can be told about the year.</param>
/// <param name="Over">Sheets in which more is executed than the total budget.</param>
/// <param name="HasTables">True where sheets of a year come from the tables of the RS system, whose total means something else.</param>
public sealed record OverviewAnswer(
    int Year, ImmutableArray<int> All, ImmutableArray<(int Year, BudgetSums Sums)> Years, ImmutableArray<GroupSums> Groups, ImmutableArray<(string Label, int Sheets)> Policies, bool HasTables, KnownParts Known, int Over)
{
    public static OverviewAnswer Nothing { get; } = new(0, [], [], [], [], false, default, 0);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Alike;
using Shirube.Budget.Mapping;
using Shirube.Budget.Projects;
using Shirube.Budget.Science;
using Shirube.Budget.Views;
using Shirube.Core;
using Shirube.Web.Budget;
using Shirube.Web.Charts;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Projects;

/// <summary>A review sheet: budget, outcomes, outputs, payees, and what looks wrong in it, each from its line of the file.</summary>
public sealed class OneModel(BudgetShelf shelf, EditionShelf editions, MappingDesk desk) : BudgetPage(shelf)
{
    /// <summary>The sheet that is shown.</summary>
    public SheetDetail Sheet { get; private set; } = null!;

    /// <summary>All sheets with the number; more than one where a file prints it twice.</summary>
    public ImmutableArray<SheetDetail> All { get; private set; } = [];

    public override string Title => Sheet.Name.Length > 0 ? Sheet.Name.ReplaceLineEndings(" ") : Sheet.Key.Number;

    public override IReadOnlyList<Crumb> Crumbs =>
    [
        new(T["budget.title"], "/budget"),
        new(Sheet.Key.Ministry, "/budget" + Asking(("year", Year), ("ministry", Sheet.Key.Ministry))),
        .. Sheet.Bureau is null ? [] : (IEnumerable<Crumb>)[new(Sheet.Bureau, "/projects" + Asking(("year", Year), ("ministry", Sheet.Key.Ministry), ("bureau", Sheet.Bureau)))],
    ];

    public string Year => Sheet.Key.Year.ToString(CultureInfo.InvariantCulture);

    public string Source => BudgetAddresses.Sheet(Sheet.Key) + "/source" + (All.Length > 1 ? Asking(("line", CsvCells.Text(Sheet.Line))) : "");

    public override Table Table => new(
        ["fiscalYear", "block", "order", "payee", "corporateNumber", "purpose", "amount"],
        Sheet.Payments.Select(p => CsvCells.Of(p.FiscalYear, p.Block, p.Number, p.Payee, p.CorporateNumber, p.Purpose, p.Amount)));

    /// <summary>Budget and what was spent of it, for the years in which the sheet prints both.</summary>
    public YearColumnsPicture Columns => new(
        T,
        new(Sheet.Budget.Where(b => b is { FiscalYear: not null, Total: not null }).SelectMany(b => new[] { Column(b, 0, "budget.total", b.Total), Column(b, 1, "budget.executed", b.Executed) })),
        T["project.budget"],
        [T["budget.total"], T["budget.executed"]],
        T["project.columns-note"]);

    /// <summary>From what the project does to what it is for.</summary>
    public LogicPicture Logic => new(T, new(Sheet.Logic), T["logic.title"], T["logic.note"]);

    /// <summary>Sheets of earlier and later years that are linked with this one, oldest first; empty while the years are not linked yet.</summary>
    public ImmutableArray<(ProjectStep Step, bool IsLater)> History { get; private set; } = [];

    /// <summary>Projects of the same year that are about the same, the most alike first.</summary>
    public ImmutableArray<AlikePair> Alike { get; private set; } = [];

    /// <summary>Whether it is science and technology, as guessed; null where its year has official labels or was not looked at yet.</summary>
    public KeptGuess? Science { get; private set; }

    /// <summary>False while the years are not linked yet.</summary>
    public bool HasHistory { get; private set; }

    /// <summary>Measures that it carries out, as a person confirmed or the machine takes for likely; the likeliest of each edition first.</summary>
    public ImmutableArray<(EditionView Edition, MeasureReport Measure, MappedProject Mapped)> Measures { get; private set; } = [];

    /// <param name="line">Which of two sheets with the same number: its line.</param>
    public async Task<IActionResult> OnGetAsync(int year, string ministry, string number, int? line, CancellationToken cancel)
    {
        var key = new SheetKey(year, BudgetAddresses.Printed(ministry), BudgetAddresses.Printed(number));
        var answer = await AskAsync(
            (connection, stop) => Read(connection, key, line, stop),
            found =>
            {
                if (found?.Sheet is null) return Missing("problem.no-project", key.Year.ToString(CultureInfo.InvariantCulture), key.Ministry, key.Number);
                (Sheet, All, History, HasHistory, Alike, Science) = (found.Sheet, found.All, found.History, found.IsLinked, found.Alike, found.Science);
                return Page();
            },
            cancel);
        if (Sheet is null) return answer;
        foreach (var view in await editions.AllAsync(cancel)) Measures = Measures.AddRange((await desk.OfSheetAsync(view, Sheet, cancel)).Select(m => (view, m.Measure, m.Mapped)));
        return answer;
    }

    private static Found Read(DuckConnection connection, SheetKey key, int? line, CancellationToken cancel)
    {
        var all = SheetDetails.Find(connection, key, cancel);
        if (all.IsEmpty) return new(null, all, [], false, [], null);
        var sheet = all.FirstOrDefault(s => s.Line == line) ?? all[0];
        var alike = AlikeProjects.Of(connection, sheet.Key, sheet.Sheet, cancel);
        var science = ScienceTables.Of(connection, sheet.Sheet, cancel);
        if (!ProjectHistory.IsThere(connection)) return new(sheet, all, [], false, alike, science);
        return new(sheet, all, [.. ProjectHistory.Before(connection, sheet.Sheet, cancel).Reverse().Select(s => (s, false)), .. ProjectHistory.After(connection, sheet.Sheet, cancel).Select(s => (s, true))], true, alike, science);
    }

    /// <summary>A reason of a link in words.</summary>
    public string Why(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var colon = reason.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? reason : T.Named("link-reason", reason[..colon]) + T["list.colon"] + reason[(colon + 2)..];
    }

    public override void WriteJson(Utf8JsonWriter json) => SheetJson.Write(json, Sheet, History.Select(h => h.Step), Alike, Science);

    private YearColumn Column(SheetBudget budget, int series, string kind, decimal? amount)
    {
        var year = T["budget.fy", budget.FiscalYear!.Value.ToString(CultureInfo.InvariantCulture)];
        return new(year, series, amount ?? 0, $"{year} {T[kind]} {T.Yen(amount)}");
    }

    private sealed record Found(SheetDetail? Sheet, ImmutableArray<SheetDetail> All, ImmutableArray<(ProjectStep Step, bool IsLater)> History, bool IsLinked, ImmutableArray<AlikePair> Alike, KeptGuess? Science);
}

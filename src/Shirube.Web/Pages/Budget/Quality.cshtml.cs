using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Analytics.Duck;
using Shirube.Budget.Views;
using Shirube.Storage.Rows;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Budget;

/// <summary>How well the sheets tell what others need to follow the money.</summary>
public sealed class QualityModel(BudgetShelf shelf) : FilteredPage(shelf)
{
    private const int PageSize = 50;

    /// <summary>In the files; a page shows <see cref="Groups"/>.</summary>
    public ImmutableArray<SheetScore> All { get; private set; } = [];

    /// <summary>By ministry, or by bureau where the address names a ministry; the lowest mean first.</summary>
    public ImmutableArray<QualityGroup> Groups { get; private set; } = [];

    public QualityGroup Whole { get; private set; } = null!;

    /// <summary>Lowest score first.</summary>
    public Paging<SheetScore> Shown { get; private set; } = null!;

    public override string Title => T["quality.title"];

    public override Table Table => new(
        ["sheetYear", "ministry", "number", "name", "bureau", "score", .. SheetQuality.Checks.Select(Codec.Name)],
        All.Select(s => CsvCells.Of([s.Key.Year, s.Key.Ministry, s.Key.Number, s.Name, s.Bureau, Math.Round(s.Score, 4), .. s.Passed.Select(p => (object?)p)])));

    protected override IReadOnlyList<int> YearsOf(DuckConnection connection) => [.. SheetYearList.WithOutcomes(connection).Intersect(SheetYearList.WithPayments(connection))];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel, [FromQuery(Name = "page")] int number = 1)
    {
        var isPage = HttpContext.Twin() == TwinFormat.Html;
        return AskAsync<SheetScore>(
            (connection, filter, stop) =>
            {
                if (!isPage) return SheetQuality.Read(connection, filter, 0, int.MaxValue, stop);
                Groups = SheetQuality.Groups(connection, filter, stop);
                Whole = QualityGroup.Sum(Groups);
                number = Paging.Near(number, PageSize, Whole.Sheets);
                return SheetQuality.Read(connection, filter, Paging.Skip(number, PageSize), PageSize, stop);
            },
            found =>
            {
                All = [.. found];
                if (isPage) Shown = Paging.Of(All, number, PageSize, Whole.Sheets);
                return Page();
            },
            cancel);
    }

    /// <summary>What a sheet does not tell, in words.</summary>
    public IEnumerable<string> Missed(SheetScore sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return SheetQuality.Checks.Where(c => sheet.Passed[(int)c] == false).Select(c => T["quality.not." + c]);
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(All, sheet =>
    {
        json.WriteStartObject();
        json.Key(sheet.Key);
        json.WriteString("name", sheet.Name);
        json.WriteString("bureau", sheet.Bureau);
        json.WriteNumber("score", Math.Round(sheet.Score, 4));
        json.WriteStartObject("checks");
        foreach (var check in SheetQuality.Checks)
        {
            if (sheet.Passed[(int)check] is { } passed) json.WriteBoolean(Codec.Name(check), passed);
            else json.WriteNull(Codec.Name(check));
        }

        json.WriteEndObject();
        json.WriteString("address", BudgetAddresses.Sheet(sheet.Key));
        json.WriteEndObject();
    });
}

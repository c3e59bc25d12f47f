using Shirube.Budget.Mapping;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Pages;

namespace Shirube.Web.Budget;

/// <summary>A mapping as a table for spreadsheet programs.</summary>
internal static class MappingCells
{
    public static Table Of(MappedYear? mapped, IEnumerable<MappedProject> projects) => new(
        ["measure", "year", "ministry", "number", "name", "probability", "state", "initial", "executed", "reasons"],
        projects.Select(p => CsvCells.Of(
            p.Measure, p.Year, p.Ministry, p.Number, p.Name, Math.Round(p.Probability, 4), Codec.Name(p.State),
            mapped?.Sums.GetValueOrDefault(p.Sheet)?.Initial, mapped?.Sums.GetValueOrDefault(p.Sheet)?.Executed, p.Reasons.Select(r => r.ToString()))));
}

namespace Shirube.Budget.Evidence;

/// <summary>The tables in which the rows of a sheet stand.</summary>
internal static class SheetRows
{
    public static readonly string[] Parts = ["sheet", "sheet_label", "budget", "payment", "outcome", "outcome_year", "output", "output_year", "related_sheet"];
}

using System.Collections.Immutable;

namespace Shirube.Budget.Projects;

/// <summary>What a review sheet says that tells its project from others.</summary>
public sealed record ProjectSheet
{
    /// <summary>Its id in the tables; 0 for one that stands in none.</summary>
    public long Sheet { get; init; }

    public required int Year { get; init; }

    public required string Ministry { get; init; }

    /// <summary>As printed; unique within a year and a ministry only, and given anew each year.</summary>
    public required string Number { get; init; }

    /// <summary>Its parts 1 to 3, as links of later sheets cite them.</summary>
    public required SheetNumber NumberParts { get; init; }

    public required string Name { get; init; }

    public string Purpose { get; init; } = "";

    public string Outline { get; init; } = "";

    public string Bureau { get; init; } = "";

    public string Division { get; init; } = "";

    public int? StartYear { get; init; }

    /// <summary>事業ID: there from 2015 to 2020, and sometimes another project's.</summary>
    public int? ProjectId { get; init; }

    public ImmutableArray<string> Accounts { get; init; } = [];

    public ImmutableArray<YearBudget> Budget { get; init; } = [];

    /// <summary>Asked for the fiscal year after the sheet's, in million yen; 0 where nothing is: the project ends. Null where no sheet of the year tells.</summary>
    public decimal? Requested { get; init; }

    /// <summary>関連する過去のレビューシート, of any year; sometimes another project's.</summary>
    public ImmutableArray<RelatedSheet> Related { get; init; } = [];
}

/// <summary>The first three parts of a sheet's number.</summary>
public readonly record struct SheetNumber(string? First, string? Second, string? Third);

/// <summary>A sheet as a later one cites it.</summary>
public readonly record struct RelatedSheet(int Year, string Ministry, SheetNumber Number);

/// <summary>One fiscal year of a sheet, in million yen; 0 is also what stands where nothing was printed.</summary>
public readonly record struct YearBudget(int FiscalYear, decimal Initial, decimal Executed);

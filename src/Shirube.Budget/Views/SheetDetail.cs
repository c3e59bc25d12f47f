using System.Collections.Immutable;

namespace Shirube.Budget.Views;

/// <summary>A review sheet as it is stored. Amounts in million yen; null where nothing is printed, 0 where 0 is.</summary>
/// <param name="Sheet">Its id in the tables.</param>
/// <param name="Line">Line of the file, from 1.</param>
public sealed record SheetDetail(long Sheet, SheetKey Key, string Document, string FileName, DateTime ImportedAt, int Line)
{
    public required string Name { get; init; }

    public string? Bureau { get; init; }

    public string? Division { get; init; }

    public string? Author { get; init; }

    public int? StartYear { get; init; }

    /// <summary>Null where no end is printed.</summary>
    public int? EndYear { get; init; }

    public string? Purpose { get; init; }

    public string? Outline { get; init; }

    /// <summary>現状・課題; null where the layout has none.</summary>
    public string? Situation { get; init; }

    /// <summary>Numbers of the official tables that were imported of its year, where it is a project of the RS system; else empty.</summary>
    public ImmutableArray<string> Tables { get; init; } = [];

    /// <summary>True where what a table tells is not known, because it was not imported.</summary>
    /// <param name="table">Its number, e.g. "3-1".</param>
    public bool Lacks(string table) => !Tables.IsEmpty && !Tables.Contains(table);

    /// <summary>Why no quantitative target is set, where the sheet says so.</summary>
    public string? NoTargetReason { get; init; }

    public ImmutableArray<string> Accounts { get; init; } = [];

    public ImmutableArray<string> Methods { get; init; } = [];

    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>主要経費.</summary>
    public ImmutableArray<string> Expenses { get; init; } = [];

    /// <summary>効果発現経路; without parts where the layout has none.</summary>
    public LogicModel Logic { get; init; } = new([], []);

    public ImmutableArray<SheetBudget> Budget { get; init; } = [];

    public ImmutableArray<SheetOutcome> Outcomes { get; init; } = [];

    /// <summary>アウトプット; the expected value stands as the target.</summary>
    public ImmutableArray<SheetOutcome> Outputs { get; init; } = [];

    public ImmutableArray<SheetPayment> Payments { get; init; } = [];

    public ImmutableArray<SheetFinding> Findings { get; init; } = [];
}

/// <summary>One fiscal year of a sheet's budget.</summary>
/// <param name="CarriedOut">翌年度へ繰越し, signed.</param>
public sealed record SheetBudget(int? FiscalYear, decimal? Initial, decimal? Supplementary, decimal? CarriedIn, decimal? CarriedOut, decimal? Reserve, decimal? Total, decimal? Executed, decimal? Requested);

/// <summary>An outcome or output with its years.</summary>
/// <param name="Goal">成果目標; null for an output.</param>
/// <param name="TargetText">目標値 as printed.</param>
public sealed record SheetOutcome(string? Goal, string? Indicator, string? Unit, string? TargetText, int? TargetYear, ImmutableArray<(int? Year, double? Actual, double? Target)> Years);

/// <summary>支出先.</summary>
/// <param name="Position">From 0, as the sheet prints them.</param>
public sealed record SheetPayment(int Position, int? FiscalYear, string? Block, int? Number, string? Payee, string? CorporateNumber, string? Purpose, decimal? Amount)
{
    /// <summary>Key of the payee; null for nobody in particular, and where payees are not told yet.</summary>
    public string? PayeeKey { get; init; }
}

/// <summary>Something that looks wrong in a sheet.</summary>
/// <param name="Field">As the file names it.</param>
public sealed record SheetFinding(string Severity, string Code, string? Field, string? Text);

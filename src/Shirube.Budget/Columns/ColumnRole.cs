namespace Shirube.Budget.Columns;

/// <summary>What a column of somebody's table is. The names, in camel case, stand in mapping files.</summary>
public enum ColumnRole
{
    /// <summary>Not read.</summary>
    Ignore,

    /// <summary>公開年度 of the sheet.</summary>
    Year,
    Ministry,
    Number,
    Name,
    Bureau,
    Division,
    Author,
    Purpose,
    Outline,

    /// <summary>会計区分.</summary>
    Account,

    /// <summary>実施方法.</summary>
    Method,

    /// <summary>主要施策.</summary>
    Policy,
    StartYear,
    EndYear,
    Url,

    /// <summary>予算年度 of the amounts of the row.</summary>
    FiscalYear,
    Initial,
    Supplementary,

    /// <summary>前年度から繰越し.</summary>
    CarriedIn,

    /// <summary>翌年度へ繰越し.</summary>
    CarriedOut,
    Reserve,

    /// <summary>予算計.</summary>
    Total,
    Executed,
    Requested,

    /// <summary>The block（グループ）of a payment.</summary>
    Block,
    Payee,
    CorporateNumber,
    PaidFor,
    Paid,

    /// <summary>成果目標.</summary>
    OutcomeGoal,

    /// <summary>成果指標.</summary>
    OutcomeIndicator,
    OutcomeUnit,

    /// <summary>目標値 of the last year, as printed.</summary>
    OutcomeFinalTarget,

    /// <summary>目標最終年度.</summary>
    OutcomeTargetYear,

    /// <summary>成果実績 of a fiscal year.</summary>
    OutcomeActual,

    /// <summary>目標値 of a fiscal year.</summary>
    OutcomeTarget,

    /// <summary>活動指標.</summary>
    OutputIndicator,
    OutputUnit,

    /// <summary>活動実績 of a fiscal year.</summary>
    OutputActual,

    /// <summary>当初見込み of a fiscal year.</summary>
    OutputExpected,
}

/// <summary>Kinds of roles.</summary>
public static class ColumnRoles
{
    /// <summary>A column of the budget: its amount belongs to a fiscal year.</summary>
    public static bool IsBudget(this ColumnRole role) => role is >= ColumnRole.Initial and <= ColumnRole.Requested;

    /// <summary>A column of a payment.</summary>
    public static bool IsPayment(this ColumnRole role) => role is >= ColumnRole.Block and <= ColumnRole.Paid;

    /// <summary>A sum of money.</summary>
    public static bool IsAmount(this ColumnRole role) => role.IsBudget() || role == ColumnRole.Paid;

    /// <summary>A column of an outcome or output.</summary>
    public static bool IsResult(this ColumnRole role) => role >= ColumnRole.OutcomeGoal;

    /// <summary>A column of an output.</summary>
    public static bool IsOutput(this ColumnRole role) => role >= ColumnRole.OutputIndicator;

    /// <summary>A value that an outcome or output has of a fiscal year.</summary>
    public static bool IsYearlyResult(this ColumnRole role) => role is ColumnRole.OutcomeActual or ColumnRole.OutcomeTarget or ColumnRole.OutputActual or ColumnRole.OutputExpected;

    /// <summary>A value that belongs to a fiscal year.</summary>
    public static bool HasYear(this ColumnRole role) => role.IsAmount() || role.IsYearlyResult();
}

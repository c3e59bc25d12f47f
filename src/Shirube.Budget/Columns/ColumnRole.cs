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
}

/// <summary>Kinds of roles.</summary>
public static class ColumnRoles
{
    /// <summary>A column of the budget: its amount belongs to a fiscal year.</summary>
    public static bool IsBudget(this ColumnRole role) => role is >= ColumnRole.Initial and <= ColumnRole.Requested;

    /// <summary>A column of a payment.</summary>
    public static bool IsPayment(this ColumnRole role) => role >= ColumnRole.Block;

    /// <summary>A sum of money.</summary>
    public static bool IsAmount(this ColumnRole role) => role.IsBudget() || role == ColumnRole.Paid;
}

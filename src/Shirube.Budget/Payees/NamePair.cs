namespace Shirube.Budget.Payees;

/// <summary>A name and a number as sheets print them together.</summary>
/// <param name="Number">Null where names stand without one.</param>
/// <param name="Sheets">How many sheets print the pair.</param>
/// <param name="First">First sheet year of them.</param>
internal sealed record NamePair(string Name, string? Number, long Sheets, int First, int Last);

/// <summary>A corporation under one of the names that it is printed with.</summary>
internal sealed record KnownPayee(PayeeName Name, string Number)
{
    public long Sheets { get; set; }

    public int First { get; set; }

    public int Last { get; set; }
}

/// <summary>How a printed name and a known one are the same.</summary>
internal enum NameMatch
{
    Exact,

    /// <summary>But for dots, dashes, small kana or old forms of characters.</summary>
    Folded,

    /// <summary>But for brackets at the end.</summary>
    Bracket,

    /// <summary>The print leaves the legal form out, or has an older one of the family.</summary>
    NoForm,

    /// <summary>The legal form stands on the other side.</summary>
    OtherPlace,

    /// <summary>A municipality with its prefecture in front.</summary>
    Prefecture,

    /// <summary>The known name with a branch or a department behind.</summary>
    Department,
}

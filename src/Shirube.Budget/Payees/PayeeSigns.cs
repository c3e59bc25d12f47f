namespace Shirube.Budget.Payees;

/// <summary>What speaks for and against a candidate, as the columns of <see cref="PayeeModel"/>.</summary>
internal sealed class PayeeSigns
{
    public const int Count = 16;
    private const int FirstOther = 6; // before it one column for each NameMatch but Exact
    private const double ShortName = 3;

    public PayeeSigns(NameMatch match, string name, long sheets, long all, (bool Project, bool Ministry) own, (bool Project, bool Ministry) rival, NumberLikeness number)
    {
        Values = new double[Count];
        if (match != NameMatch.Exact) Values[(int)match - 1] = 1;
        Values[FirstOther] = Math.Log(1 + sheets);
        Values[FirstOther + 1] = Math.Log((double)sheets / all);
        Values[FirstOther + 2] = own.Project ? 1 : 0;
        Values[FirstOther + 3] = own.Ministry ? 1 : 0;
        Values[FirstOther + 4] = rival.Project ? 1 : 0;
        Values[FirstOther + 5] = rival.Ministry ? 1 : 0;
        Values[FirstOther + 6] = own.Ministry ? 0 : Values[FirstOther]; // where no ministry is the same, sheets weigh otherwise
        Values[FirstOther + 7] = sheets < all ? 1 : 0;
        Values[FirstOther + 8] = Math.Min(1, ShortName / Math.Max(1, name.Length));
        Values[^1] = 1;
        Number = number;
    }

    public double[] Values { get; }

    public NumberLikeness Number { get; }
}

/// <summary>How a damaged number compares with a candidate's.</summary>
internal enum NumberLikeness
{
    None,

    /// <summary>A digit or two left out, added, changed or exchanged, or rounded as spreadsheets do.</summary>
    Near,
    Far,
}

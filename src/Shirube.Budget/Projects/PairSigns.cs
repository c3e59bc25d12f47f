namespace Shirube.Budget.Projects;

/// <summary>What speaks for and against two sheets being of one project, as numbers about 0 to 1.</summary>
internal sealed class PairSigns
{
    /// <summary>Signs of the wording come first, the other ones from here on.</summary>
    public const int FirstOther = 6;

    /// <summary>Signs that say nothing where the money starts on a sheet of its own: equal, differing and restarting amounts, start year, place.</summary>
    public static readonly int[] OfHistory = [6, 7, 8, 12, 13, 19];

    public static readonly string[] Names =
    [
        "same name", "name", "shorter name within the longer", "other number in the name", "purpose", "outline",
        "equal budgets", "differing budgets", "budgets that start anew", "same ministry", "bureau", "division", "same start", "other start",
        "cited as related", "others cited", "same ID", "other ID", "same accounts", "place",
    ];

    private const double MostSurprise = 30;

    public PairSigns(SheetYears years, ReadySheet from, ReadySheet to)
    {
        var (a, b) = (from.Sheet, to.Sheet);
        IsSameName = from.Text.Name == to.Text.Name && from.Text.Name.Length > 0;
        Name = from.Name.Cosine(to.Name) ?? 0;
        Purpose = from.Purpose.Cosine(to.Purpose);
        Outline = from.Outline.Cosine(to.Outline);
        CountBudgets(years, a, b);
        IsRelated = b.Related.Any(r => IsSheet(r, a));
        IsSameId = a.ProjectId is not null && a.ProjectId == b.ProjectId;
        var isOneMinistry = a.Ministry == b.Ministry;
        var dice = SheetText.Dice(from.Text.NameGrams, to.Text.NameGrams) ?? 0;
        var (shorter, longer) = (Math.Min(from.Text.NameGrams.Length, to.Text.NameGrams.Length), Math.Max(from.Text.NameGrams.Length, to.Text.NameGrams.Length));
        Values =
        [
            One(IsSameName),
            Name,
            shorter == 0 ? 0 : dice * (shorter + longer) / 2 / shorter,
            One(!from.Text.Numbers.SequenceEqual(to.Text.Numbers, StringComparer.Ordinal)),
            Purpose ?? 0.5,
            Outline ?? 0.5,
            Math.Min(Surprise, MostSurprise) / MostSurprise,
            Differing / 3.0,
            Restarting / 3.0,
            One(isOneMinistry),
            (isOneMinistry ? SheetText.Dice(from.Text.Bureau, to.Text.Bureau) : null) ?? 0.5, // in another ministry every bureau is another
            (isOneMinistry ? SheetText.Dice(from.Text.Division, to.Text.Division) : null) ?? 0.5,
            One(a.StartYear is not null && a.StartYear == b.StartYear),
            One(a.StartYear is { } x && b.StartYear is { } y && x != y),
            One(IsRelated),
            One(!IsRelated && b.Related.Any(r => r.Year == a.Year)),
            One(IsSameId),
            One(a.ProjectId is { } i && b.ProjectId is { } j && i != j),
            One(a.Accounts.Order(StringComparer.Ordinal).SequenceEqual(b.Accounts.Order(StringComparer.Ordinal), StringComparer.Ordinal)),
            isOneMinistry ? Math.Max(0, 1 - (10 * Math.Abs(from.Place - to.Place))) : 0,
        ];
    }

    public double[] Values { get; }

    public bool IsSameName { get; }

    public double Name { get; }

    /// <summary>Null where one of the sheets does not tell.</summary>
    public double? Purpose { get; }

    public double? Outline { get; }

    public bool IsSameMinistry => Values[9] == 1;

    public bool IsRelated { get; }

    public bool IsSameId { get; }

    /// <summary>Fiscal years for which both print the same initial budget, not 0.</summary>
    public int Equal { get; private set; }

    /// <summary>Fiscal years for which both print one, and not the same.</summary>
    public int Differing { get; private set; }

    /// <summary>Fiscal years for which one prints an initial budget and the other none.</summary>
    public int Restarting { get; private set; }

    /// <summary>How surprising the equal amounts are, in nats.</summary>
    public double Surprise { get; private set; }

    private static bool IsSheet(RelatedSheet cited, ProjectSheet sheet) => cited.Year == sheet.Year && cited.Ministry == sheet.Ministry && cited.Number == sheet.NumberParts;

    private static double One(bool isSo) => isSo ? 1 : 0;

    private void CountBudgets(SheetYears years, ProjectSheet a, ProjectSheet b)
    {
        foreach (var mine in a.Budget)
        {
            foreach (var theirs in b.Budget)
            {
                if (mine.FiscalYear != theirs.FiscalYear || mine.FiscalYear > a.Year) continue; // later ones the earlier sheet only requests
                if (mine.Initial != 0 && theirs.Initial != 0)
                {
                    if (SheetYears.IsSame(mine.Initial, theirs.Initial)) (Equal, Surprise) = (Equal + 1, Surprise + years.Surprise(mine.FiscalYear, mine.Initial));
                    else Differing++;
                }
                else if (mine.Initial != theirs.Initial)
                {
                    Restarting++;
                }

                if (mine.Executed != 0 && mine.Executed != mine.Initial && SheetYears.IsSame(mine.Executed, theirs.Executed)) Surprise += years.Surprise(mine.FiscalYear, mine.Executed) / 2;
            }
        }
    }
}

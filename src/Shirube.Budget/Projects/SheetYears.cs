namespace Shirube.Budget.Projects;

/// <summary>The sheets of two years side by side, ready to be compared.</summary>
internal sealed class SheetYears
{
    private readonly Dictionary<(int FiscalYear, long Amount), int> _amounts = [];

    public SheetYears(IReadOnlyList<ProjectSheet> from, IReadOnlyList<ProjectSheet> to)
    {
        var sheets = from.Concat(to).ToArray();
        var texts = new SheetText[sheets.Length];
        Parallel.For(0, sheets.Length, i => texts[i] = new(sheets[i]));
        Weights = new(texts);
        var ready = new ReadySheet[sheets.Length];
        Parallel.For(0, sheets.Length, i => ready[i] = new(sheets[i], texts[i], Weights));
        From = ready[..from.Count];
        To = ready[from.Count..];
        foreach (var side in (ReadySheet[][])[From, To]) SetPlaces(side);
        foreach (var (year, initial, _) in sheets.SelectMany(s => s.Budget)) _amounts[Key(year, initial)] = _amounts.GetValueOrDefault(Key(year, initial)) + 1;
    }

    public ReadySheet[] From { get; }

    public ReadySheet[] To { get; }

    public GramWeights Weights { get; }

    public int Count => From.Length + To.Length;

    /// <summary>How surprising it is that two sheets print this amount by chance, in nats.</summary>
    public double Surprise(int fiscalYear, decimal amount) => Math.Log((double)Count / Math.Max(2, _amounts.GetValueOrDefault(Key(fiscalYear, amount))));

    /// <summary>True where two printed amounts are one, perhaps rounded to the million in one of the sheets.</summary>
    public static bool IsSame(decimal a, decimal b) => a == b || (Math.Min(a, b) >= 10 && Math.Abs(a - b) < 1);

    private static (int FiscalYear, long Amount) Key(int year, decimal amount) => (year, (long)Math.Round(amount));

    // sheets keep their order within a ministry though they are numbered anew
    private static void SetPlaces(ReadySheet[] sheets)
    {
        foreach (var ministry in sheets.GroupBy(s => s.Sheet.Ministry, StringComparer.Ordinal))
        {
            var ordered = ministry.OrderBy(s => s.Sheet.Number, StringComparer.Ordinal).ToList();
            for (var i = 0; i < ordered.Count; i++) ordered[i].Place = (i + 0.5) / ordered.Count;
        }
    }
}

/// <summary>A sheet with its texts as vectors.</summary>
internal sealed class ReadySheet
{
    private const float TextWeight = 0.7f; // of purpose and outline beside the name

    public ReadySheet(ProjectSheet sheet, SheetText text, GramWeights weights)
    {
        (Sheet, Text) = (sheet, text);
        Name = weights.Vector(text.NameGrams);
        Purpose = weights.Vector(text.PurposeGrams);
        Outline = weights.Vector(text.OutlineGrams);
        Whole = Name.Plus(Purpose, TextWeight).Plus(Outline, TextWeight);
    }

    public ProjectSheet Sheet { get; }

    public SheetText Text { get; }

    public GramVector Name { get; }

    public GramVector Purpose { get; }

    public GramVector Outline { get; }

    public GramVector Whole { get; }

    /// <summary>Where among the sheets of its ministry it stands, from 0 to 1.</summary>
    public double Place { get; set; }
}

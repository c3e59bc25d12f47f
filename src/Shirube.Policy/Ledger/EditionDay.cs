using Shirube.Core;

namespace Shirube.Policy.Ledger;

/// <summary>The day up to which an edition knows: what lies behind it is past, what lies ahead is open.</summary>
/// <param name="IsPrinted">False where the document prints no day and it was told from what it reports.</param>
public readonly record struct EditionDay(DateOnly Day, bool IsPrinted)
{
    /// <summary>For putting editions in order: one that knows no day is the newest.</summary>
    public DateOnly Order => Day == DateOnly.MinValue ? DateOnly.MaxValue : Day;

    private const int LeastReports = 10;

    // a few reports name a coming month or a misprinted year
    private const double Trusted = 0.98;

    /// <summary>The printed day of the decision; else the last month that the status items report as done; else the middle of the year in the
    /// title or in the edition's id. An edition that says none of these knows nothing as past.</summary>
    public static EditionDay Of(DraftEdition draft, string edition)
    {
        if (draft.DecidedOn is { } printed) return new(printed, true);
        if (LastReport(draft) is { } told) return new(told, false);
        var year = YearIn(draft.Title) ?? YearIn(edition);
        return new(year is { } known ? new(known, 6, 30) : DateOnly.MinValue, false);
    }

    private static DateOnly? LastReport(DraftEdition draft)
    {
        var days = new List<DateOnly>();
        foreach (var item in draft.Measures.SelectMany(m => m.Status))
        {
            var text = JapaneseText.Key(item.Text);
            foreach (var date in ReportPhrases.Dates(text))
            {
                if (date.TellsDone && date.IsMonth) days.Add(date.End);
            }
        }

        if (days.Count < LeastReports) return null;
        days.Sort();
        return days[(int)((days.Count - 1) * Trusted)];
    }

    private static int? YearIn(string? text) => text is null ? null : YearMark.FourDigits(text).Where(y => y is >= 1990 and <= 2199).Select(y => (int?)y).FirstOrDefault();
}

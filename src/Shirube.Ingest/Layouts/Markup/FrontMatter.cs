using System.Globalization;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Title and date of decision at the head of a document.</summary>
internal sealed class FrontMatter
{
    private const int Longest = 60;

    public string? Title { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>The year in the title, where the document was decided in that year: then there is no doubt which edition it is.</summary>
    public string? EditionId =>
        Title is not null && YearMark.FourDigits(JapaneseText.Key(Title)).FirstOrDefault(y => y is >= 1990 and <= 2100) is > 0 and var year && DecidedOn?.Year == year ? year.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Takes a short line before the first heading; false for a label or a whole sentence.</summary>
    public bool TryTake(MappedText text)
    {
        if (text.Length > Longest || text.Value.EndsWith('。') || StrategyHeadings.IsLabel(text.Value)) return false;
        var key = JapaneseText.Key(text.Value);
        if (OnlyDate(key) is { } date) DecidedOn ??= date;
        else if (key.Contains("戦略", StringComparison.Ordinal) || key.Contains("計画", StringComparison.Ordinal)) Title ??= text.Value;
        return true;
    }

    // 令和6年6月4日 or 2024年6月4日, and nothing else on the line.
    private static DateOnly? OnlyDate(string key) => YearMark.Read(key, 0) is { } time && time.End == key.Length ? time.Date : null;
}

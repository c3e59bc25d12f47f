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
        Title is not null && YearIn(Title) is { } year && DecidedOn?.Year == year ? year.ToString(CultureInfo.InvariantCulture) : null;

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

    private static int? Number(string text) =>
        text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static int? YearIn(string title)
    {
        var key = JapaneseText.Key(title);
        for (var i = 0; i + 4 <= key.Length; i++)
        {
            var isWhole = (i == 0 || !char.IsAsciiDigit(key[i - 1])) && (i + 4 == key.Length || !char.IsAsciiDigit(key[i + 4]));
            if (isWhole && Number(key.Substring(i, 4)) is >= 1990 and <= 2100 and var year) return year;
        }

        return null;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;

namespace Shirube.Budget.Science;

/// <summary>Which sheets are science and technology in years without the official label, as learned from labelled years; kept in the tables.</summary>
public static class ScienceTables
{
    /// <summary>The official label, among 主要施策.</summary>
    public const string Label = "科学技術・イノベーション";

    /// <summary>Stands in filters where the label would; no sheet prints it.</summary>
    public const string GuessedLabel = Label + "（推定）";

    private const string Version = "1"; // another one guesses anew
    private const string NoStamp = "";
    private const char BetweenReasons = '\n';
    private const char BetweenCells = '\t';

    private const string Labelled = $"select distinct s.year from sheet s join sheet_label l using (sheet) where l.kind = 'policy' and l.label = '{Label}' and s.year is not null order by 1";

    private const string Take = """
        insert into science select s.sheet, s.year, g.probability, g.is_science, g.reasons
        from science_guess g join sheet s on s.year = g.year and coalesce(s.ministry, '') = g.ministry and coalesce(s.number, '') = g.number and coalesce(s.name, '') = g.name
        """;

    /// <summary>Guesses for the years without labels that were imported since, or whose earlier years were.</summary>
    /// <returns>Those years.</returns>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    public static Task<IReadOnlyList<int>> FollowAsync(BudgetFolder folder, Action<double>? progress, CancellationToken cancel) =>
        YearStamps.FollowAsync(folder, Waiting, (connection, year, stamp) => Guess(connection, year, stamp, cancel), progress, cancel);

    /// <summary>What is guessed of a sheet; null where its year has labels, or was not looked at yet.</summary>
    /// <param name="sheet">Its id.</param>
    public static KeptGuess? Of(DuckConnection connection, long sheet, CancellationToken cancel)
    {
        using var result = connection.Query("select probability, is_science, reasons, learned from science join science_year using (year) where sheet = $1", cancel, sheet);
        return result.Rows().Select(r => new KeptGuess((double)r[0]!, (bool)r[1]!, Reasons((string)r[2]!), (string)r[3]!)).FirstOrDefault();
    }

    // a year is waiting where it has no labels and an earlier one has
    private static IEnumerable<(int Year, string Stamp)> Waiting(DuckConnection connection, CancellationToken cancel)
    {
        var stamps = YearStamps.Of(connection, cancel);
        var held = YearStamps.Held(connection, "science_year", cancel);
        HashSet<int> labelled = [.. connection.Query(Labelled, cancel).Rows().Select(r => (int)(long)r[0]!)];
        return stamps.Where(s => !labelled.Contains(s.Key) && labelled.Any(l => l < s.Key))
            .Select(s => (Year: s.Key, Stamp: string.Join(' ', stamps.Where(l => l.Key < s.Key && labelled.Contains(l.Key)).Select(l => l.Value).Prepend(s.Value).Prepend(Version))))
            .Where(w => held.GetValueOrDefault(w.Year) != w.Stamp)
            .Concat(held.Keys.Where(labelled.Contains).Select(y => (y, NoStamp))); // labels came: nothing is guessed any more
    }

    private static void Guess(DuckConnection connection, int year, string stamp, CancellationToken cancel)
    {
        var number = year.ToString(CultureInfo.InvariantCulture);
        connection.Execute($"delete from science where year = {number}; delete from science_year where year = {number}", cancel);
        if (stamp == NoStamp) return;
        var guesses = ScienceFlag.Guess(LabelledSheet.Read(connection, year, cancel), year, cancel);
        var learned = string.Join('、', guesses.LearnedFrom);
        var threshold = guesses.Threshold.ToString("R", CultureInfo.InvariantCulture);
        connection.Execute($"insert into science_year values ({number}, '{stamp}', '{learned}', {threshold})", cancel);
        connection.Execute("create or replace temp table science_guess (year smallint, ministry varchar, number varchar, name varchar, probability double, is_science boolean, reasons varchar)", cancel);
        using (var table = connection.Append("science_guess"))
        {
            foreach (var guess in guesses.Guesses.DistinctBy(g => (g.Sheet.Ministry, g.Sheet.Number, g.Sheet.Name)))
            {
                table.Set(0, (short)year);
                table.Set(1, guess.Sheet.Ministry);
                table.Set(2, guess.Sheet.Number);
                table.Set(3, guess.Sheet.Name);
                table.Set(4, guess.Probability);
                table.Set(5, guess.IsScience);
                table.Set(6, string.Join(BetweenReasons, guess.Reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Kind}{BetweenCells}{r.Text.ReplaceLineEndings(" ")}{BetweenCells}{r.Weight:R}"))));
                table.EndRow();
            }

            table.Flush();
        }

        connection.Execute($"{Take}; drop table science_guess", cancel);
    }

    private static ImmutableArray<ScienceReason> Reasons(string text) =>
        [.. text.Split(BetweenReasons, StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(BetweenCells)).Where(r => r.Length == 3).Select(r => new ScienceReason(r[0], r[1], double.Parse(r[2], CultureInfo.InvariantCulture)))];
}

/// <summary>What is guessed of one sheet.</summary>
/// <param name="Probability">That an officer would give the label.</param>
/// <param name="Reasons">What speaks most for and against, the strongest first.</param>
/// <param name="Learned">The labelled years that it was learned from, as they are shown.</param>
public sealed record KeptGuess(double Probability, bool IsScience, ImmutableArray<ScienceReason> Reasons, string Learned);

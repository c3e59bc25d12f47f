using Shirube.Budget.Science;

namespace Shirube.Tests.Budget;

public sealed class ScienceCorpusTests : IDisposable
{
    private readonly BudgetData _data = new();

    // measured with shirube-bench sti: 0.924, 0.857 and 0.006; a year nearer 0.966, 0.885 and 0.009
    [SheetsFact]
    public async Task The_official_flag_of_2022_is_told_from_2018_to_2020()
    {
        await _data.ImportAsync([.. BudgetCorpusTests.Files().Where(f => f.Contains("judgit", StringComparison.Ordinal) && !f.Contains("2021", StringComparison.Ordinal))]);
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        var result = ScienceFlag.Guess(LabelledSheet.Read(connection, 2022, CancellationToken.None), 2022, CancellationToken.None);
        Assert.Equal((int[])[2018, 2019, 2020], result.LearnedFrom);
        Assert.Equal(5394, result.Guesses.Length);
        Assert.InRange(ScienceScore.Of(result.Guesses).F1, 0.92, 1);
        Assert.InRange(ScienceScore.Of(result.Guesses.Where(g => !g.IsNameKnown)).F1, 0.84, 1);
        Assert.InRange(ScienceScore.CalibrationError(result.Guesses), 0, 0.02);
        Assert.All(result.Guesses.Where(g => g.IsScience), g => Assert.Contains(g.Reasons, r => r.Weight > 0));
    }

    public void Dispose() => _data.Dispose();
}

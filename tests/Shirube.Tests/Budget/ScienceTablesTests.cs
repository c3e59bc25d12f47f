using System.Text.Json.Nodes;
using Shirube.Analytics.Duck;
using Shirube.Budget.Import;
using Shirube.Budget.Science;
using Shirube.Budget.Views;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class ScienceTablesTests : IDisposable
{
    private static readonly string[] Research = ["羽根の研究開発", "潮流の観測技術", "海藻の基礎研究", "灯台の実証研究", "波の計測技術開発", "貝がらの材料研究", "塩の分析技術", "渦の数値研究", "船底の塗料開発", "霧の予測研究"];
    private static readonly string[] Other = ["港の草刈り", "集会所の修繕", "祭りの補助金", "道路の除雪", "庁舎の清掃", "相談窓口の運営", "広報誌の印刷", "桟橋の修繕", "奨学金の貸付", "防災訓練の運営"];

    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task Sheets_of_a_year_without_labels_are_guessed_and_filtered_by_the_guess()
    {
        await ImportAsync(2031, hasLabels: true);
        await ImportAsync(2032, hasLabels: true);
        await ImportAsync(2033, hasLabels: false);
        Assert.Equal([2033], await FollowAsync());
        Assert.Empty(await FollowAsync()); // nothing came since
        Assert.Equal(["2033 20 10"], _data.Rows("select year, count(*), count(*) filter (where is_science) from science group by year"));
        Assert.Equal((ScienceTables.GuessedLabel, 10), Assert.Single(Ask(c => BudgetTotals.Labels(c, 2033, "policy", CancellationToken.None))));
        Assert.Equal(10, Ask(c => BudgetTotals.By(c, new(2033) { Policy = ScienceTables.GuessedLabel }, BudgetGroup.Ministry, CancellationToken.None)).Single().Sums.Sheets);
        Assert.Empty(Ask(c => BudgetTotals.By(c, new(2032) { Policy = ScienceTables.GuessedLabel }, BudgetGroup.Ministry, CancellationToken.None)));
        var (science, areGuessed) = Ask(c => MappedYears.OfScience(c, 2033, CancellationToken.None));
        Assert.Equal((10, true), (science.Count, areGuessed));
        Assert.False(Ask(c => MappedYears.OfScience(c, 2032, CancellationToken.None)).AreGuessed);
        var guess = Ask(c => ScienceTables.Of(c, long.Parse(_data.Rows($"select sheet from sheet where year = 2033 and name = '{Research[0]}'").Single(), System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None))!;
        Assert.True(guess is { IsScience: true, Probability: > 0.5, Learned: "2031、2032" });
        Assert.Contains(guess.Reasons, r => r is { Kind: "same-name-flagged", Weight: > 0 });
    }

    [DuckFact]
    public async Task Labels_that_come_later_take_the_place_of_guesses()
    {
        await ImportAsync(2031, hasLabels: true);
        await ImportAsync(2033, hasLabels: false);
        await FollowAsync();
        await ImportAsync(2033, hasLabels: true);
        Assert.Equal([2033], await FollowAsync());
        Assert.Empty(_data.Rows("select * from science"));
        Assert.Equal(ScienceTables.Label, Assert.Single(Ask(c => BudgetTotals.Labels(c, 2033, "policy", CancellationToken.None))).Label);
    }

    [DuckFact]
    public async Task Without_earlier_labels_nothing_is_guessed()
    {
        await ImportAsync(2031, hasLabels: false);
        await ImportAsync(2033, hasLabels: true);
        Assert.Empty(await FollowAsync());
    }

    public void Dispose() => _data.Dispose();

    private Task<IReadOnlyList<ImportedFile>> ImportAsync(int year, bool hasLabels)
    {
        JsonObject Line(string name, int i, bool isScience) => SheetLine.Of($"{i:0000}", name, year).With("事業目的", $"{name}を{(isScience ? "すすめ、成果を論文にする研究開発" : "毎年おこなう")}。").With("主要施策", new JsonArray(isScience && hasLabels ? ["科学技術・イノベーション"] : []));
        return _data.ImportAsync(_data.Write($"{year}-{hasLabels}.ndjson", SheetLine.Text([.. Research.Select((n, i) => Line(n, i, true)), .. Other.Select((n, i) => Line(n, i + 100, false))])));
    }

    private Task<IReadOnlyList<int>> FollowAsync() => ScienceTables.FollowAsync(_data.Budget, null, CancellationToken.None);

    private T Ask<T>(Func<DuckConnection, T> ask)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        return ask(connection);
    }
}

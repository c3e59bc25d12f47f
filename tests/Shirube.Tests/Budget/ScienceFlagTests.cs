using Shirube.Budget.Science;

namespace Shirube.Tests.Budget;

public sealed class ScienceFlagTests
{
    private static readonly string[] Research = ["羽根の研究開発", "潮流の観測技術", "海藻の基礎研究", "灯台の実証研究", "波の計測技術開発", "貝がらの材料研究", "塩の分析技術", "渦の数値研究", "船底の塗料開発", "霧の予測研究"];
    private static readonly string[] Other = ["港の草刈り", "集会所の修繕", "祭りの補助金", "道路の除雪", "庁舎の清掃", "相談窓口の運営", "広報誌の印刷", "桟橋の修繕", "奨学金の貸付", "防災訓練の運営"];

    [Fact]
    public void Words_of_earlier_years_tell_what_a_new_name_is()
    {
        var guesses = ScienceFlag.Guess([.. Year(2031), .. Year(2032), Sheet(2033, "氷の研究技術開発", "氷を調べる研究開発をすすめる。"), Sheet(2033, "倉庫の修繕", "倉庫の壁を修繕する。")], 2033, CancellationToken.None);
        Assert.Equal((int[])[2031, 2032], guesses.LearnedFrom);
        Assert.Equal(["氷の研究技術開発", "倉庫の修繕"], guesses.Guesses.Select(g => g.Sheet.Name));
        Assert.Equal([true, false], guesses.Guesses.Select(g => g.IsScience));
        Assert.All(guesses.Guesses, g => Assert.False(g.IsNameKnown));
        Assert.Contains(guesses.Guesses[0].Reasons, r => r is { Kind: "term", Weight: > 0 } && r.Text.Contains("研究", StringComparison.Ordinal));
        Assert.Contains(guesses.Guesses[1].Reasons, r => r is { Kind: "term", Text: "修繕", Weight: < 0 });
    }

    [Fact]
    public void A_label_that_the_same_name_had_speaks_against_the_words()
    {
        LabelledSheet[] years = [.. Enumerable.Range(2031, 2).SelectMany(Year), .. Enumerable.Range(2031, 2).Select(y => Sheet(y, "倉庫の修繕", "倉庫の壁を修繕する。", isScience: true))];
        var guess = ScienceFlag.Guess([.. years, Sheet(2033, "倉庫の修繕", "倉庫の壁を修繕する。")], 2033, CancellationToken.None).Guesses.Single();
        var without = ScienceFlag.Guess([.. Year(2031), .. Year(2032), Sheet(2033, "倉庫の修繕", "倉庫の壁を修繕する。")], 2033, CancellationToken.None).Guesses.Single();
        Assert.True(guess.IsNameKnown);
        Assert.True(guess.Probability > without.Probability + 0.2, $"{guess.Probability} after {without.Probability}");
        Assert.Contains(guess.Reasons, r => r is { Kind: "same-name-flagged", Text: "2032", Weight: > 0 });
    }

    [Fact]
    public void Labels_of_the_asked_year_are_never_read()
    {
        LabelledSheet[] asked = [.. Year(2033)];
        var guesses = ScienceFlag.Guess([.. Year(2031), .. Year(2032), .. asked], 2033, CancellationToken.None);
        var turned = ScienceFlag.Guess([.. Year(2031), .. Year(2032), .. asked.Select(s => s with { IsScience = !s.IsScience })], 2033, CancellationToken.None);
        Assert.Equal(guesses.Guesses.Select(g => (g.Sheet.Name, g.Probability)), turned.Guesses.Select(g => (g.Sheet.Name, g.Probability)));
        Assert.Equal(guesses.Threshold, turned.Threshold);
    }

    [Fact]
    public void Years_after_the_last_learned_one_and_years_without_labels_are_left_out()
    {
        LabelledSheet[] sheets = [.. Year(2030), .. Year(2031).Select(s => s with { IsScience = false }), .. Year(2032), .. Year(2033)];
        Assert.Equal((int[])[2030, 2032], ScienceFlag.Guess(sheets, 2033, CancellationToken.None).LearnedFrom);
        Assert.Equal((int[])[2030], ScienceFlag.Guess(sheets, 2033, CancellationToken.None, 2031).LearnedFrom);
        Assert.Throws<NoLabelsException>(() => ScienceFlag.Guess(sheets, 2030, CancellationToken.None));
        Assert.Throws<NoLabelsException>(() => ScienceFlag.Guess(sheets, 2033, CancellationToken.None, 2029));
    }

    [Theory]
    [InlineData(1, "2019<2018/2018 2020<2019/2019")]
    [InlineData(2, "2020<2018/2018")]
    [InlineData(5, "2020<2018/2018")]
    public void What_is_learned_lies_as_far_behind_as_what_is_asked(int distance, string expected)
        => Assert.Equal(expected, string.Join(' ', ScienceFlag.Pairs([2018, 2019, 2020], distance).Select(p => $"{p.Target}<{p.Past}/{p.Cut}")));

    [Fact]
    public void One_labelled_year_is_enough()
    {
        Assert.Equal([(2018, 2017, 2018)], ScienceFlag.Pairs([2018], 4));
        var guesses = ScienceFlag.Guess([.. Year(2031), Sheet(2033, "氷の研究技術開発", "氷を調べる研究開発をすすめる。"), Sheet(2033, "倉庫の修繕", "倉庫の壁を修繕する。")], 2033, CancellationToken.None).Guesses;
        Assert.True(guesses[0].Probability > guesses[1].Probability);
        Assert.Equal("氷の研究技術開発", guesses[0].Sheet.Name);
    }

    [Fact]
    public void A_score_counts_sheets_and_the_distance_of_probabilities()
    {
        ScienceGuess Guess(double probability, bool isScience) => new(Sheet(2033, "x", "y", isScience), probability, probability >= 0.5, false, []);
        ScienceGuess[] guesses = [Guess(0.9, true), Guess(0.9, true), Guess(0.7, false), Guess(0.2, true), Guess(0.1, false)];
        Assert.Equal(new ScienceScore(5, 2, 1, 1), ScienceScore.Of(guesses));
        Assert.Equal(2.0 / 3, ScienceScore.Of(guesses).F1, 12);
        Assert.Equal((0.2 + 0.7 + 0.8 + 0.1) / 5, ScienceScore.CalibrationError(guesses), 12);
        Assert.Equal(0.15, ScienceScore.BestThreshold([(0.9, true), (0.9, true), (0.7, false), (0.2, true), (0.1, false)]), 12);
    }

    private static LabelledSheet[] Year(int year) => [.. Research.Select(n => Sheet(year, n, $"{n}をすすめ、成果を論文にする研究開発。", isScience: true)), .. Other.Select(n => Sheet(year, n, $"{n}を毎年おこなう。"))];

    private static LabelledSheet Sheet(int year, string name, string purpose, bool isScience = false) =>
        LabelledSheet.Of(year, "しおかぜ県", name, name, "海洋局", "潮流課", purpose, "", "", ["一般会計"], ["補助"], isScience);
}

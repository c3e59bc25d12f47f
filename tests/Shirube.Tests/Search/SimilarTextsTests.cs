using System.Collections.Immutable;
using Shirube.Search.Similar;

namespace Shirube.Tests.Search;

public sealed class SimilarTextsTests
{
    [Fact]
    public void What_is_shared_by_few_is_the_reason_and_common_words_are_none()
    {
        var texts = Of("海洋観測ブイを整備し、赤潮予測技術を県内に広める。", "赤潮予測技術を漁業者に配り、海洋観測ブイの数を増やす。", "県内の駅に置場を整備する。", "県内の道に街路樹を整備する。", "県内の学校に図書室を整備する。", "県内の港に倉庫を整備する。", "県内の山に道標を整備する。");
        var found = Assert.Single(texts.Of(0, 5));
        Assert.Equal(1, found.Text);
        Assert.Equal(["海洋観測", "赤潮予測技術"], found.Terms.Select(t => t.Replace("ブイ", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_longer_compound_holds_the_word_that_another_text_uses_by_itself()
    {
        var texts = Of([.. (string[])["スマート農業技術の実証を行い、衛星測位の基準局を置く。", "スマート農業を広め、衛星測位を使う。", "スマート農業に衛星測位を役立てる。"], .. Enumerable.Range(0, 20).Select(i => $"駅に置場{i}を設ける。")]);
        var found = texts.Of(0, 5);
        Assert.Equal([1, 2], found.Select(f => f.Text).Order());
        Assert.All(found, f => Assert.Contains("スマート農業", f.Terms));
    }

    [Fact]
    public void Texts_of_one_group_are_not_likened_and_a_group_comes_once()
    {
        var (a, b) = ("深海探査船を建造し、海底熱水鉱床を調べる。", "海底熱水鉱床のため深海探査船を出す。");
        ImmutableArray<LikenedText> texts = [Text(0, a), Text(0, a), Text(1, b), Text(1, b), Text(2, "駅に置場を設ける。")];
        var found = new SimilarTexts(texts).Of(0, 5);
        Assert.Equal(1, Assert.Single(found.Select(f => texts[f.Text].Group)));
    }

    [Fact]
    public void A_repeat_is_not_suggested_but_is_answered()
    {
        var (a, b) = ("深海探査船を建造し、海底熱水鉱床を調べる。", "海底熱水鉱床のため深海探査船を出す。");
        var texts = new SimilarTexts([Text(0, a), Text(1, b) with { IsRepeat = true }, Text(2, "駅に置場を設ける。")]);
        Assert.Empty(texts.Of(0, 5));
        Assert.Equal(0, Assert.Single(texts.Of(1, 5)).Text);
    }

    [Fact]
    public void A_name_counts_whatever_it_is_called_and_ministries_alone_do_not()
    {
        ImmutableArray<LikenedText> texts =
        [
            Text(0, "探究の場を設ける。") with { Names = [("lab", "しおかぜ探究ラボ")], Ministries = ["教"] }, Text(1, "学びの場を開く。") with { Names = [("lab", "海の探究ラボ")], Ministries = ["教"] },
            .. Enumerable.Range(2, 200).Select(i => Text(i, "道を直す。") with { Ministries = ["教"] }),
        ];
        var found = Assert.Single(new SimilarTexts(texts).Of(0, 5));
        Assert.Equal("しおかぜ探究ラボ", Assert.Single(found.Names));
        Assert.Equal("教", Assert.Single(found.Ministries));
    }

    private static SimilarTexts Of(params string[] texts) => new([.. texts.Select((t, i) => Text(i, t))]);

    private static LikenedText Text(int group, string main) => new() { Group = group, Main = main };
}

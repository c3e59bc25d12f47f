using FsCheck;
using FsCheck.Fluent;
using Shirube.Search.Analysis;

namespace Shirube.Tests.Search;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("ＡＩ", "ai")]
    [InlineData("A I", "ＡＩ")]
    [InlineData("ｱﾝﾓﾆｱ燃料船", "アンモニア燃料船")]
    [InlineData("ﾃﾞｰﾀ", "データ")]
    [InlineData("でーた", "データ")]
    [InlineData("e-CSTI", "ｅ－ＣＳＴＩ")]
    [InlineData("e‐CSTI", "eCSTI")]
    [InlineData("サーバーの", "サーバの")]
    [InlineData("10,000人", "１００００人")]
    [InlineData("髙橋", "高橋")]
    [InlineData("學術會議", "学術会議")]
    [InlineData("ビッグ・データ", "ビッグデータ")]
    [InlineData("さいばー空間", "サイバー空間")]
    [InlineData("がばなんす・こーど", "ガバナンス・コード")]
    [InlineData("①", "1")]
    [InlineData("50％", "50%")]
    [InlineData("研究\n開発", "研究　開発")]
    [InlineData("café", "cafe\u0301")]
    public void Spellings_of_one_word_have_one_key(string one, string other) => Assert.Equal(SearchKey.Of(one), SearchKey.Of(other));

    [Theory]
    [InlineData("データ", "デタ")]
    [InlineData("5.0", "50")]
    [InlineData("東京－大阪", "東京大阪")]
    [InlineData("バス", "パス")]
    public void What_differs_keeps_its_own_key(string one, string other) => Assert.NotEqual(SearchKey.Of(one), SearchKey.Of(other));

    [Fact]
    public void Each_character_of_a_key_knows_where_it_came_from()
    {
        var map = SearchKey.Map("㈱ｶﾞｽ 会社");
        Assert.Equal("（株）ガス会社", map.Key);
        Assert.Equal([0, 0, 0, 1, 3, 5, 6], map.From);
    }

    [Fact]
    public void A_text_holds_the_key_of_each_of_its_pieces()
    {
        // signs whose fate hangs on their neighbours, beside letters of every kind
        var letters = Gen.Elements([.. "研究の開ーー-－—・,，.19アガバｶﾞabzＡ（）「」 \n㈱①がらめ"]);
        var texts = Gen.ArrayOf(letters).Select(c => new string(c)).Where(t => t.Length > 0);
        var cuts = texts.SelectMany(t => Gen.Choose(0, t.Length - 1).SelectMany(s => Gen.Choose(1, t.Length - s).Select(l => (Text: t, Start: s, Length: l))));
        Prop.ForAll(cuts.ToArbitrary(), cut =>
        {
            // a piece is cut at whole characters: not between a kana and its mark of half width, and not a lone sign that its text lets go
            var piece = cut.Text.Substring(cut.Start, cut.Length);
            // (also where a blank stands between them)
            if (piece.TrimStart().StartsWith('ﾞ') || cut.Text[(cut.Start + cut.Length)..].TrimStart().StartsWith('ﾞ')) return true;
            if (piece.All(c => "ー-－—・,，ﾞ \n".Contains(c, StringComparison.Ordinal))) return true;
            return SearchKey.Of(cut.Text).Contains(SearchKey.Of(piece), StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}

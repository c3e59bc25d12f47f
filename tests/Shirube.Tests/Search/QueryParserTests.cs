using Shirube.Search.Queries;

namespace Shirube.Tests.Search;

public sealed class QueryParserTests
{
    [Fact]
    public void Words_are_parted_by_blanks_of_any_width()
    {
        var query = QueryParser.Parse("研究　設備 \t共用");
        Assert.Equal(["研究", "設備", "共用"], query.Terms.Select(t => t.Variants[0].Text));
    }

    [Fact]
    public void Phrases_exclusions_and_alternatives()
    {
        var query = QueryParser.Parse("\"A I\" -中止 量子 OR 半導体");
        Assert.Equal(3, query.Terms.Length);
        Assert.True(query.Terms[0].IsPhrase);
        Assert.True(query.Terms[1].IsExcluded);
        Assert.Equal(["量子", "半導体"], query.Terms[2].Variants.Select(v => v.Text));
    }

    [Theory]
    [InlineData("ministry:文", FilterField.Ministry, "文")]
    [InlineData("府省：文", FilterField.Ministry, "文")]
    [InlineData("year:2024", FilterField.Year, "2024")]
    [InlineData("has:deadline", FilterField.Has, "deadline")]
    [InlineData("節:別添/1", FilterField.Section, "別添/1")]
    [InlineData("節:\"別添 / 1\"", FilterField.Section, "別添 / 1")]
    [InlineData("ｙｅａｒ：２０２４", FilterField.Year, "2024")]
    [InlineData("年:R6", FilterField.Year, "R6")]
    [InlineData("種類:今後の取組", FilterField.Kind, "今後の取組")]
    public void Filters_are_named_in_both_languages(string text, FilterField field, string value) =>
        Assert.Equal(new QueryFilter(field, value), Assert.Single(QueryParser.Parse(text).Filters));

    [Theory]
    [InlineData("https://example.jp")]
    [InlineData("5:00")]
    [InlineData(":文")]
    [InlineData("課題：若手")]
    public void What_is_no_filter_is_a_word(string text)
    {
        var query = QueryParser.Parse(text);
        Assert.Empty(query.Filters);
        Assert.Single(query.Terms);
    }

    [Theory]
    [InlineData("令和6年度", "2024年度")]
    [InlineData("２０２４年度", "令和6年度")]
    [InlineData("R6年度", "2024年度")]
    [InlineData("令和元年", "2019年")]
    [InlineData("2019年", "平成31年")]
    [InlineData("平成31年", "令和元年")]
    [InlineData("令和2年と2020年", "2020年と2020年")]
    [InlineData("R6", "令和6年")]
    [InlineData("R6", "2024年")]
    [InlineData("2024", "令和6年")]
    [InlineData("令和六年三月", "2024年3月")]
    [InlineData("二〇二四年度", "令和6年度")]
    [InlineData("平成二十八年", "2016年")]
    [InlineData("2024/3", "2024年3月")]
    [InlineData("2024.3.31", "令和6年3月31日")]
    [InlineData("R6.3", "2024年3月")]
    [InlineData("FY2024", "令和6年度")]
    public void A_year_is_looked_for_in_both_calendars(string text, string other) =>
        Assert.Contains(other, Assert.Single(QueryParser.Parse(text).Terms).Variants.Select(v => v.Text));

    [Theory]
    [InlineData("H2")]
    [InlineData("一年生")]
    [InlineData("12024")]
    [InlineData("3.5")]
    public void What_is_no_date_has_no_other_form(string text) => Assert.Single(Assert.Single(QueryParser.Parse(text).Terms).Variants);

    [Theory]
    [InlineData("「量子技術」", "量子技術")]
    [InlineData("『量子』 人材", "量子|人材")]
    [InlineData("「量子」の利用", "「量子」の利用")]
    [InlineData("(量子 OR 半導体) 人材", "量子|人材")]
    [InlineData("別添(3)", "別添(3)")]
    [InlineData("量子 AND 半導体", "量子|半導体")]
    [InlineData("量子 --", "量子")]
    [InlineData("ー", "ー")]
    public void Words_are_taken_out_of_what_stands_around_them(string text, string words) =>
        Assert.Equal(words, string.Join('|', QueryParser.Parse(text).Terms.Select(t => t.Variants[0].Text)));

    [Theory]
    [InlineData("府省:文 OR 府省:経")]
    [InlineData("種類:指標 種類:目標 博士")]
    public void Several_filters_of_one_field_are_alternatives(string text)
    {
        var query = QueryParser.Parse(text);
        Assert.Equal(2, query.Filters.Length);
        Assert.Empty(query.Notes);
    }

    [Theory]
    [InlineData("\"開いたまま", QueryNoteKind.OpenQuote)]
    [InlineData("year: 量子", QueryNoteKind.EmptyFilter)]
    [InlineData("foo:bar 量子", QueryNoteKind.UnknownFilter)]
    [InlineData("量子 \"\"", QueryNoteKind.EmptyQuote)]
    [InlineData("(量子 OR 半導体) 人材", QueryNoteKind.Brackets)]
    [InlineData("量子 AND 半導体", QueryNoteKind.NeedlessAnd)]
    [InlineData("量子 ー", QueryNoteKind.LoneDash)]
    [InlineData("府省:文 OR 量子", QueryNoteKind.EmptyOr)]
    [InlineData("OR 量子", QueryNoteKind.EmptyOr)]
    [InlineData("量子 OR", QueryNoteKind.EmptyOr)]
    [InlineData("量子 kind:xyz", QueryNoteKind.UnknownValue)]
    [InlineData("類似:2024/measure:12 量子", QueryNoteKind.LikeBeside)]
    [InlineData("ministry:文 like:2024/measure:12", QueryNoteKind.LikeBeside)]
    [InlineData("like:abc", QueryNoteKind.LikeNothing)]
    [InlineData("year:いつか", QueryNoteKind.UnknownValue)]
    public void What_is_unclear_is_told(string text, QueryNoteKind kind) => Assert.Equal(kind, Assert.Single(QueryParser.Parse(text).Notes).Kind);

    [Fact]
    public void Too_long_a_query_is_refused_with_the_bound()
    {
        var refused = Assert.Throws<QueryRefusedException>(() => QueryParser.Parse(new string('あ', 10_000_000)));
        Assert.Equal((QueryRefusal.TooLong, QueryParser.MostCharacters), (refused.Reason, refused.Most));
    }

    [Fact]
    public void Too_many_words_are_refused()
    {
        var refused = Assert.Throws<QueryRefusedException>(() => QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 200).Select(i => $"w{i}"))));
        Assert.Equal(QueryRefusal.TooManyTerms, refused.Reason);
        Assert.Throws<QueryRefusedException>(() => QueryParser.Parse(string.Join(" OR ", Enumerable.Range(0, 100).Select(i => $"w{i}"))));
    }

    [Theory]
    [InlineData("'; drop table search_text; --")]
    [InlineData("a* NEAR(b, 2) ^c")]
    [InlineData("((((((.*)*)*)*)+$")]
    [InlineData("\"\"\"\"")]
    [InlineData("-")]
    [InlineData("- - -")]
    [InlineData("\u0000\u0001\u202E\uD800")]
    [InlineData("   ")]
    public void Hostile_text_is_only_text(string text) => Assert.Empty(QueryParser.Parse(text).Filters);
}

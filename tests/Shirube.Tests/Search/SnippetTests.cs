using Shirube.Search;
using Shirube.Search.Queries;

namespace Shirube.Tests.Search;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("潮流発電 実証", "潮流発電の実証", "潮流発電|実証")]
    [InlineData("潮流発電 出力は?", "潮流発電の出力を測る", "潮流発電|出力")] // the second word stands only without what a question adds to it
    [InlineData("出力は?", "潮流発電の出力を測る", "出力")]
    [InlineData("サーバ", "新しいサーバーを置く", "サーバー")] // with the mark that no key holds
    public void What_was_found_is_marked_also_where_a_part_of_the_words_stands(string query, string text, string marked)
    {
        var snippet = Snippet.Of(text, QueryParser.Parse(query), SynonymDictionary.Empty);
        Assert.Equal(marked, string.Join('|', snippet.Marks.Select(m => snippet.Text[m])));
    }

    [Fact]
    public void Words_of_a_question_are_shown_as_they_were_typed()
    {
        var words = ContentWords.Of(QueryParser.Parse("サーバーの台数は?"), SynonymDictionary.Empty);
        Assert.Equal(["サーバー", "台数"], words.Select(w => w.Text));
        Assert.Equal(["1,000人"], ContentWords.Of(QueryParser.Parse("1,000人"), SynonymDictionary.Empty).Select(w => w.Text));
    }

    [Theory]
    [InlineData("月の人口カバー率は?", "月ノ")]
    [InlineData("海域の数は?", "数")]
    [InlineData("使う施設の数", "")] // a verb, and a word that no grammar follows
    [InlineData("何の割合", "")]
    public void A_letter_that_is_a_word_by_itself_is_told_from_a_verb(string question, string letters) =>
        Assert.Equal(letters, string.Join('|', ContentWords.LoneLetters(question)));
}

using Shirube.Search;
using Shirube.Search.Queries;

namespace Shirube.Tests.Search;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("潮流発電 実証", "潮流発電の実証", "潮流発電|実証")]
    [InlineData("潮流発電 出力は?", "潮流発電の出力を測る", "潮流発電|出力")] // the second word stands only without what a question adds to it
    [InlineData("出力は?", "潮流発電の出力を測る", "出力")]
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
    }
}

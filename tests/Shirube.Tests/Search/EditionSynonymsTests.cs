using Shirube.Core;
using Shirube.Tests.Library;
using Shirube.Web.Search;

namespace Shirube.Tests.Search;

public sealed class EditionSynonymsTests
{
    [Theory]
    [InlineData("潮研", "潮流研究所", true)]
    [InlineData("次世代ＬＮＧ", "LNG", false)] // a kind of it, not another name
    [InlineData("LNG", "液化天然ガス", true)]
    public void A_short_form_is_a_synonym_unless_it_names_a_kind_of_the_word(string name, string meaning, bool isSynonym)
    {
        var (draft, _) = Drafts.Of("2030", "markup/1", SectionPath.Of("1"), ("潮の力を測る。", []));
        draft = draft with { Abbreviations = [new(name, meaning, draft.Measures[0].Evidence)] };
        Assert.Equal(isSynonym, EditionSynonyms.Of([("2030", draft)], []).Any(s => s.Word == name && s.SameAs == meaning));
    }
}

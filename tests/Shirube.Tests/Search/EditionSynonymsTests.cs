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
    [InlineData("潮研", "潮流研究所（Tidal Institute）", false)] // nobody writes both
    public void A_short_form_is_a_synonym_unless_it_names_a_kind_of_the_word(string name, string meaning, bool isSynonym)
    {
        var (draft, _) = Drafts.Of("2030", "markup/1", SectionPath.Of("1"), ("潮の力を測る。", []));
        draft = draft with { Abbreviations = [new(name, meaning, draft.Measures[0].Evidence)] };
        Assert.Equal(isSynonym, EditionSynonyms.Of([("2030", draft)], []).Any(s => s.Word == name && s.SameAs == meaning));
    }

    [Theory]
    [InlineData("潮研", "潮流研究所（Tidal Institute）", "Tidal Institute|潮流研究所")]
    [InlineData("潮研", "地方独立行政法人潮流研究所", "地方独立行政法人潮流研究所|潮流研究所")]
    [InlineData("潮研", "潮流研究所（旧潮位観測所）", "潮流研究所（旧潮位観測所）")] // the bracket is a part of the name
    [InlineData("学法", "学校法人会", "学校法人会")] // nothing is left that would be a name
    public void Each_form_of_a_name_is_a_synonym(string name, string meaning, string forms)
    {
        var (draft, _) = Drafts.Of("2030", "markup/1", SectionPath.Of("1"), ("潮の力を測る。", []));
        draft = draft with { Abbreviations = [new(name, meaning, draft.Measures[0].Evidence)] };
        Assert.Equal(forms, string.Join('|', EditionSynonyms.Of([("2030", draft)], []).Select(s => s.SameAs).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("海洋産業省", "海産省")]
    [InlineData("海洋省", null)]
    [InlineData("海洋産業庁", null)]
    public void A_ministry_of_two_words_has_a_spoken_form(string name, string? spoken) => Assert.Equal(spoken, EditionSynonyms.ShortMinistry(name));
}

using Shirube.Core;
using Shirube.Policy.Register;
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

    [Theory]
    [InlineData("潮研", "港湾設計室", null)] // the glossary says what it is
    [InlineData("潮研", "潮流研究所", "潮流研究所")]
    [InlineData("ＴＯＣ", "海の委員会", null)] // the end of the longer name
    [InlineData("ＴＯＣ", "世界の海の委員会", "世界の海の委員会")]
    [InlineData("ＷＩＣ", "国立水文研究所", "国立水文研究所")] // also where a longer name ends with it, without a word that joins them
    [InlineData("ＴＸ", "実証海洋産業省潮流技術", "潮流技術")]
    public void What_stands_beside_a_bracket_is_a_synonym_where_it_is_the_name(string brief, string beside, string? synonym)
    {
        var (draft, _) = Drafts.Of("2030", "markup/1", SectionPath.Of("1"), ("潮の力を測る。", []));
        var evidence = draft.Measures[0].Evidence;
        draft = draft with { Abbreviations = [new("潮研", "潮流研究所", evidence)], Legend = [new("海", ["海洋産業省"], false, evidence)] };
        Programme[] programmes =
        [
            Named("潮研", "港湾設計室", "潮流研究所"), Named("ＴＯＣ", "世界の海の委員会", "海の委員会"),
            Named("ＷＩＣ", "水資源機構国立水文研究所", "国立水文研究所"), Named("ＴＸ", "実証海洋産業省潮流技術"),
        ];
        var found = EditionSynonyms.Of([("2030", draft)], programmes).Where(s => s.Word == brief && beside.EndsWith(s.SameAs, StringComparison.Ordinal)).Select(s => s.SameAs).Distinct().ToList();
        Assert.Equal(synonym is null ? [] : [synonym], found.Where(f => f == (synonym ?? beside)));
        if (synonym != beside) Assert.DoesNotContain(beside, found);
    }

    private static Programme Named(string name, params string[] beside) =>
        new(name, name, ProgrammeKind.Programme, [.. beside.Select(b => new ProgrammeAlias(b, AliasKind.Abbreviation, "register.bracket", "2030", "measure:1"))], []);
}

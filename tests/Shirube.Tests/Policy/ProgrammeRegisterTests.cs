using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Policy.Register;

namespace Shirube.Tests.Policy;

/// <summary>The register of programmes on editions of a fictional region.</summary>
public sealed class ProgrammeRegisterTests
{
    [Fact]
    public void Spellings_of_one_name_are_one_entry()
    {
        var entry = Assert.Single(Register(["潮見データライブラリを整える。", "潮見データ ライブラリーを公開した。", "潮見ﾃﾞｰﾀﾗｲﾌﾞﾗﾘｰを使う。"]), p => p.Key == "潮見デタライブラリ");
        Assert.Equal(3, entry.Appearances.Length);
        Assert.Equal(ProgrammeKind.System, entry.Kind);
        Assert.Empty(entry.Aliases);
    }

    [Theory]
    [InlineData("港湾安全監視システム（ＨＡＮＳ）を整える。", "HANSを広げる。")]
    [InlineData("HANS(港湾安全監視システム)を整える。", "港湾安全監視システムを広げる。")]
    [InlineData("「港湾安全監視システム（H A N S）」を整える。", "ＨＡＮＳを広げる。")]
    public void A_name_in_brackets_is_another_name_of_what_stands_before_it(string told, string used)
    {
        var entry = Assert.Single(Register([told, used]), p => p.Kind == ProgrammeKind.System);
        Assert.Equal(["HANS", "港湾安全監視システム"], entry.Aliases.Select(a => a.Name).Append(entry.Name).Order(StringComparer.Ordinal));
        Assert.Equal((AliasKind.Abbreviation, "2031", "passage:1"), (entry.Aliases[0].Kind, entry.Aliases[0].Edition, entry.Aliases[0].Fact));
        Assert.Equal(2, entry.Appearances.Length);
    }

    [Theory]
    [InlineData("「潮見戦略」から「青潮戦略」（2031年６月）に改定した。")]
    [InlineData("「潮見戦略（仮称）」と称していたもの。今後は「青潮戦略」という名で進める。")]
    [InlineData("「青潮戦略」（旧潮見戦略）を進める。")]
    public void A_renaming_that_the_text_tells_joins_both_names(string told)
    {
        var entry = Assert.Single(Register([told]), p => p.Kind == ProgrammeKind.Strategy);
        Assert.Equal(AliasKind.Renamed, Assert.Single(entry.Aliases).Kind);
    }

    [Theory]
    [InlineData("町ごとに「しおかぜラボ」", 3)]
    [InlineData("かぜラボ」", 3)]
    [InlineData("しおかぜラボを", 0)]
    public void A_footnote_behind_a_name_tells_what_it_was_called_before(string printed, int places)
    {
        var edition = Of(["町ごとに「しおかぜラボ」を開いた。", "「青潮ラボ」を開いた。"]);
        edition = edition with
        {
            Document = edition.Document with { Lines = [printed + "7 を開いた。"] },
            Footnotes = [new(7, "2031年に「青潮ラボ」から改称。", FootnoteKind.Other, [new("d", 1, printed.Length, 1)], ["passage:1"], At(9)), new(7, "同じ番号の注。", FootnoteKind.Other, [], [], At(10))],
        };
        var entry = ProgrammeRegister.Of([("2031", edition)]).FirstOrDefault(p => !p.Aliases.IsEmpty);
        Assert.Equal(places, entry?.Appearances.Length ?? 0);
        if (entry is not null) Assert.Equal((AliasKind.Renamed, "footnote:7"), (entry.Aliases[0].Kind, entry.Aliases[0].Fact));
    }

    [Fact]
    public void A_bracket_behind_many_names_joins_none_of_them() =>
        Assert.DoesNotContain(Register(["独立行政法人（ＡＢＣ）が調べた。", "独立行政法人（ＸＹＺ）が調べた。", "ＡＢＣが続ける。", "ＸＹＺが続ける。"]), p => !p.Aliases.IsEmpty);

    [Fact]
    public void A_word_inside_a_longer_word_is_no_appearance()
    {
        var register = Register(["「HANS」を整える。", "HANSA港に入る。", "HANSを広げ、HANSで知らせる。", "HANSは続く。"]);
        Assert.Equal(["passage:1", "passage:3", "passage:4"], Assert.Single(register, p => p.Key == "hans").Appearances.Select(a => a.Fact));
    }

    [Fact]
    public void Ministries_and_words_of_the_language_are_no_programmes() =>
        Assert.Empty(Register(["水産省は調査を実施した。", "水産省は調査を推進した。", "企業・大学の連携を強化。", "企業・大学の連携を推進。", "港の整備を推進する。", "港の整備を推進した。", "ミナト・シオミ各協議会を開く。", "ミナト・シオミ各協議会に集う。", "ミナトシティ関連事業を始める。", "ミナトシティ関連事業を続ける。"]));

    [Fact]
    public void Reports_on_a_measure_that_names_it_and_texts_under_its_heading_belong_to_it()
    {
        var edition = Of(["青潮生態研究事業を続けた。"]) with
        {
            Measures = [new()
            {
                Order = 1, Section = SectionPath.Of("1"), SectionTitle = "海", PlanText = "青潮生態研究事業を進める。", Evidence = At(1),
                Status = [new() { Number = 1, Text = "十件を採択した。", Evidence = At(2) }],
            }],
        };
        edition = edition with { Passages = edition.Passages.Add(new() { Kind = PassageKind.Paragraph, Section = SectionPath.Of("1"), Groups = ["＜青潮生態研究事業＞"], Text = "船を出す。", Evidence = At(3) }) };
        var entry = Assert.Single(ProgrammeRegister.Of([("2031", edition)]), p => p.Kind == ProgrammeKind.Programme);
        Assert.Equal(
            [("measure:1", AppearanceRole.Measure), ("passage:1", AppearanceRole.Text), ("passage:2", AppearanceRole.Report), ("measure:1/status:1", AppearanceRole.Report)],
            entry.Appearances.Select(a => (a.Fact, a.Role)));
        Assert.All(entry.Appearances, a => Assert.Equal(a.IsNamed, a.Confidence == 1));
    }

    [Fact]
    public void An_edition_that_has_the_words_without_the_name_is_found_by_the_words()
    {
        var before = Of(["県内の漁師が共に使える冷たい倉庫を港ごとに建て、魚の値を守る。"]);
        var after = Of(["「氷倉庫構想」により、県内の漁師が共に使える冷たい倉庫を港ごとに建て、魚の値を守った。", "「氷倉庫構想」を続ける。"]);
        var entry = Assert.Single(ProgrammeRegister.Of([("2026", before), ("2031", after)]), p => p.Kind == ProgrammeKind.Strategy);
        var words = Assert.Single(entry.Appearances, a => a.Edition == "2026");
        Assert.Equal((AppearanceRole.SameWords, false), (words.Role, words.IsNamed));
        Assert.InRange(words.Confidence, 0.3, 0.8);
        Assert.Equal(["2031"], entry.Editions);
    }

    [Fact]
    public void A_plan_of_headings_is_searched_for_the_matter()
    {
        var reports = Of(["青潮生態研究事業を進める。", "青潮生態研究事業を続ける。"]) with { Measures = [new() { Order = 1, Section = SectionPath.Of("1"), SectionTitle = "海", PlanText = "船を出す。", Evidence = At(1) }] };
        var entry = Assert.Single(ProgrammeRegister.Of([("2026", reports), ("2031", Of(["⑧ 青潮・赤潮", "山を守る。"]))]), p => p.Kind == ProgrammeKind.Programme);
        Assert.Equal(("2031", "passage:1", AppearanceRole.SameMatter), entry.Appearances.Where(a => !a.IsNamed).Select(a => (a.Edition, a.Fact, a.Role)).Single());
    }

    [Fact]
    public void A_method_is_no_law_and_a_council_is_not_the_centre_it_is_for()
    {
        var register = Register(["「潮汐計測手法」を使う。", "「潮汐計測手法」を広める。", "「青潮センター」を開く。", "「青潮センター」に集う。", "「青潮センター推進協議会」を開く。", "「青潮センター推進協議会」に集う。"]);
        Assert.Equal(ProgrammeKind.Term, register.Single(p => p.Name == "潮汐計測手法").Kind);
        Assert.Equal(2, register.Count(p => p.Kind == ProgrammeKind.Body));
    }

    [Fact]
    public void What_holds_only_words_of_the_language_and_needs_others_to_tell_which_is_no_programme()
    {
        string[] use = [.. Enumerable.Range(0, 30).Select(i => $"港でミナトと灯台の話をした{i}。")];
        string[] Named(string name) => [.. use, $"新たな{name}を始める。", $"優れた{name}を広げる。", $"{name}を終える。"];
        Assert.DoesNotContain(Register(Named("灯台プログラム")), p => p.Name == "灯台プログラム");
        // a word that few texts use; a name that stands for itself; one that is quoted; one that the texts explain; a law
        Assert.Contains(Register(Named("潮鐘プログラム")), p => p.Name == "潮鐘プログラム");
        Assert.Contains(Register([.. use, "灯台プログラムを始める。", "また、灯台プログラムを広げる。", "優れた灯台プログラムを終える。"]), p => p.Name == "灯台プログラム");
        Assert.Contains(Register([.. Named("灯台プログラム"), "「灯台プログラム」を見る。"]), p => p.Name == "灯台プログラム");
        Assert.Contains(Register([.. Named("灯台プログラム"), "灯台プログラム（TDP）を見る。"]), p => p.Names.Contains("TDP"));
        Assert.Contains(Register(Named("ミナト灯台法")), p => p.Name == "ミナト灯台法");
    }

    [Fact]
    public void An_indicator_is_followed_through_a_changed_name()
    {
        var before = Of([]) with { Indicators = [Indicator(1, "県内の研究船の出港日数", 40, "日"), Indicator(2, "港の数", 8, "港")] };
        var after = Of([]) with { Indicators = [Indicator(1, "研究船の年間出港日数", 40, "日"), Indicator(2, "魚の値", 3, "円")] };
        var entry = Assert.Single(ProgrammeRegister.Of([("2026", before), ("2031", after)]));
        Assert.Equal((ProgrammeKind.Indicator, "研究船の年間出港日数", "県内の研究船の出港日数"), (entry.Kind, entry.Name, Assert.Single(entry.Aliases).Name));
        Assert.Equal([("2026", "indicator:1"), ("2031", "indicator:1")], entry.Appearances.Select(a => (a.Edition, a.Fact)));
    }

    private static ImmutableArray<Programme> Register(string[] passages) => ProgrammeRegister.Of([("2031", Of(passages))]);

    internal static DraftEdition Of(string[] passages) => new()
    {
        Document = new() { Hash = "d", FileName = "d.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [] },
        Layout = Layout.Markup,
        RuleVersion = "test/1",
        Passages = [.. passages.Select((p, i) => new Passage { Kind = PassageKind.Paragraph, Section = SectionPath.Of("1"), Text = p, Evidence = At(i + 1) })],
    };

    private static Indicator Indicator(int order, string name, decimal target, string unit) => new()
    {
        Order = order,
        Section = SectionPath.Of("1"),
        SectionTitle = "海",
        Kind = IndicatorKind.Main,
        Name = name,
        Target = new(name, target, unit, 2030, true, ValueOperator.Equal, At(order)),
        Evidence = At(order),
    };

    private static Evidence At(int line) => new("test", 1, [new("d", line, 0, 1)]);
}

using System.Collections.Immutable;
using Shirube.Policy.Register;

namespace Shirube.Tests.Policy;

/// <summary>What people say of names, over the register of a fictional region.</summary>
public sealed class NameWordsTests
{
    private static readonly string[] Two = ["「青潮ラボ」を開く。", "「青潮ラボ」に集う。", "「しおかぜラボ」を開く。", "「しおかぜラボ」に集う。", "「山鳥会議」を開く。", "「山鳥会議」に集う。"];

    private static readonly string[] Told = ["港湾安全監視システム（HANS）を整える。", "HANSを広げる。", "港湾安全監視システムを守る。"];

    [Theory]
    [InlineData(NameSaying.Renamed, AliasKind.Renamed)]
    [InlineData(NameSaying.Alias, AliasKind.Alias)]
    [InlineData(NameSaying.Same, AliasKind.Same)]
    public void Names_that_a_person_joins_are_one_entry_with_who_says_so(NameSaying says, AliasKind kind)
    {
        var register = Register(Two, Word(1, says, ["しおかぜラボ"], ["青潮ラボ"]));
        Assert.Equal(2, register.Programmes.Length);
        var entry = register.Programmes.Single(p => p.Name == "しおかぜラボ");
        var alias = Assert.Single(entry.Aliases);
        Assert.Equal(("青潮ラボ", kind, "register.person", "佐藤"), (alias.Name, alias.Kind, alias.Rule, alias.Word?.Who));
        Assert.Equal(["passage:1", "passage:2", "passage:3", "passage:4"], entry.Appearances.Select(a => a.Fact));
    }

    [Fact]
    public void A_name_that_no_rule_finds_is_found_once_a_person_says_it()
    {
        var register = Register([.. Two, "しおの会が集う。"], Word(1, NameSaying.Alias, ["しおの会"], ["青潮ラボ"]));
        var entry = register.Programmes.Single(p => p.Name == "青潮ラボ");
        Assert.Equal(("しおの会", 3), (Assert.Single(entry.Aliases).Name, entry.Appearances.Length));
        Assert.True(ProgrammeRegister.IsNamed([ProgrammeRegisterTests.Of(["しおの会が集う。"])], "しおの会"));
        Assert.False(ProgrammeRegister.IsNamed([ProgrammeRegisterTests.Of(["しおの会が集う。"])], "しおの党"));
    }

    [Fact]
    public void Names_that_a_person_took_apart_stay_apart_whatever_a_later_text_says()
    {
        NameWord[] apart = [Word(1, NameSaying.Apart, ["HANS"], ["港湾安全監視システム"])];
        Assert.Single(Register(Told).Programmes);
        Assert.Equal(2, Register(Told, apart).Programmes.Length);
        Assert.Equal(2, Register([.. Told, "HANS（港湾安全監視システム）を続ける。", "「港湾安全監視システム」から「HANS」に改称した。"], apart).Programmes.Length);
        // by way of a third name
        var third = Register([.. Told, "「みはり船団」（旧港湾安全監視システム）を出す。", "「みはり船団」（HANS）を出す。", "「みはり船団」が行く。"], apart).Programmes;
        Assert.DoesNotContain(third, p => p.Names.Contains("HANS") && p.Names.Contains("港湾安全監視システム"));
        Assert.All(third.SelectMany(p => p.Aliases), a => Assert.Null(a.Word));
    }

    [Fact]
    public void What_a_person_says_is_no_name_is_no_entry_and_no_other_name_of_one()
    {
        var common = Word(1, NameSaying.Common, ["山鳥会議"], []);
        var register = Register([.. Two, "「青潮ラボ」（旧山鳥会議）に集う。"], common);
        Assert.Equal("山鳥会議", Assert.Single(register.Rejected).Name);
        Assert.DoesNotContain(register.Programmes, p => p.Names.Contains("山鳥会議"));
        Assert.Equal(["しおかぜラボ", "青潮ラボ"], register.Programmes.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_entry_with_several_names_is_rejected_as_one()
    {
        var rejected = Assert.Single(Register(Told, Word(1, NameSaying.Common, ["HANS", "港湾安全監視システム"], [])).Rejected);
        Assert.Single(rejected.Aliases);
    }

    [Theory]
    [InlineData(NameSaying.Same, "しおかぜラボ", "青潮ラボ")]
    [InlineData(NameSaying.Apart, "HANS", "港湾安全監視システム")]
    [InlineData(NameSaying.Common, "山鳥会議", null)]
    public void A_word_that_was_taken_back_leaves_the_register_as_it_was(NameSaying says, string name, string? other)
    {
        string[] texts = [.. Two, .. Told];
        var word = Word(1, says, [name], other is null ? [] : [other]);
        Assert.NotEqual(Shown(Register(texts)), Shown(Register(texts, word)));
        Assert.Equal(Shown(Register(texts)), Shown(Register(texts, word, word with { Id = 2, Says = NameSaying.Undone, Undoes = 1 })));
    }

    [Fact]
    public void The_last_word_on_a_pair_counts_and_taking_it_back_brings_the_one_before()
    {
        NameWord[] words = [Word(1, NameSaying.Same, ["青潮ラボ"], ["しおかぜラボ"]), Word(2, NameSaying.Apart, ["青潮ラボ"], ["しおかぜラボ"])];
        Assert.Equal(3, Register(Two, words).Programmes.Length);
        Assert.Equal(2, Register(Two, [.. words, Word(3, NameSaying.Renamed, ["青潮ラボ"], ["しおかぜラボ"])]).Programmes.Length);
        Assert.Equal(2, Register(Two, [.. words, words[1] with { Id = 3, Says = NameSaying.Undone, Undoes = 2 }]).Programmes.Length);
    }

    [Fact]
    public void Words_are_found_by_any_spelling_of_the_names_they_speak_of()
    {
        var words = new NameWords([Word(1, NameSaying.Same, ["青潮ラボ"], ["HANS"]), Word(2, NameSaying.Common, ["山鳥会議"], [])]);
        Assert.Equal(1, Assert.Single(words.Of(["ｈａｎｓ"])).Id);
        Assert.Equal(2, words.Of(["青潮 ラボ", "山鳥会議"]).Length);
        Assert.Empty(words.Of(["しおかぜラボ"]));
    }

    private static ReviewedRegister Register(string[] texts, params NameWord[] words) => ProgrammeRegister.Of([("2031", ProgrammeRegisterTests.Of(texts))], new([.. words]));

    private static string Shown(ReviewedRegister register) =>
        string.Join('\n', register.Programmes.Select(p => $"{p.Key} {p.Kind} {string.Join('|', p.Names)} {string.Join(',', p.Appearances.Select(a => a.Fact))}")) + $" and {register.Rejected.Length}";

    private static NameWord Word(long id, NameSaying says, ImmutableArray<string> names, ImmutableArray<string> others) =>
        new(says, names, others, "佐藤", new DateTimeOffset(2031, 6, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(id), "理由") { Id = id };
}

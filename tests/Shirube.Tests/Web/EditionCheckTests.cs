using Shirube.Core;
using Shirube.Tests.Library;
using Shirube.Web.Library;

namespace Shirube.Tests.Web;

public sealed class EditionCheckTests
{
    [Fact]
    public void A_reading_that_covers_each_character_once_is_whole() => Assert.True(EditionCheck.Of(Small()).IsWhole);

    [Fact]
    public void A_lost_character_is_seen() =>
        Assert.Equal("not-covered", Assert.Single(EditionCheck.Of(Small() with { Pieces = [Piece(1, 3)] }).Faults).Code);

    [Fact]
    public void A_character_in_two_pieces_is_seen() =>
        Assert.Equal("covered-twice", Assert.Single(EditionCheck.Of(Small() with { Pieces = [Piece(0, 2), Piece(1, 3)] }).Faults).Code);

    [Fact]
    public void A_piece_outside_the_document_is_seen() =>
        Assert.Contains(EditionCheck.Of(Small() with { Pieces = [Piece(0, 3), new(new("d", 9, 0, 1), PieceKind.Structure, "x", null)] }).Faults, f => f.Code == "outside");

    [Fact]
    public void A_text_that_its_characters_do_not_give_is_seen()
    {
        var draft = Small();
        var wrong = draft with { Passages = [draft.Passages[0] with { Text = "山を守る" }] };
        Assert.Equal("text-differs", Assert.Single(EditionCheck.Of(wrong).Faults).Code);
    }

    private static DraftEdition Small()
    {
        var (draft, _) = Drafts.Of("海を守", "markup/1", SectionPath.Of("1"));
        return draft with
        {
            Sections = [],
            Passages = [new() { Kind = PassageKind.Paragraph, Section = SectionPath.Root, Text = "海 を守", Evidence = new("r", 1, [new(draft.Document.Hash, 1, 0, 3)]) }],
            Pieces = [Piece(0, 3)],
        };
    }

    private static Piece Piece(int start, int end) => new(new("d", 1, start, end - start), PieceKind.Fact, "text", "passage:1");
}

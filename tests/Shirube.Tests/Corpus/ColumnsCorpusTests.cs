using Shirube.Core;

namespace Shirube.Tests;

public sealed class ColumnsCorpusTests
{
    private const string Name = "strategy-2025-annex-3-6.txt";

    private static readonly Lazy<DraftEdition> Draft = new(() => Corpus.Read(Name));

    [CorpusFact(Name)]
    public void Every_character_belongs_to_one_piece()
    {
        Assert.DoesNotContain(Draft.Value.Findings, f => f.Code is "unread-text" or "claimed-twice");
    }

    [CorpusFact(Name)]
    public void Finds_every_row_item_and_step()
    {
        var measures = Draft.Value.Measures;
        Assert.Equal(48, measures.Length);
        Assert.Equal(377, measures.Sum(m => m.Status.Length));
        Assert.Equal(409, measures.Sum(m => m.Next.Length));
        Assert.Equal(8, measures.Sum(m => m.Status.Count(s => s.IsFinished)));
        Assert.Equal(3, measures.Count(m => m.IsRestated));
        Assert.Equal(60, measures.Sum(m => m.Next.Count(n => n.IsRestated)));
        Assert.Equal(3, measures.Sum(m => m.Next.Count(n => n.Ministries.IsEmpty)));
    }

    [CorpusFact(Name)]
    public void Every_footnote_has_its_reference()
    {
        Assert.Equal(Enumerable.Range(165, 26), Draft.Value.Footnotes.Select(f => f.Number));
        Assert.All(Draft.Value.Footnotes, f => Assert.Single(f.References));
    }

    [CorpusFact(Name)]
    public void No_item_begins_or_ends_in_the_middle_of_a_sentence()
    {
        var items = Draft.Value.Measures.SelectMany(m => m.Status.Concat(m.Next)).ToList();
        Assert.DoesNotContain(items, i => "、。ーっゃゅょんをにはがの".Contains(i.Text[0], StringComparison.Ordinal));
        Assert.All(items.Where(i => i.Text[^1] != '。'), i => Assert.DoesNotContain('【', i.Text));
    }

    [CorpusFact(Name)]
    public void Legend_entries_hang_on_their_organisation()
    {
        var legend = Draft.Value.Legend;
        Assert.Equal(43, legend.Count(e => e.Code is not null));
        Assert.Equal("内閣官房 / 内閣衛星情報センター", string.Join(" / ", legend.Single(e => e.Code == "CSICE").Path));
        Assert.Equal("人事院", Assert.Single(legend.Single(e => e.Code == "人").Path));
    }
}

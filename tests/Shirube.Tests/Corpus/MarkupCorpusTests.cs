using Shirube.Core;

namespace Shirube.Tests;

public sealed class MarkupCorpusTests
{
    private const string Name = "strategy-2024.txt";
    private const string Part = "strategy-2024-annex-1-6.txt";

    private static readonly Lazy<DraftEdition> Draft = new(() => Corpus.Read(Name));

    [CorpusFact(Name)]
    public void Every_character_belongs_to_one_piece()
    {
        Assert.DoesNotContain(Draft.Value.Findings, f => f.Code is "unread-text" or "claimed-twice");
    }

    [CorpusFact(Name)]
    public void Finds_every_measure_item_and_footnote()
    {
        var draft = Draft.Value;
        Assert.Equal(("2024", new DateOnly(2024, 6, 4)), (draft.EditionId, draft.DecidedOn));
        Assert.Equal(218, draft.Measures.Length);
        Assert.Equal(12, draft.Measures.Count(m => m.Ministries.IsEmpty));
        Assert.Equal(2106, draft.Measures.Sum(m => m.Status.Length + m.Next.Length));
        Assert.Equal(Enumerable.Range(1, 163), draft.Footnotes.Select(f => f.Number));
        Assert.All(draft.Footnotes, f => Assert.Single(f.References));
    }

    [CorpusFact(Name)]
    public void No_item_begins_in_the_middle_of_a_word()
    {
        var items = Draft.Value.Measures.SelectMany(m => m.Status.Concat(m.Next));
        Assert.DoesNotContain(items, i => "、。）】ーっゃゅょんをにはがの".Contains(i.Text[0], StringComparison.Ordinal));
    }

    [CorpusFact(Name)]
    public void All_marks_are_of_the_legend_or_open_sets()
    {
        var codes = Draft.Value.Legend.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var names = Draft.Value.Measures.SelectMany(m => m.Next.Select(n => n.Ministries).Append(m.Ministries)).SelectMany(m => m.Names);
        Assert.Equal(42, codes.Count(c => c is not null));
        Assert.Equal(["内閣官房", "子"], names.Where(n => !codes.Contains(n) && !n.StartsWith("関係", StringComparison.Ordinal) && n[0] != '全').Distinct());
    }

    [CorpusFact(Part)]
    public void The_second_transcription_of_a_part_reads_the_same()
    {
        var part = Corpus.Read(Part).Measures;
        var whole = Draft.Value.Measures.Where(m => m.Section.ToString().StartsWith("別添 / 1 / (6)", StringComparison.Ordinal)).ToList();
        Assert.Equal(whole.Select(m => JapaneseText.Key(m.PlanText)), part.Select(m => JapaneseText.Key(m.PlanText)));
        Assert.Equal(whole.Select(m => (m.Status.Length, m.Next.Length)), part.Select(m => (m.Status.Length, m.Next.Length)));
    }
}

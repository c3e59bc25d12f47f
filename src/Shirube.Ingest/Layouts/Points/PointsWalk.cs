using Shirube.Core;

namespace Shirube.Ingest.Layouts.Points;

/// <summary>Goes through the blocks of lines once.</summary>
internal sealed class PointsWalk(PointsFacts facts)
{
    private const int LongestHeading = 40;

    private bool _isBelowPillar;

    public void Block(List<PointLine> block)
    {
        foreach (var line in block) facts.AddStructure(line);
        var first = block[0];
        if (first.Bullet is null && Label(first.Text) is { } label)
        {
            facts.OpenSection(label.Value, label, first.Text, isRoot: false);
            Lines(block, 1);
            return;
        }

        if (!facts.HasSections && first.Bullet is null && Pillar(first.Text) is null)
        {
            FrontMatter(block);
            return;
        }

        var isIntroduction = _isBelowPillar;
        _isBelowPillar = false;
        if (first.Bullet is null && Pillar(first.Text) is { } pillar)
        {
            facts.OpenSection(first.Text.Value[..1], pillar, first.Text, isRoot: false);
            _isBelowPillar = block.Count == 1;
            Lines(block, 1);
            return;
        }

        if (first.Bullet is null && block.Count == 1 && IsPageTitle(first.Text)) facts.AddPageTitle(first.Text);
        else if (first.Bullet is null && !isIntroduction && IsHeading(block)) Heading(block);
        else Lines(block, 0);
    }

    private void Heading(List<PointLine> block)
    {
        var heading = block[0].Text;
        if (facts.IsAtRoot && block.Count > 1) facts.OpenSection(heading.Value, heading, heading, isRoot: true);
        else facts.AddHeading(heading);
        Lines(block, 1);
    }

    private void FrontMatter(List<PointLine> block)
    {
        var whole = Joined([.. block.Select(l => l.Text)]);
        facts.Title ??= block[0].Text.Value;
        foreach (var line in block)
        {
            if (PeriodReader.At(line.Text.Value, 0) is { } date) facts.Year ??= date.Period.Year;
        }

        facts.AddPassage(PassageKind.FrontMatter, whole);
    }

    // items with the lines below them, and quantities wherever a line states one
    private void Lines(List<PointLine> block, int from)
    {
        for (var i = from; i < block.Count;)
        {
            if (Quantity(block, i) is > 0 and var used)
            {
                i += used;
                continue;
            }

            var line = block[i];
            if (line.IsNote)
            {
                if (StatedQuantity.Value(line.Text.From(1).Trim()) is not { } value || !facts.AddBaseline(value, line.Text))
                {
                    facts.AddPassage(PassageKind.Note, line.Text);
                }

                i++;
                continue;
            }

            var parts = new List<MappedText> { line.Text };
            var end = i + 1;
            while (end < block.Count && block[end].Bullet is null && !block[end].IsNote && Stated(block, end) is null) parts.Add(block[end++].Text);
            if (line.Bullet is null) facts.AddPassage(PassageKind.Paragraph, Joined(parts));
            else facts.AddItem(Joined(parts));
            i = end;
        }
    }

    private int Quantity(List<PointLine> block, int i)
    {
        if (Stated(block, i) is not { } stated) return 0;
        facts.AddQuantity(stated.Quantity, [.. block.Skip(i).Take(stated.Lines).Select(l => l.Text)]);
        return stated.Lines;
    }

    // NAME：VALUE in one line; NAME： with VALUE below; NAME with 「…第3位へ」 below
    private static (StatedQuantity Quantity, int Lines)? Stated(List<PointLine> block, int i)
    {
        var text = block[i].Text;
        if (block[i].IsNote) return null;
        if (StatedQuantity.Read(text) is { } one) return (one, 1);
        if (i + 1 >= block.Count || block[i + 1].Bullet is not null || block[i + 1].IsNote) return null;
        var below = block[i + 1].Text;
        if (text[text.Length - 1] is '：' or ':')
        {
            return StatedQuantity.Read(text.To(text.Length - 1).Trim(), below) is { } two ? (two, 2) : null;
        }

        if (below.Value.EndsWith('へ') && block[i].Bullet is null && text.Length <= LongestHeading
            && StatedQuantity.Read(text, below) is { } aim && aim.Values[^1].Text.Length == below.Length - 1)
        {
            return (aim, 2);
        }

        return null;
    }

    private static bool IsHeading(List<PointLine> block)
    {
        var text = block[0].Text;
        if (block[0].IsNote || text.Length > LongestHeading || text[text.Length - 1] is '。' or '、' or '・' || Stated(block, 0) is not null) return false;
        // a heading stands alone or directly above bullets, notes or quantities; other lines below make it a paragraph
        return block.Count == 1 || block[1].Bullet is not null || block[1].IsNote || Stated(block, 1) is not null;
    }

    /// <summary>＜…＞ alone in its line.</summary>
    private static MappedText? Label(MappedText text)
    {
        var half = JapaneseText.HalfWidth(text.Value);
        return half.Length > 2 && half[0] == '<' && half.IndexOf('>', StringComparison.Ordinal) == half.Length - 1 ? text.Slice(1, text.Length - 2).Trim() : null;
    }

    /// <summary>Text behind the circled number of a pillar; null where the line begins otherwise.</summary>
    private static MappedText? Pillar(MappedText text) =>
        text.Length > 2 && JapaneseText.CircledValue(text[0]) > 0 ? text.From(1).Trim() : null;

    // 第7期基本計画の…: the plan's own name heads a page
    private static bool IsPageTitle(MappedText text) =>
        text.Value[0] == '第' && text.Length > 3 && text.Length <= LongestHeading && JapaneseText.DigitValue(text[1]) >= 0
        && text.Value.Contains('期', StringComparison.Ordinal) && text.Value.Contains("計画の", StringComparison.Ordinal);

    private static MappedText Joined(List<MappedText> parts)
    {
        var pieces = new List<MappedText> { parts[0] };
        foreach (var part in parts.Skip(1))
        {
            var isEnglish = char.IsAsciiLetter(pieces[^1][pieces[^1].Length - 1]) && char.IsAsciiLetter(part[0]);
            if (isEnglish) pieces[^1] = pieces[^1].PlusBlank();
            pieces.Add(part);
        }

        return MappedText.Join(pieces);
    }
}

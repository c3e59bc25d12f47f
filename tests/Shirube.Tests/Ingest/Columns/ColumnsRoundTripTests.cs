using System.Globalization;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Columns;

/// <summary>Made-up plans are printed in the columns layout and read back.</summary>
public sealed class ColumnsRoundTripTests
{
    private const int Plans = 150;

    [Fact]
    public void Reads_back_what_was_printed_wherever_the_pages_are_cut()
    {
        var items = 0;
        var wrong = new List<string>();
        for (var seed = 0; seed < Plans; seed++)
        {
            var plan = new PlanMaker(seed).Plan();
            var draft = Read(ColumnsPrinter.Print(plan, 18 + (seed % 45)));
            var rows = plan.SelectMany(p => p.Rows).ToList();
            Assert.Equal(rows.Count, draft.Measures.Length);
            foreach (var (row, measure) in rows.Zip(draft.Measures))
            {
                var expected = Lines(row).ToList();
                items += expected.Count;
                wrong.AddRange(expected.Except(Lines(measure), StringComparer.Ordinal).Select(l => $"{seed}: {l}"));
            }
        }

        // where both cells are cut by one page inside a sentence, only levels tell the columns apart, and they can tie
        Assert.True(wrong.Count < items * 0.001, $"{wrong.Count} of {items}\n{string.Join('\n', wrong.Take(20))}");
    }

    [Fact]
    public void Every_character_is_read_once()
    {
        for (var seed = 0; seed < Plans; seed++)
        {
            var draft = Read(ColumnsPrinter.Print(new PlanMaker(seed).Plan(), 18 + (seed % 45)));
            Assert.Empty(draft.Findings.Where(f => f.Code is "unread-text" or "claimed-twice"));
        }
    }

    [Fact]
    public void A_row_may_begin_with_nothing_but_empty_lines()
    {
        var draft = Read(" 基本計画における具体的な取組 実施状況・現状分析 今後の取組方針 \n\n \n\n \n\n・調べた。 \n");
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
    }

    private static DraftEdition Read(string text) =>
        EditionReader.Read(DocumentReader.OfText(text, "plan.txt", new string('0', 64), "utf-8"), Layout.Columns);

    // one line for each thing to find: texts with their ministries, and which steps stand beside which item
    private static IEnumerable<string> Lines(Row row)
    {
        yield return $"plan {string.Concat(row.PlanParagraphs)} {string.Join('、', row.Ministries)}";
        var next = 0;
        foreach (var (i, group) in row.Groups.Index())
        {
            var pairs = group.Next.Select((_, k) => (next + k + 1).ToString(CultureInfo.InvariantCulture));
            yield return $"status {i} {group.Theme} {group.Status.Text} {string.Join('、', group.Status.Ministries)} {group.IsFinished}";
            yield return $"pairs {i} {string.Join(' ', pairs)}";
            foreach (var step in group.Next) yield return $"next {++next} {group.Theme} {step.Text} {string.Join('、', step.Ministries)} {step.IsRestated}";
        }
    }

    private static IEnumerable<string> Lines(MeasureReport measure)
    {
        yield return $"plan {measure.PlanText} {string.Join('、', measure.Ministries.Names)}";
        foreach (var (i, item) in measure.Status.Index())
        {
            yield return $"status {i} {item.Theme} {item.Text} {string.Join('、', item.Ministries.Names)} {item.IsFinished}";
            yield return $"pairs {i} {string.Join(' ', item.Pairs)}";
        }

        foreach (var item in measure.Next)
        {
            yield return $"next {item.Number} {item.Theme} {item.Text} {string.Join('、', item.Ministries.Names)} {item.IsRestated}";
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using Shirube.Core;

namespace Shirube.Web.Library;

/// <summary>One fault that a check found.</summary>
public sealed record CheckFault(string Code, string Message, int Line);

/// <summary>Proof that a reading lost nothing: every non-blank character in exactly one piece, every fact's text at its characters.</summary>
public sealed record EditionCheck
{
    /// <summary>Non-blank characters of the document.</summary>
    public required int Characters { get; init; }

    /// <summary>Of them, those in exactly one piece.</summary>
    public required int Covered { get; init; }

    /// <summary>Non-blank characters by kind and role of their piece, most first.</summary>
    public required ImmutableArray<(PieceKind Kind, string Role, int Characters)> Shares { get; init; }

    /// <summary>Texts of facts that were compared with their characters.</summary>
    public required int Texts { get; init; }

    /// <summary>Of them, those that the characters give.</summary>
    public required int Proven { get; init; }

    public required ImmutableArray<CheckFault> Faults { get; init; }

    public bool IsWhole => Faults.IsEmpty;

    public static EditionCheck Of(DraftEdition draft)
    {
        var faults = ImmutableArray.CreateBuilder<CheckFault>();
        var (characters, covered, shares) = Cover(draft, faults);
        var texts = 0;
        var proven = 0;
        foreach (var (fact, text, spans, isPart) in FactTexts(draft))
        {
            texts++;
            var source = TextAt(draft.Document, spans);
            var line = spans.IsEmpty ? 0 : spans[0].Line;
            if (source is null) faults.Add(new("outside", fact, line));
            else if (isPart ? Follows(text, source) : Bare(text) == Bare(source)) proven++;
            else faults.Add(new("text-differs", $"{fact}: 「{Cut(text)}」 ≠ 「{Cut(source)}」", line));
        }

        return new() { Characters = characters, Covered = covered, Shares = shares, Texts = texts, Proven = proven, Faults = faults.DrainToImmutable() };
    }

    private static (int Characters, int Covered, ImmutableArray<(PieceKind Kind, string Role, int Characters)> Shares) Cover(
        DraftEdition draft, ImmutableArray<CheckFault>.Builder faults)
    {
        var lines = draft.Document.Lines;
        var counts = lines.Select(l => new byte[l.Length]).ToArray();
        var shares = new Dictionary<(PieceKind, string), int>();
        foreach (var piece in draft.Pieces)
        {
            var span = piece.Span;
            if (span.Line < 1 || span.Line > lines.Length || span.Start < 0 || span.EndExclusive > lines[span.Line - 1].Length)
            {
                faults.Add(new("outside", $"piece {piece.Role} {span.Line}:{span.Start}+{span.Length}", span.Line));
                continue;
            }

            var inked = 0;
            for (var i = span.Start; i < span.EndExclusive; i++)
            {
                if (counts[span.Line - 1][i] < byte.MaxValue) counts[span.Line - 1][i]++;
                if (!char.IsWhiteSpace(lines[span.Line - 1][i])) inked++;
            }

            shares[(piece.Kind, piece.Role)] = shares.GetValueOrDefault((piece.Kind, piece.Role)) + inked;
        }

        var characters = 0;
        var covered = 0;
        for (var n = 0; n < lines.Length; n++)
        {
            var lost = 0;
            var twice = 0;
            for (var i = 0; i < lines[n].Length; i++)
            {
                if (char.IsWhiteSpace(lines[n][i])) continue;
                characters++;
                if (counts[n][i] == 1) covered++;
                else if (counts[n][i] == 0) lost++;
                else twice++;
            }

            if (lost > 0) faults.Add(new("not-covered", $"{lost} characters in no piece", n + 1));
            if (twice > 0) faults.Add(new("covered-twice", $"{twice} characters in several pieces", n + 1));
        }

        return (characters, covered,
            [.. shares.Select(s => (s.Key.Item1, s.Key.Item2, s.Value)).OrderByDescending(s => s.Value).ThenBy(s => s.Item2, StringComparer.Ordinal)]);
    }

    // isPart: the evidence is the whole statement, of which the text keeps some characters in their order
    private static IEnumerable<(string Fact, string Text, ImmutableArray<SourceSpan> Spans, bool IsPart)> FactTexts(DraftEdition draft)
    {
        for (var i = 0; i < draft.Sections.Length; i++) yield return (FactIds.Section(i + 1), draft.Sections[i].Title, draft.Sections[i].Evidence.Spans, true);
        for (var i = 0; i < draft.Goals.Length; i++)
        {
            yield return (FactIds.Goal(i + 1), draft.Goals[i].Text, draft.Goals[i].Evidence.Spans, false);
            foreach (var deadline in draft.Goals[i].Deadlines) yield return (FactIds.Goal(i + 1) + " deadline", deadline.Text, deadline.Evidence.Spans, true);
        }

        foreach (var measure in draft.Measures)
        {
            var id = FactIds.Measure(measure.Order);
            yield return (id, measure.PlanText, measure.Evidence.Spans, false);
            foreach (var deadline in measure.Deadlines) yield return (id + " deadline", deadline.Text, deadline.Evidence.Spans, true);
            foreach (var name in measure.Ministries.Names) yield return (id + " ministry", name, measure.Ministries.Spans, true);
            foreach (var (column, items) in new[] { (ReportColumn.Status, measure.Status), (ReportColumn.Next, measure.Next) })
            {
                foreach (var item in items)
                {
                    var itemId = FactIds.Item(measure.Order, column, item.Number);
                    yield return (itemId, item.Text, item.Evidence.Spans, false);
                    foreach (var deadline in item.Deadlines) yield return (itemId + " deadline", deadline.Text, deadline.Evidence.Spans, true);
                    foreach (var name in item.Ministries.Names) yield return (itemId + " ministry", name, item.Ministries.Spans, true);
                }
            }
        }

        foreach (var indicator in draft.Indicators)
        {
            var id = FactIds.Indicator(indicator.Order);
            yield return (id, indicator.Name, indicator.Evidence.Spans, true);
            foreach (var value in indicator.Values) yield return (id + " value", value.Text, value.Evidence.Spans, true);
            if (indicator.Target is { } target) yield return (id + " target", target.Text, target.Evidence.Spans, true);
            if (indicator.Baseline is { } baseline) yield return (id + " baseline", baseline.Text, baseline.Evidence.Spans, true);
        }

        foreach (var footnote in draft.Footnotes) yield return (FactIds.Footnote(footnote.Number), footnote.Text, footnote.Evidence.Spans, false);
        for (var i = 0; i < draft.Passages.Length; i++)
        {
            yield return (FactIds.Passage(i + 1), draft.Passages[i].Text, draft.Passages[i].Evidence.Spans, false);
            foreach (var deadline in draft.Passages[i].Deadlines) yield return (FactIds.Passage(i + 1) + " deadline", deadline.Text, deadline.Evidence.Spans, true);
        }

        for (var i = 0; i < draft.Abbreviations.Length; i++)
        {
            yield return (FactIds.Abbreviation(i + 1), draft.Abbreviations[i].Short, draft.Abbreviations[i].Evidence.Spans, true);
        }

        for (var i = 0; i < draft.ReferenceRows.Length; i++)
        {
            yield return (FactIds.ReferenceRow(i + 1), draft.ReferenceRows[i].Label, draft.ReferenceRows[i].Evidence.Spans, true);
            foreach (var cell in draft.ReferenceRows[i].Cells) yield return (FactIds.ReferenceRow(i + 1) + " cell", cell.Text, cell.Evidence.Spans, false);
        }

        foreach (var cited in draft.CitedDocuments) yield return ("cited document", cited.Name, cited.Evidence.Spans, true);
    }

    // null where a span lies outside the document
    private static string? TextAt(SourceDocument document, ImmutableArray<SourceSpan> spans)
    {
        var text = new StringBuilder();
        foreach (var span in spans)
        {
            if (span.Line < 1 || span.Line > document.Lines.Length || span.Start < 0 || span.EndExclusive > document.Lines[span.Line - 1].Length) return null;
            text.Append(document.Lines[span.Line - 1], span.Start, span.Length);
        }

        return text.ToString();
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // the text's characters stand in the source in this order, whatever was taken out between them
    private static bool Follows(string text, string source)
    {
        var (wanted, given) = (JapaneseText.Key(text), JapaneseText.Key(source));
        var at = 0;
        foreach (var c in wanted)
        {
            at = given.IndexOf(c, at) + 1;
            if (at == 0) return false;
        }

        return true;
    }

    private static string Cut(string text) => text.Length <= 30 ? text : text[..30] + "…";
}

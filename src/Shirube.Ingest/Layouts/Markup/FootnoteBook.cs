using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Brings the bodies of footnotes and the places that refer to them together.</summary>
internal sealed class FootnoteBook(CharacterLedger ledger)
{
    private readonly List<FootnoteBlock> _bodies = [];
    private readonly Dictionary<int, MappedText> _texts = []; // of the first body with the number
    private readonly List<(int Number, SourceSpan Span, string? Fact)> _references = [];

    public void AddBody(FootnoteBlock body)
    {
        _bodies.Add(body);
        _texts.TryAdd(body.Number, body.Text);
        ledger.ClaimFact(body.Text, "footnoteText", FactIds.Footnote(body.Number));
    }

    public MappedText? TextOf(int number) => _texts.GetValueOrDefault(number);

    /// <summary>Notes and claims all references in a text; gives their ranges in it.</summary>
    /// <param name="fact">The fact they hang on; null for none.</param>
    public ImmutableArray<FootnoteReference> Take(MappedText text, string? fact)
    {
        var found = FootnoteReferences.FindSuperscripts(text);
        foreach (var reference in found)
        {
            var mark = text.Slice(reference.Index, reference.Length);
            if (fact is null) ledger.ClaimStructure(mark, "footnoteReference");
            else ledger.ClaimFact(mark, "footnoteReference", fact);
            foreach (var number in reference.Numbers) _references.Add((number, reference.Spans[0], fact));
        }

        return found;
    }

    public (ImmutableArray<Footnote> Footnotes, ImmutableArray<Finding> Findings) Close()
    {
        var footnotes = ImmutableArray.CreateBuilder<Footnote>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var bodies = _bodies.ToLookup(b => b.Number);
        var places = new Dictionary<FootnoteBlock, List<(SourceSpan Span, string? Fact)>>(ReferenceEqualityComparer.Instance);
        foreach (var body in _bodies) places[body] = [];
        foreach (var (number, span, fact) in _references)
        {
            // Where parts of a document were joined a number may come twice: the nearest body is meant.
            var body = bodies[number].MinBy(b => Math.Abs(b.Text.LineAt(0) - span.Line));
            if (body is null) findings.Add(WithoutBody(number, span));
            else places[body].Add((span, fact));
        }

        foreach (var body in _bodies)
        {
            var evidence = Evidence.Of("strategy.footnote", body.Text);
            var here = places[body];
            footnotes.Add(new(
                body.Number, body.Text.Value, FootnoteKind.Other, [.. here.Select(r => r.Span)], [.. here.Select(r => r.Fact)], evidence));
            if (here.Count == 0) findings.Add(WithoutReference(body, evidence));
        }

        return (footnotes.DrainToImmutable(), findings.DrainToImmutable());
    }

    private static Finding WithoutReference(FootnoteBlock body, Evidence evidence) => new(
        Severity.Warning,
        "footnote-without-reference",
        $"脚注{body.Number}を参照する箇所が本文に見当たりません",
        $"Nothing in the text refers to footnote {body.Number}",
        evidence.Spans);

    private static Finding WithoutBody(int number, SourceSpan span) => new(
        Severity.Warning,
        "reference-without-footnote",
        $"{span.Line}行目: 脚注{number}の本文が文書に見当たりません",
        $"Line {span.Line}: the document has no footnote {number}",
        [span]);
}

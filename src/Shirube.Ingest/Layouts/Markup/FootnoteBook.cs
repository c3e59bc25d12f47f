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

    public ImmutableArray<Footnote> Close()
    {
        var footnotes = ImmutableArray.CreateBuilder<Footnote>();
        var bodies = _bodies.ToLookup(b => b.Number);
        var places = new Dictionary<FootnoteBlock, List<(SourceSpan Span, string? Fact)>>(ReferenceEqualityComparer.Instance);
        foreach (var body in _bodies) places[body] = [];
        foreach (var (number, span, fact) in _references)
        {
            // Where parts of a document were joined a number may come twice: the nearest body is meant.
            var body = bodies[number].MinBy(b => Math.Abs(b.Text.LineAt(0) - span.Line));
            if (body is not null) places[body].Add((span, fact));
        }

        foreach (var body in _bodies)
        {
            var evidence = Evidence.Of("strategy.footnote", body.Text);
            var here = places[body];
            footnotes.Add(new(
                body.Number, body.Text.Value, FootnoteKind.Other, [.. here.Select(r => r.Span)], [.. here.Select(r => r.Fact)], evidence));
        }

        return footnotes.DrainToImmutable();
    }
}

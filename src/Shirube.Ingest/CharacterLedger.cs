using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Shirube.Core;

namespace Shirube.Ingest;

/// <summary>Keeps account of every character of a document: each non-blank one is claimed exactly once,
/// by a fact or as a known structure; what nobody claims becomes a finding. Nothing is lost silently.</summary>
public sealed class CharacterLedger
{
    private readonly SourceDocument _document;
    private readonly CancellationToken _cancel;
    private readonly int[][] _claims; // per line and column: index into _owners + 1, 0 = unclaimed
    private readonly List<(PieceKind Kind, string Role, string? Fact)> _owners = [];
    private readonly Dictionary<(PieceKind, string, string?), int> _ownerIndex = [];
    private readonly List<Finding> _conflicts = [];

    /// <param name="cancel">Ends the reading at the next claim with <see cref="OperationCanceledException"/>: whatever a grammar does, it claims often.</param>
    public CharacterLedger(SourceDocument document, CancellationToken cancel = default)
    {
        _document = document;
        _cancel = cancel;
        _claims = [.. document.Lines.Select(line => new int[line.Length])];
    }

    /// <summary>Claims characters for a fact, see <see cref="FactIds"/>.</summary>
    /// <param name="role">What the characters are, e.g. "planText", "ministryMark", "footnoteReference".</param>
    public void ClaimFact(MappedText text, string role, string fact) => Claim(text.Spans(), PieceKind.Fact, role, fact);

    public void ClaimFact(ImmutableArray<SourceSpan> spans, string role, string fact) => Claim(spans, PieceKind.Fact, role, fact);

    /// <summary>Claims characters of a known structure that carries no fact of its own: "tag", "bullet", "pageNumber", "tableHeader" …</summary>
    public void ClaimStructure(MappedText text, string role) => Claim(text.Spans(), PieceKind.Structure, role, null);

    public bool IsClaimed(int line, int column) => _claims[line - 1][column] != 0;

    /// <summary>All leaf pieces by line and offset, and a finding for each run of characters that nobody claimed.</summary>
    public (ImmutableArray<Piece> Pieces, ImmutableArray<Finding> Findings) Close()
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>(_claims.Sum(ClaimedRuns));
        var findings = ImmutableArray.CreateBuilder<Finding>();
        findings.AddRange(_conflicts);
        for (var number = 1; number <= _claims.Length; number++)
        {
            var line = _document.Lines[number - 1];
            var claims = _claims[number - 1];
            for (var start = 0; start < claims.Length;)
            {
                var end = start + 1;
                while (end < claims.Length && claims[end] == claims[start]) end++;
                AddRun(number, line, start, end, claims[start], pieces, findings);
                start = end;
            }
        }

        return (pieces.DrainToImmutable(), findings.DrainToImmutable());
    }

    private static int ClaimedRuns(int[] claims)
    {
        var count = 0;
        for (var i = 0; i < claims.Length; i++)
        {
            if (claims[i] != 0 && (i == 0 || claims[i] != claims[i - 1])) count++;
        }

        return count;
    }

    private void AddRun(
        int number, string line, int start, int end, int claim, ImmutableArray<Piece>.Builder pieces, ImmutableArray<Finding>.Builder findings)
    {
        if (claim != 0)
        {
            var (kind, role, fact) = _owners[claim - 1];
            pieces.Add(new(new(_document.Hash, number, start, end - start), kind, role, fact));
            return;
        }

        while (start < end && char.IsWhiteSpace(line[start])) start++;
        while (end > start && char.IsWhiteSpace(line[end - 1])) end--;
        if (start == end) return;
        var span = new SourceSpan(_document.Hash, number, start, end - start);
        pieces.Add(new(span, PieceKind.Finding, "unread", null));
        var words = line[start..Math.Min(end, start + 24)];
        findings.Add(new(
            Severity.Error,
            "unread-text",
            $"{number}行目: どの規則でも読めない文字列があります「{words}」",
            $"Line {number}: no rule understood the text \"{words}\"",
            [span]));
    }

    private void Claim(ImmutableArray<SourceSpan> spans, PieceKind kind, string role, string? fact)
    {
        _cancel.ThrowIfCancellationRequested();
        ref var owner = ref CollectionsMarshal.GetValueRefOrAddDefault(_ownerIndex, (kind, role, fact), out var isKnown);
        if (!isKnown)
        {
            _owners.Add((kind, role, fact));
            owner = _owners.Count;
        }

        foreach (var span in spans)
        {
            var claims = _claims[span.Line - 1];
            for (var i = span.Start; i < span.EndExclusive; i++)
            {
                if (claims[i] == 0)
                {
                    claims[i] = owner;
                    continue;
                }

                if (claims[i] == owner || char.IsWhiteSpace(_document.Lines[span.Line - 1][i])) continue;
                AddConflict(span, i, _owners[claims[i] - 1].Role, role);
                break;
            }
        }
    }

    private void AddConflict(SourceSpan span, int column, string first, string second) => _conflicts.Add(new(
        Severity.Error,
        "claimed-twice",
        $"{span.Line}行目{column + 1}文字目: 二つの規則（{first}、{second}）が同じ文字を読みました",
        $"Line {span.Line}, character {column + 1}: two rules ({first}, {second}) read the same character",
        [span]));
}

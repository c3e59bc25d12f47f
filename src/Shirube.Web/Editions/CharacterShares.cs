using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>How many non-blank characters of a document have one role.</summary>
public sealed record RoleShare(PieceKind Kind, string Role, int Characters, double Share);

/// <summary>The account of a document's characters: each non-blank one lies in exactly one piece.</summary>
/// <param name="Total">Non-blank UTF-16 units of the document.</param>
/// <param name="Claimed">Of these, how many lie in a piece; equal to <paramref name="Total"/> when nothing is lost.</param>
public sealed record CharacterShares(int Total, int Claimed, ImmutableArray<RoleShare> Roles)
{
    public int Of(PieceKind kind) => Roles.Where(r => r.Kind == kind).Sum(r => r.Characters);

    public double ShareOf(PieceKind kind) => Total == 0 ? 0 : (double)Of(kind) / Total;

    public static CharacterShares Of(DraftEdition draft)
    {
        var lines = draft.Document.Lines;
        var total = lines.Sum(line => line.Count(c => !char.IsWhiteSpace(c)));
        var counts = new Dictionary<(PieceKind Kind, string Role), int>();
        foreach (var piece in draft.Pieces)
        {
            var text = lines[piece.Span.Line - 1].AsSpan(piece.Span.Start, piece.Span.Length);
            var count = 0;
            foreach (var c in text)
            {
                if (!char.IsWhiteSpace(c)) count++;
            }

            counts[(piece.Kind, piece.Role)] = counts.GetValueOrDefault((piece.Kind, piece.Role)) + count;
        }

        return new(total, counts.Values.Sum(), [
            .. counts.Where(c => c.Value > 0)
                .OrderBy(c => c.Key.Kind).ThenByDescending(c => c.Value).ThenBy(c => c.Key.Role, StringComparer.Ordinal)
                .Select(c => new RoleShare(c.Key.Kind, c.Key.Role, c.Value, total == 0 ? 0 : (double)c.Value / total)),
        ]);
    }
}

using System.Collections.Immutable;
using Shirube.Budget.Views;

namespace Shirube.Budget.Alike;

/// <summary>Two projects of one sheet year whose texts are about the same.</summary>
/// <param name="Likeness">Share of what tells each of them that the other has too, in [0, 1]; good for an order, not a probability.</param>
/// <param name="Words">Telling words that both print, the rarest first.</param>
/// <param name="Payees">Payees of both, as far as they are told, at most three.</param>
public sealed record AlikePair(AlikeSide One, AlikeSide Other, double Likeness, ImmutableArray<string> Words, ImmutableArray<string> Payees)
{
    public bool IsAcrossMinistries => One.Key.Ministry != Other.Key.Ministry;
}

/// <summary>One of two projects.</summary>
public sealed record AlikeSide(SheetKey Key, string Name, string? Bureau, BudgetSums Sums);

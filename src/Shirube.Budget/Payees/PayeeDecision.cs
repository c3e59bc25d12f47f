using System.Globalization;

namespace Shirube.Budget.Payees;

/// <summary>Whom a payment went to.</summary>
/// <param name="Payee">A corporate number, or the folded name, or the kind of a nobody.</param>
/// <param name="How">printed, doubted, resolved, unresolved or anonymous.</param>
/// <param name="Probability">That <paramref name="Payee"/> is right; null where nothing was asked.</param>
internal sealed record PayeeDecision(string Payee, string How, double? Probability = null, string? Evidence = null)
{
    public const string Printed = "printed";
    public const string Doubted = "doubted";
    public const string Resolved = "resolved";
    public const string Unresolved = "unresolved";
    public const string Anonymous = "anonymous";
    private const int Digits = 4;

    /// <summary>The best candidate with what speaks for it.</summary>
    public static PayeeDecision Of(PayeeName name, NameMatch match, PayeeCandidate best, string? printed)
    {
        var probability = Math.Round(PayeeModel.Probability(best.Signs), Digits);
        var evidence = string.Create(CultureInfo.InvariantCulture, $"name: {Word(match)} {best.Known.Name.Printed}；sheets: {best.Sheets}；years: {best.First}-{best.Last}");
        if (best.Rivals > 0) evidence += string.Create(CultureInfo.InvariantCulture, $"；others of this name: {best.Rivals}");
        if (best.SameProject) evidence += "；project: same";
        else if (best.SameMinistry) evidence += "；ministry: same";
        if (printed is not null) evidence += $"；printed number: {printed}";
        return probability >= PayeeModel.Told
            ? new(best.Known.Number, Resolved, probability, evidence)
            : new(name.Folded, Unresolved, Math.Round(1 - probability, Digits), $"{evidence}；candidate: {best.Known.Number}");
    }

    public static PayeeDecision Wrong(string number, (string Number, long Sheets, long Wrong) owner) => new(
        number,
        Doubted,
        Math.Round((double)owner.Wrong / (owner.Sheets + owner.Wrong), Digits),
        string.Create(CultureInfo.InvariantCulture, $"name: {owner.Number}；sheets: {owner.Sheets}；with this number: {owner.Wrong}"));

    private static string Word(NameMatch match) => match switch
    {
        NameMatch.Exact => "same",
        NameMatch.Folded => "spelling",
        NameMatch.Bracket => "without brackets",
        NameMatch.NoForm => "without legal form",
        NameMatch.OtherPlace => "legal form elsewhere",
        NameMatch.Prefecture => "in prefecture",
        _ => "part of",
    };
}

/// <summary>A number that a printed name may stand for.</summary>
/// <param name="Sheets">How many sheets print one of its names here.</param>
/// <param name="Rivals">How many other numbers have such a name.</param>
internal sealed record PayeeCandidate(KnownPayee Known, long Sheets, int First, int Last, int Rivals, bool SameProject, bool SameMinistry, PayeeSigns Signs);

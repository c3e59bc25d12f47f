namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Claims the texts of facts and remembers on which fact each reference to a footnote hangs.</summary>
internal sealed class GoalClaims(CharacterLedger ledger)
{
    private readonly Dictionary<NoteReference, string> _referencedBy = [];

    public void Claim(GoalText text, string role, string fact)
    {
        text.Claim(ledger, role, fact);
        foreach (var reference in text.References) Note(reference, fact);
    }

    public void Note(NoteReference reference, string fact) => _referencedBy[reference] = fact;

    /// <summary>Null where the reference hangs on no fact.</summary>
    public string? FactOf(NoteReference reference) => _referencedBy.GetValueOrDefault(reference);
}

using System.Collections.Immutable;
using Shirube.Policy.Lineage;

namespace Shirube.Web.Library;

public enum SaveKind
{
    /// <summary>The edition is new in the library.</summary>
    Added,

    /// <summary>The same document read by other rules: a new reading beside the old one, and now the current one.</summary>
    NewReading,

    /// <summary>The same bytes read by the same rules: nothing changed.</summary>
    Unchanged,

    /// <summary>Another transcription of what is there already: kept as a witness, its measures are not stored again.</summary>
    Witness,
}

/// <summary>What saving a draft did.</summary>
/// <param name="Edition">The edition that it went to.</param>
/// <param name="Summary">The edition after it.</param>
/// <param name="Moves">Other editions to which links changed because the edition was read anew; empty where none did.</param>
public sealed record SaveOutcome(SaveKind Kind, string Edition, EditionSummary Summary, ImmutableArray<LinkMove> Moves);

/// <summary>The edition's id is taken by a document of other content; nothing was stored.</summary>
public sealed class EditionTakenException(string edition, string fileName)
    : Exception($"版「{edition}」には内容の異なる文書（{fileName}）が既にあります。別の --edition を指定するか、--replace を付けてください。\n"
        + $"Edition \"{edition}\" already holds a document of other content ({fileName}). Give another --edition, or add --replace.")
{
    public string Edition { get; } = edition;
}

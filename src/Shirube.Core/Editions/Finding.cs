using System.Collections.Immutable;

namespace Shirube.Core;

public enum Severity
{
    /// <summary>Good to know; the facts are not touched by it.</summary>
    Information,

    /// <summary>The source looks wrong, or a fact is less certain because of it.</summary>
    Warning,

    /// <summary>Something could not be read; a person has to look.</summary>
    Error,
}

/// <summary>Something a person should know about a document: a fault of the source or of its scan, a contradiction, text that no rule understood.</summary>
/// <param name="Code">Stable kebab-case name, e.g. "unread-text", "footnote-without-reference".</param>
/// <param name="Message">What, where and what it means, in Japanese.</param>
/// <param name="MessageEnglish">The same in English.</param>
public sealed record Finding(Severity Severity, string Code, string Message, string MessageEnglish, ImmutableArray<SourceSpan> Spans);

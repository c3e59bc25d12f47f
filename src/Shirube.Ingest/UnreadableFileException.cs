namespace Shirube.Ingest;

/// <summary>A file that cannot be read at all. Nothing of it is stored; the command ends with exit code 3.</summary>
/// <param name="code">Stable kebab-case name, e.g. "pdf-encrypted", "too-large", "not-a-strategy".</param>
/// <param name="japanese">What is wrong, where, and what to do.</param>
/// <param name="english">The same in English.</param>
public sealed class UnreadableFileException(string code, string japanese, string english) : Exception($"{japanese}\n{english}")
{
    public string Code { get; } = code;

    public string Japanese { get; } = japanese;

    public string English { get; } = english;
}

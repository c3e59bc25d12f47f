namespace Shirube.Budget;

/// <summary>A file that cannot be imported. Nothing of it is stored.</summary>
/// <param name="code">Stable kebab-case name, e.g. "damaged-line".</param>
/// <param name="japanese">What is wrong, where, and what to do.</param>
/// <param name="english">The same in English.</param>
public sealed class UnreadableImportException(string code, string japanese, string english) : Exception($"{japanese}\n{english}")
{
    public string Code { get; } = code;

    public string Japanese { get; } = japanese;

    public string English { get; } = english;
}

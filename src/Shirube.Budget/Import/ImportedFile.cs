namespace Shirube.Budget.Import;

/// <summary>What became of a file.</summary>
public enum ImportOutcome
{
    Imported,

    /// <summary>The same bytes were imported before; nothing changed.</summary>
    Unchanged,

    /// <summary>It cannot be read; nothing of it is stored.</summary>
    Refused,
}

/// <summary>What became of one file of an import.</summary>
/// <param name="Hash">Empty where there is no such file.</param>
/// <param name="Document">Its number in the tables; 0 for one that was refused.</param>
/// <param name="Findings">How many of each code.</param>
/// <param name="Fault">Why it was refused, else null.</param>
public sealed record ImportedFile(
    string Path, string Hash, int Document, ImportOutcome Outcome, long Rows, IReadOnlyList<(string Severity, string Code, long Count)> Findings, UnreadableImportException? Fault = null);

public static class ImportedFiles
{
    /// <summary>The same files, where all of them are stored.</summary>
    /// <exception cref="UnreadableImportException">One was refused.</exception>
    public static IReadOnlyList<ImportedFile> Whole(this IReadOnlyList<ImportedFile> files) => files.FirstOrDefault(f => f.Fault is not null)?.Fault is { } fault ? throw fault : files;
}

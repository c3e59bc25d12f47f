using Shirube.Budget.Import;

namespace Shirube.Web.Imports;

public enum ImportStage
{
    /// <summary>Received; another import ends first, here or in another process.</summary>
    Waiting,
    Reading,

    /// <summary>All is read; what follows from it is made, and then all of it is seen at once.</summary>
    Storing,
    Done,

    /// <summary>Nothing was stored.</summary>
    Failed,

    /// <summary>Nothing was stored.</summary>
    Cancelled,
}

/// <summary>Where an import stands. A new record for each change.</summary>
/// <param name="Share">Of the bytes that were read, in [0, 1].</param>
/// <param name="Results">What became of each file, in their order; null until it is done, and where nothing could be told of the files.</param>
/// <param name="Error">What went wrong; null unless it failed, and where the results tell it of each file.</param>
public sealed record ImportStatus(string Id, IReadOnlyList<WaitingFile> Files, ImportStage Stage, double Share = 0, IReadOnlyList<ImportedFile>? Results = null, ImportError? Error = null)
{
    public bool IsFinished => Stage is ImportStage.Done or ImportStage.Failed or ImportStage.Cancelled;
}

/// <summary>A received file.</summary>
/// <param name="Name">As the browser calls it, without folders.</param>
/// <param name="Path">Where it lies until it is imported.</param>
public sealed record WaitingFile(string Name, string Path, long Bytes);

/// <param name="Japanese">What is wrong, where, and what to do.</param>
public sealed record ImportError(string Code, string Japanese, string English);

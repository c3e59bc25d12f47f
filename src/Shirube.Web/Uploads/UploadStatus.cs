using Shirube.Web.Library;

namespace Shirube.Web.Uploads;

public enum UploadStage
{
    /// <summary>Received; another file is being read first.</summary>
    Waiting,
    Reading,
    Storing,

    /// <summary>Read, but neither the document nor the person said which edition it is.</summary>
    AsksEdition,
    Done,

    /// <summary>Nothing was stored.</summary>
    Failed,

    /// <summary>Nothing was stored.</summary>
    Cancelled,
}

/// <summary>Where an upload stands. A new record for each change.</summary>
/// <param name="Outcome">What was stored; null until it is done.</param>
/// <param name="Error">What went wrong; null unless it failed.</param>
public sealed record UploadStatus(string Id, string FileName, long Bytes, UploadStage Stage, SaveOutcome? Outcome = null, UploadError? Error = null)
{
    public bool IsFinished => Stage is UploadStage.AsksEdition or UploadStage.Done or UploadStage.Failed or UploadStage.Cancelled;
}

/// <param name="Japanese">What is wrong, where, and what to do.</param>
public sealed record UploadError(string Code, string Japanese, string English);

namespace Shirube.Web;

/// <summary>How the web server is started.</summary>
public sealed record WebHostOptions
{
    /// <summary>Folder with the database, originals and keys.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Addresses to listen on, separated by ";". The default can be reached from this machine only.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Largest file that is taken by the upload, in bytes.</summary>
    public long MaxUploadBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>Searches that one client may ask for at once; a tenth of them comes back each second.</summary>
    public int SearchesAtOnce { get; init; } = 200;

    /// <summary>Folder of the sample files with their sample.json; null to look beside the program and above it.</summary>
    public string? SampleFolder { get; init; }
}

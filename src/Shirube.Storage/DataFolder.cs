namespace Shirube.Storage;

/// <summary>The one folder that holds everything: <c>shirube.db</c> and <c>originals/</c>. Copying it while the program is stopped is a full backup.</summary>
public sealed class DataFolder
{
    public DataFolder(string path) => Root = Path.GetFullPath(path);

    /// <summary>Absolute path; it may not exist yet.</summary>
    public string Root { get; }

    public string Database => Path.Combine(Root, "shirube.db");

    public string Originals => Path.Combine(Root, "originals");

    /// <summary>True until something was stored.</summary>
    public bool IsEmpty => !File.Exists(Database);

    /// <summary>The folder that <paramref name="option"/> names, else SHIRUBE_DATA, else <c>./var</c>.</summary>
    public static DataFolder Resolve(string? option) =>
        new(!string.IsNullOrWhiteSpace(option) ? option
            : Environment.GetEnvironmentVariable("SHIRUBE_DATA") is { Length: > 0 } set ? set
            : "var");
}

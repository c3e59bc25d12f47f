namespace Shirube.Tests.House;

/// <summary>The checkout that the tests run in.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Shirube.slnx.</summary>
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Shirube.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No Shirube.slnx above {AppContext.BaseDirectory}.");
    }
}

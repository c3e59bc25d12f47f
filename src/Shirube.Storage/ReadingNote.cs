using System.Globalization;
using System.Text;

namespace Shirube.Storage;

/// <summary>A note in the data folder while a document is being stored. One that outlives its process tells that a reading was broken off.</summary>
public sealed class ReadingNote : IDisposable
{
    private const string Prefix = "reading-";
    private readonly string _path;

    private ReadingNote(string path) => _path = path;

    public static ReadingNote Begin(DataFolder folder, string edition, string fileName)
    {
        Directory.CreateDirectory(folder.Root);
        var path = Path.Combine(folder.Root, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid():N}.note"));
        File.WriteAllText(path, $"{edition}\n{fileName}\n", Encoding.UTF8);
        return new(path);
    }

    /// <summary>Readings that were broken off since the last call: edition and file. The notes are taken away.</summary>
    public static IReadOnlyList<(string Edition, string FileName)> TakeBrokenOff(DataFolder folder)
    {
        if (!Directory.Exists(folder.Root)) return [];
        var found = new List<(string, string)>();
        foreach (var path in Directory.EnumerateFiles(folder.Root, Prefix + "*.note").Order(StringComparer.Ordinal))
        {
            var owner = Path.GetFileNameWithoutExtension(path)[Prefix.Length..].Split('-')[0];
            if (!int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process) || Processes.IsAlive(process)) continue;
            var lines = File.ReadAllLines(path, Encoding.UTF8);
            found.Add((lines.ElementAtOrDefault(0) ?? "", lines.ElementAtOrDefault(1) ?? ""));
            File.Delete(path);
        }

        return found;
    }

    public void Dispose() => File.Delete(_path);
}

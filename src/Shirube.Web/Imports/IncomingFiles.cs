using System.Globalization;
using System.Security.Cryptography;
using Shirube.Storage;

namespace Shirube.Web.Imports;

/// <summary>Files on their way into the budget's tables: each lot in a folder of its own below the data folder, gone when its work is done.</summary>
public sealed class IncomingFiles(DataFolder folder)
{
    private const int LongestName = 200;
    private readonly string _root = Path.Combine(folder.Root, "incoming");

    /// <summary>Copies what a browser sent, in its order.</summary>
    /// <returns>Id of the lot, and its files.</returns>
    public async Task<(string Id, IReadOnlyList<WaitingFile> Files)> KeepAsync(IEnumerable<IFormFile> sent, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var lot = Directory.CreateDirectory(Lot(id)).FullName;
        var files = new List<WaitingFile>();
        try
        {
            foreach (var file in sent)
            {
                var path = Path.Combine(lot, files.Count.ToString(CultureInfo.InvariantCulture));
                await using (var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
                {
                    await file.CopyToAsync(copy, cancel);
                }

                files.Add(new(NameOf(file.FileName), path, file.Length));
            }
        }
        catch
        {
            Drop(id);
            throw;
        }

        return (id, files);
    }

    public void Drop(string id)
    {
        if (Directory.Exists(Lot(id))) Directory.Delete(Lot(id), recursive: true);
    }

    /// <summary>Deletes what an earlier process left behind.</summary>
    public void CleanUp()
    {
        if (!Directory.Exists(_root)) return;
        foreach (var left in Directory.EnumerateDirectories(_root))
        {
            var owner = Path.GetFileName(left).Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && (process == Environment.ProcessId || !Processes.IsAlive(process))) Directory.Delete(left, recursive: true);
        }
    }

    /// <summary>What a browser calls a file, as something that can be shown and kept: no folders, no control characters, not too long.</summary>
    public static string NameOf(string sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        var name = string.Concat(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        if (name.Length > LongestName) name = name[..LongestName];
        return name is "" or "." or ".." ? "-" : name;
    }

    private string Lot(string id) => Path.Combine(_root, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{id}"));
}

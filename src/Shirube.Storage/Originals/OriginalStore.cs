using System.Globalization;
using System.Security.Cryptography;

namespace Shirube.Storage.Originals;

/// <summary>The documents as received, each under its SHA-256: <c>originals/ab/abcdef…</c>. A stored file is never changed.</summary>
public sealed class OriginalStore(DataFolder folder)
{
    private const string TemporaryPrefix = ".incoming-";

    public string PathOf(string hash) => Path.Combine(folder.Originals, Checked(hash)[..2], hash);

    /// <summary>SHA-256, lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Null where it is not stored.</summary>
    public FileStream? TryOpen(string hash)
    {
        var path = PathOf(hash);
        return File.Exists(path) ? new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true) : null;
    }

    /// <summary>Stores the bytes whole or not at all: written beside, forced to disk, then renamed.</summary>
    /// <returns>Their SHA-256, lower-case hexadecimal.</returns>
    public string Save(ReadOnlySpan<byte> bytes)
    {
        var hash = HashOf(bytes);
        if (TryBegin(hash) is not { } temporary) return hash;
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        Finish(temporary, hash);
        return hash;
    }

    /// <summary>Stores a file too large for memory, whole or not at all.</summary>
    /// <param name="hash">Its SHA-256 as it was read.</param>
    /// <exception cref="IOException">It is another one by now.</exception>
    public void SaveFile(string path, string hash)
    {
        if (TryBegin(hash) is not { } temporary) return;
        using (var source = File.OpenRead(path))
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            source.CopyTo(file);
            file.Flush(flushToDisk: true);
            file.Position = 0;
            if (Convert.ToHexStringLower(SHA256.HashData(file)) != hash)
            {
                File.Delete(temporary);
                throw new IOException($"{path} は読み取り中に変わりました。\n{path} changed while it was read.");
            }
        }

        Finish(temporary, hash);
    }

    // null where it is stored already
    private string? TryBegin(string hash)
    {
        var path = PathOf(hash);
        if (File.Exists(path)) return null;
        var shelf = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(shelf);
        return Path.Combine(shelf, TemporaryName());
    }

    private void Finish(string temporary, string hash)
    {
        var path = PathOf(hash);
        try
        {
            File.SetAttributes(temporary, FileAttributes.ReadOnly);
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary); // another process stored the same bytes meanwhile
        }
    }

    /// <summary>True where the stored bytes still have their hash; false where they are missing or damaged.</summary>
    public async Task<bool> VerifyAsync(string hash, CancellationToken cancel)
    {
        await using var file = TryOpen(hash);
        return file is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)) == hash;
    }

    /// <summary>Deletes what a killed process left half written.</summary>
    public void CleanUp()
    {
        if (!Directory.Exists(folder.Originals)) return;
        foreach (var left in Directory.EnumerateFiles(folder.Originals, TemporaryPrefix + "*", SearchOption.AllDirectories))
        {
            var owner = Path.GetFileName(left)[TemporaryPrefix.Length..].Split('-')[0];
            if (int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && !Processes.IsAlive(process)) File.Delete(left);
        }
    }

    private static string TemporaryName() =>
        string.Create(CultureInfo.InvariantCulture, $"{TemporaryPrefix}{Environment.ProcessId}-{Guid.NewGuid():N}");

    // the hash comes from an address in a browser, too: nothing but a hash may become a path
    private static string Checked(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower) ? hash : throw new ArgumentException($"Not a SHA-256: \"{hash}\".", nameof(hash));
}

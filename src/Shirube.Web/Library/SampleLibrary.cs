using System.Text.Json;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Storage;

namespace Shirube.Web.Library;

/// <summary>The built-in sample, read at the start into a data folder of its own beside the user's.</summary>
public static class SampleLibrary
{
    /// <returns>Null where no sample is installed.</returns>
    /// <param name="files">Folder with sample.json; null to look beside the program and above it.</param>
    public static async Task<EditionLibrary?> OpenAsync(DataFolder own, string? files, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(own);
        if ((files ?? FindFiles()) is not { } folder || !File.Exists(Path.Combine(folder, "sample.json"))) return null;
        var library = await EditionLibrary.OpenAsync(new(Path.Combine(own.Root, "sample")), clock, cancel);
        foreach (var entry in await ReadIndexAsync(folder, cancel))
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, Path.GetFileName(entry.File)), cancel);
            var draft = EditionReader.Read(bytes, entry.File, entry.Layout, cancel);
            // Read at every start: the same bytes and rules change nothing, newer rules show their reading.
            await library.SaveAsync(draft, entry.Edition, bytes, replace: true, cancel);
        }

        await SampleBudget.ImportAsync(library.Folder, folder, clock, cancel);
        return library;
    }

    private static string? FindFiles()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sample = Path.Combine(folder.FullName, "sample");
            if (File.Exists(Path.Combine(sample, "sample.json"))) return sample;
        }

        return null;
    }

    private static async Task<IReadOnlyList<SampleFile>> ReadIndexAsync(string folder, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(Path.Combine(folder, "sample.json"));
        using var json = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        var root = json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement : json.RootElement.GetProperty("files");
        return [
            .. root.EnumerateArray().Select(e => new SampleFile(
                e.GetProperty("file").GetString()!,
                e.GetProperty("edition").GetString()!,
                Enum.TryParse<Layout>(e.GetProperty("layout").GetString(), ignoreCase: true, out var layout) ? layout : null)),
        ];
    }

    private sealed record SampleFile(string File, string Edition, Layout? Layout);
}

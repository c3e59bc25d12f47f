using Shirube.Storage;
using Shirube.Web.Library;

namespace Shirube.Tests.Library;

/// <summary>A data folder of its own for one test, deleted behind it.</summary>
internal sealed class TemporaryLibrary : IDisposable
{
    public DataFolder Folder { get; } = new(Path.Combine(Path.GetTempPath(), "shirube-test-" + Guid.NewGuid().ToString("N")));

    public Task<EditionLibrary> OpenAsync() => EditionLibrary.OpenAsync(Folder, TimeProvider.System, CancellationToken.None);

    public void Dispose()
    {
        Dialect.CloseAll();
        if (!Directory.Exists(Folder.Root)) return;
        foreach (var file in Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Folder.Root, recursive: true);
    }
}

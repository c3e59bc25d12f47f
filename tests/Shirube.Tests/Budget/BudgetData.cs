using System.Globalization;
using System.IO.Compression;
using System.Text;
using Shirube.Analytics.Duck;
using Shirube.Budget;
using Shirube.Budget.Evidence;
using Shirube.Budget.Import;
using Shirube.Storage;

namespace Shirube.Tests.Budget;

/// <summary>A data folder of its own for one test, deleted behind it.</summary>
internal sealed class BudgetData : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("shirube-budget-").FullName;

    public DataFolder Folder => new(Path.Combine(_root, "data"));

    public BudgetFolder Budget => new(Folder);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_root, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    /// <summary>A table as the RS system gives it out.</summary>
    public static byte[] Zipped(string csv)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry("table.csv").Open();
            entry.Write(Encoding.UTF8.GetBytes("\uFEFF" + csv));
        }

        return packed.ToArray();
    }

    public Task<IReadOnlyList<ImportedFile>> ImportAsync(params string[] paths) => ImportAsync(null, paths);

    /// <exception cref="UnreadableImportException">One of them was refused.</exception>
    public async Task<IReadOnlyList<ImportedFile>> ImportAsync(ImportLimits? limits, params string[] paths) =>
        (await new BudgetImport(Folder, TimeProvider.System, limits).RunAsync(paths, null, null, CancellationToken.None)).Whole();

    /// <summary>All rows of a query, each as its values joined by blanks.</summary>
    public List<string> Rows(string sql)
    {
        using var database = Budget.TryOpen()!;
        using var connection = database.Connect();
        using var result = connection.Query(sql, CancellationToken.None);
        return [.. result.Chunks().SelectMany(chunk => Enumerable.Range(0, chunk.Count).Select(row => Line(result, chunk, row)))];
    }

    private static string Line(DuckResult result, DuckChunk chunk, int row)
    {
        var values = new List<string>();
        for (var column = 0; column < result.Columns.Length; column++) values.Add(chunk.Column(column).Value(row) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)! : "-");
        return string.Join(' ', values);
    }

    /// <summary>Every file below the data folder that is no empty lock.</summary>
    public IEnumerable<string> Files() => !Directory.Exists(Folder.Root) ? [] :
        Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Folder.Root, f));

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_root, recursive: true);
    }
}

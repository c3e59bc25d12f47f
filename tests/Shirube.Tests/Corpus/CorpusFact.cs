using Shirube.Ingest;
using Shirube.Tests.House;

namespace Shirube.Tests;

/// <summary>The real documents and the gold beside the checkout; they are no part of it.</summary>
internal static class Corpus
{
    public static string? Folder { get; } = FindFolder();

    /// <summary>Full path of a file of corpus/ or gold/; null where it is not there.</summary>
    public static string? TryFind(string name)
    {
        if (Folder is null) return null;
        return ((string[])["corpus", "gold"]).Select(part => Path.Combine(Folder, part, name)).FirstOrDefault(File.Exists);
    }

    public static string Find(string name) => TryFind(name) ?? throw new FileNotFoundException(name);

    public static Core.DraftEdition Read(string name, Core.Layout? layout = null) =>
        EditionReader.Read(File.ReadAllBytes(Find(name)), name, layout, CancellationToken.None);

    private static string? FindFolder()
    {
        var folder = Environment.GetEnvironmentVariable("SHIRUBE_CORPUS");
        if (string.IsNullOrEmpty(folder)) folder = Path.Combine(Repository.Root, "..", "shared");
        return Directory.Exists(Path.Combine(folder, "corpus")) ? folder : null;
    }
}

/// <summary>A test on the real documents; skipped where they are absent.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute(string name)
    {
        if (Corpus.TryFind(name) is null) Skip = "skipped: no corpus";
    }
}

/// <summary>A test with rows on the real documents; skipped where they are absent.</summary>
internal sealed class CorpusTheoryAttribute : TheoryAttribute
{
    public CorpusTheoryAttribute(string name)
    {
        if (Corpus.TryFind(name) is null) Skip = "skipped: no corpus";
    }
}

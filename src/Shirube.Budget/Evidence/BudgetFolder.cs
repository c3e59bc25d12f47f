using Shirube.Analytics.Duck;
using Shirube.Storage;

namespace Shirube.Budget.Evidence;

/// <summary>The published tables: a file that is never written again, only replaced as a whole. A reader keeps what it opened until it opens anew.</summary>
public sealed class BudgetFolder(DataFolder folder)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    public string Root { get; } = Path.Combine(folder.Root, "evidence");

    public string Published => Path.Combine(Root, "budget.duckdb");

    /// <summary>False until something was imported.</summary>
    public bool HasTables => File.Exists(Published);

    /// <summary>Opens what is published, read-only, beside any number of readers and an import.</summary>
    /// <returns>Null where nothing was imported yet.</returns>
    public DuckDatabase? TryOpen(DuckOptions? options = null) =>
        HasTables ? DuckDatabase.Open(Published, (options ?? new()) with { IsReadOnly = true }) : null;

    /// <summary>Waits until no other import runs, here or in another process, and begins one.</summary>
    /// <param name="waiting">Told once where there is one to wait for.</param>
    internal async Task<BudgetDraft> BeginAsync(Action? waiting, CancellationToken cancel)
    {
        Directory.CreateDirectory(Root);
        var hasToldSo = false;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                // the system lets go of it also where the process is killed
                return new(this, new(Path.Combine(Root, ".import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                if (!hasToldSo) waiting?.Invoke();
                hasToldSo = true;
                await Task.Delay(Again, cancel);
            }
        }
    }
}

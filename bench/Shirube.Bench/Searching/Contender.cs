using Shirube.Search.Index;

namespace Shirube.Bench.Searching;

/// <summary>The texts that are searched, by where they come from.</summary>
internal sealed record SearchSource(string Name, List<SearchText> Texts);

/// <summary>An index that is measured beside others.</summary>
internal interface IContender : IAsyncDisposable
{
    string Name { get; }

    /// <summary>How it is set up and what its size counts.</summary>
    string Setup { get; }

    /// <summary>Takes all texts in and indexes them.</summary>
    Task BuildAsync(IReadOnlyList<SearchSource> sources);

    /// <summary>Of the files, in bytes.</summary>
    Task<long> SizeAsync();

    /// <summary>The ten best texts, or any ten where it does not rank.</summary>
    Task TopAsync(string query);

    /// <summary>How many texts hold all words of the query.</summary>
    Task<long> CountAsync(string query);

    /// <summary>Asks for nothing, so that the way to another process and back can be timed. False where there is no such way.</summary>
    bool AskNothing();
}

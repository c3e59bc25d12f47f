using Shirube.Core;
using Shirube.Tests.Sample;

namespace Shirube.Tests.Search;

/// <summary>Editions that the tests of one class ask; stored once, deleted behind them.</summary>
public abstract class AskedFixture : IAsyncLifetime
{
    internal AskedEditions Editions { get; private set; } = null!;

    /// <summary>Empty where there are none to ask.</summary>
    protected abstract IEnumerable<(string Edition, DraftEdition Draft)> Read();

    public async Task InitializeAsync() => Editions = await AskedEditions.OfAsync([.. Read()]);

    public Task DisposeAsync()
    {
        Editions.Dispose();
        return Task.CompletedTask;
    }
}

public sealed class AskedSample : AskedFixture
{
    protected override IEnumerable<(string Edition, DraftEdition Draft)> Read() => ((string[])["2021", "2024", "2025", "plan-3"]).Select(e => (e, SampleEditions.Read(e)));
}

public sealed class AskedCorpus : AskedFixture
{
    private static readonly (string Edition, string File)[] Files = [("2020", "strategy-2020.txt"), ("2024", "strategy-2024.txt"), ("2025", "strategy-2025-annex-3-6.txt"), ("plan-7", "plan-7-points.txt")];

    protected override IEnumerable<(string Edition, DraftEdition Draft)> Read() => Files.Where(f => Corpus.TryFind(f.File) is not null).Select(f => (f.Edition, Corpus.Read(f.File)));
}

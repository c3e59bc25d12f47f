using Shirube.Bench.Quality;
using Shirube.Core;
using Shirube.Policy.Register;

namespace Shirube.Tests;

public sealed class ProgrammeCorpusTests
{
    [CorpusFact("lineage-programmes.json")]
    public void The_register_follows_programmes_and_targets_over_the_editions()
    {
        (string Id, DraftEdition Draft)[] editions = [("2020", Corpus.Read("strategy-2020.txt")), ("2024", Corpus.Read("strategy-2024.txt")), ("2025", Corpus.Read("strategy-2025-annex-3-6.txt")), ("7th", Corpus.Read("plan-7-points.txt"))];
        var register = ProgrammeRegister.Of(editions);
        var scores = ProgrammeGold.Score(register, File.ReadAllBytes(Corpus.Find("lineage-programmes.json"))).ToList();
        Assert.True(scores.Count(s => s.IsWhole) >= 0.95 * scores.Count, string.Join('\n', scores.Where(s => !s.IsWhole).Select(s => s.Name)));
    }
}

using System.Text;
using Shirube.Core;

namespace Shirube.Tests.House;

/// <summary>No sentence of a published strategy stands in this repository.</summary>
public sealed class CopiedTextTests
{
    /// <summary>A run of this many characters without blanks, mostly Japanese, is a copy.</summary>
    private const int Run = 25;

    /// <summary>Fixed headings of the form itself; every edition of every strategy prints them.</summary>
    private static readonly string[] FixedHeadings =
    [
        "基本計画における具体的な取組", "実施状況・現状分析", "今後の取組方針", "②目標達成に向けた施策・対応策",
        "【科学技術・イノベーション政策において目指す主要な数値目標】", "【あるべき姿とその実現に向けた方向性】", "【現状データ】（参考指標）",
        "※【】中において用いられる府省の略称は、以下のとおり。", "※（基準値）が最新である項目は、（現状）に“―”を記入。",
    ];

    [CorpusFact("strategy-2024.txt")]
    public void No_run_of_the_corpus_stands_in_sample_docs_or_tests()
    {
        var corpus = CorpusRuns.Value;
        var copies = from top in (string[])["sample", "docs", "tests", "src", "bench"]
                     from file in Directory.EnumerateFiles(Repository.PathOf(top), "*", SearchOption.AllDirectories)
                     where Path.GetExtension(file) is ".txt" or ".md" or ".json" or ".cs" or ".csv" or ".cshtml" or ".resx" or ".html"
                     where !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                     from copy in Runs(File.ReadAllText(file)).Where(corpus.Contains).Take(1)
                     select $"{Path.GetRelativePath(Repository.Root, file)}: {copy}";
        Assert.Empty(copies);
    }

    [CorpusFact("strategy-2024.txt")]
    public void A_planted_copy_is_seen()
    {
        var corpus = CorpusRuns.Value;
        var sentence = File.ReadLines(Corpus.Find("strategy-2024.txt")).First(l => l.StartsWith("- ・", StringComparison.Ordinal) && l.Length > 80);
        Assert.Contains(Runs($"// {sentence[20..70]}"), corpus.Contains);
        Assert.DoesNotContain(Runs("しおかぜ県の沿岸で働く人々のための、どこにもない文章をここに置いてみる。"), corpus.Contains);
    }

    private static readonly Lazy<HashSet<string>> CorpusRuns = new(() =>
    {
        var runs = new HashSet<string>(1_000_000, StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.Folder!, "corpus"), "*.txt")) runs.UnionWith(Runs(File.ReadAllText(file)));
        return runs;
    });

    private static IEnumerable<string> Runs(string text)
    {
        var packed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) packed.Append(c);
        }

        var plain = packed.ToString();
        foreach (var heading in FixedHeadings) plain = plain.Replace(heading, "\n", StringComparison.Ordinal);
        for (var i = 0; i + Run <= plain.Length; i++)
        {
            var run = plain.AsSpan(i, Run);
            var japanese = 0;
            foreach (var c in run)
            {
                if (c is >= 'ぁ' and <= 'ヿ' || JapaneseText.IsKanji(c)) japanese++;
                if (c == '\n') japanese = -Run;
            }

            if (japanese >= Run * 3 / 4) yield return run.ToString();
        }
    }
}

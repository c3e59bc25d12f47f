using System.Text.RegularExpressions;
using Shirube.Tests.House;
using Shirube.Web.Language;

namespace Shirube.Tests.Web;

/// <summary>The screens' texts: complete in both languages, none missing, none left over.</summary>
public sealed partial class WordsTests
{
    // Keys put together from a kind, a role or a code: all of a family count as used.
    private static readonly string[] Families =
    [
        "fact.", "review.", "review-field.", "review-operator.", "queue.kind.", "indicator-kind.", "footnote-kind.", "deadline.", "operator.", "layout.", "severity.", "piece.", "finding.", "role.", "error.",
        "upload-stage.", "import-stage.", "import-note.", "import-outcome.", "documents-kind.", "column-role.", "columns-delimiter.", "money-unit.", "upload-note.", "upload-outcome.", "goal.", "ledger-state.", "ledger-meaning.", "ledger-rule.", "relation.", "relation-meaning.", "item-change.", "programme-kind.", "programme-meaning.", "programme-role.", "programme-why.", "programme-alias.", "programme-rule.", "programme-says.", "programme-relation.", "science-reason.", "search-kind.", "search-field.", "search-order.", "search-note.", "search-completion.", "search-says.", "budget.by.", "projects.order.", "quality.", "sheet-finding.", "link-reason.", "payee-kind.", "payee-how.", "mapping.state.", "project.earlier.", "project.later.", "logic.", "rs-table.",
    ];

    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        foreach (var key in Words.Keys)
        {
            Assert.False(string.IsNullOrEmpty(Words.Japanese[key]), key);
            Assert.False(string.IsNullOrEmpty(Words.English[key]), key);
            Assert.Equal(Holes(Words.Japanese[key]), Holes(Words.English[key]));
        }
    }

    [Fact]
    public void Every_key_that_a_page_asks_for_exists()
    {
        var missing = Asked().Where(k => !Words.Has(k) && !Families.Contains(k)).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var asked = Asked().ToHashSet(StringComparer.Ordinal);
        var left = Words.Keys.Where(k => !asked.Contains(k) && !Families.Any(f => k.StartsWith(f, StringComparison.Ordinal))).ToList();
        Assert.Empty(left);
    }

    [Fact]
    public void Every_finding_has_a_title()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Shirube.Ingest"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => FindingCode().Matches(File.ReadAllText(file)).Select(m => m.Groups["code"].Value)).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("unknown-ministry", codes);
        Assert.DoesNotContain(codes, c => !Words.Has("finding." + c));
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.00001, "<0.01%")]
    [InlineData(0.5, "50.00%")]
    [InlineData(0.99999, ">99.99%")]
    [InlineData(1, "100%")]
    public void A_share_is_never_rounded_to_all_or_nothing(double share, string text) => Assert.Equal(text, Words.Percent(share));

    private static IEnumerable<string> Asked() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Shirube.Web"), "*.cs*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal)
        from Match match in Key().Matches(File.ReadAllText(file))
        let key = match.Groups["key"].Value
        where !key.EndsWith(".json", StringComparison.Ordinal) || Words.Has(key) // "sample.json" is a file's name
        select key;

    private static IEnumerable<string> Holes(string text) => Hole().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    // A key is a lower-case word, a dot and more: "nav.skip", "fact." of a family. Endings of files and names of rules look alike and are left out by their quotes.
    [GeneratedRegex("\"(?<key>(abbreviations|about|account|accuracy|alike|budget|columns|count|deadlines|differences|document|documents|downloads|edition|error|evidence|fact|filter|findings|flows|footer|footnotes|goal|home|import|indicator|indicators|items|legend|list|logic|mapping|measure|measures|ministries|nav|outcomes|outline|paging|passages|payee|payees|problem|programmes|project|projects|quality|queue|repeat|restatements|rows|sample|science|search|section|similar|site|source|succession|upload|value|verification|views|withdrawal|year)\\.[a-z-]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    [GeneratedRegex("Severity\\.[A-Za-z]+,\\s*\"(?<code>[a-z-]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FindingCode();

    [GeneratedRegex("\\{[0-9]\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}

using System.Text.RegularExpressions;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.House;

/// <summary>Holds docs/reference/budget.md to the tables that an import makes, both ways.</summary>
public sealed partial class BudgetReferenceTests
{
    [DuckFact]
    public void Every_table_and_column_stands_on_the_page_and_nothing_else()
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        connection.Execute(BudgetDraft.Tables());
        using var result = connection.Query("select table_name || '.' || column_name || ' ' || lower(data_type) from information_schema.columns", CancellationToken.None);
        var made = result.Chunks().SelectMany(c => Enumerable.Range(0, c.Count).Select(r => (string)c.Column(0).Value(r)!)).Select(Plain).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(made.Order(StringComparer.Ordinal), Documented().Order(StringComparer.Ordinal));
    }

    [DuckFact]
    public void Each_question_that_the_pages_show_can_be_asked()
    {
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        connection.Execute(BudgetDraft.Tables());
        var questions = new[] { "README.md", "README.ja.md", "docs/reference/budget.md", "docs/reference/cli.md" }.SelectMany(page => Question().Matches(File.ReadAllText(Repository.PathOf(page.Split('/'))))).Select(m => m.Groups["sql"].Value).ToList();
        Assert.True(questions.Count >= 6, $"only {questions.Count}");
        foreach (var sql in questions)
        {
            using var result = connection.Query(sql, CancellationToken.None);
            Assert.NotEmpty(result.Columns);
        }
    }

    [GeneratedRegex("""shirube sql "(?<sql>select[^"]+)"|```sql\n(?<sql>[^`]+)```""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Question();

    private static IEnumerable<string> Documented()
    {
        var table = "";
        foreach (var line in File.ReadLines(Repository.PathOf("docs", "reference", "budget.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) table = line[3..];
            else if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|', StringSplitOptions.TrimEntries) is [_, var column, var type, ..]) yield return Plain($"{table}.{column.Trim('`')} {type}");
        }
    }

    private static string Plain(string column) => column.Replace(", ", ",", StringComparison.Ordinal);
}

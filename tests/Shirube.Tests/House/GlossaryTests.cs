using Shirube.Core;

namespace Shirube.Tests.House;

/// <summary>Holds docs/glossary.md to the words of Core, both ways.</summary>
public sealed class GlossaryTests
{
    [Fact]
    public void Every_public_type_of_Core_has_a_row() => Assert.Empty(TypesOfCore().Except(Rows(), StringComparer.Ordinal));

    [Fact]
    public void Every_row_names_a_type_that_exists() => Assert.Empty(Rows().Except(TypesOfCore(), StringComparer.Ordinal));

    [Fact]
    public void No_row_stands_twice() => Assert.Equal(Rows().Distinct(StringComparer.Ordinal), Rows());

    private static List<string> TypesOfCore() =>
        [.. typeof(DraftEdition).Assembly.GetExportedTypes().Where(t => !t.IsNested).Select(t => t.Name.Split('`')[0]).Distinct(StringComparer.Ordinal)];

    private static List<string> Rows() =>
    [
        .. from line in File.ReadLines(Repository.PathOf("docs", "glossary.md"))
           where line.StartsWith("| ", StringComparison.Ordinal) && line.Contains("| `", StringComparison.Ordinal)
           select line.Split('|', StringSplitOptions.TrimEntries)[2].Trim('`'),
    ];
}

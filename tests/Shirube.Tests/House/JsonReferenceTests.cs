namespace Shirube.Tests.House;

/// <summary>Holds docs/reference/json.md to the code that writes the JSON.</summary>
public sealed class JsonReferenceTests
{
    [Fact]
    public void Every_property_that_is_written_is_documented()
    {
        var document = File.ReadAllText(Repository.PathOf("docs", "reference", "json.md"));
        var written = PropertiesWritten(File.ReadAllText(Repository.PathOf("src", "Shirube.Web", "Contract", "EditionJsonWriter.cs")));
        Assert.Contains("planText", written);
        Assert.DoesNotContain(written, name => !document.Contains(name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_property_that_is_not_documented_is_seen() => Assert.Equal(["surprise"], PropertiesWritten("json.WriteString(\"surprise\", x);"));

    private static List<string> PropertiesWritten(string code)
    {
        var names = new List<string>();
        foreach (var part in code.Split("(\"").Skip(1))
        {
            var end = part.IndexOf('"', StringComparison.Ordinal);
            if (end > 0 && part[..end].All(char.IsAsciiLetter)) names.Add(part[..end]);
        }

        return names;
    }
}

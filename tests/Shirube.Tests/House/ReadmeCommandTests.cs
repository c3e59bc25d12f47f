namespace Shirube.Tests.House;

/// <summary>What the two READMEs tell a reader to type, and where they lead, exists.</summary>
public sealed class ReadmeCommandTests
{
    private static readonly string[] Readmes = ["README.md", "README.ja.md"];

    [Fact]
    public void Scripts_at_the_root_exist() => Assert.All(
        Readmes.SelectMany(Commands).Select(c => c.Split(' ')[0]).Distinct(StringComparer.Ordinal), script => Assert.True(File.Exists(Repository.PathOf(script)), script));

    [Fact]
    public void Both_languages_show_the_same_commands() => Assert.Equal(Commands(Readmes[0]), Commands(Readmes[1]));

    [Fact]
    public void Every_command_shown_is_one_of_the_program()
    {
        var program = string.Concat(Directory.EnumerateFiles(Repository.PathOf("src", "Shirube.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("obj", StringComparison.Ordinal)).Select(File.ReadAllText));
        if (!program.Contains("System.CommandLine", StringComparison.Ordinal)) return; // no command line yet
        Assert.All(
            Commands(Readmes[0]).Where(c => c.StartsWith("./shirube ", StringComparison.Ordinal)).Select(c => c.Split(' ')[1]).Distinct(StringComparer.Ordinal),
            command => Assert.Contains($"\"{command}\"", program, StringComparison.Ordinal));
    }

    [Fact]
    public void Links_lead_to_files_that_exist() => Assert.All(
        from readme in Readmes
        from link in File.ReadAllText(Repository.PathOf(readme)).Split("](").Skip(1).Select(part => part.Split(')')[0])
        where !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("docs/images/", StringComparison.Ordinal) // pictures come from the running pages
        select link,
        link => Assert.True(File.Exists(Repository.PathOf(link)) || Directory.Exists(Repository.PathOf(link)), link));

    private static IEnumerable<string> Commands(string readme) =>
        File.ReadLines(Repository.PathOf(readme)).Where(l => l.StartsWith("./", StringComparison.Ordinal));
}

namespace Shirube.Tests.House;

/// <summary>Names that say nothing, and Japanese in Latin letters, stay out of files, folders and identifiers.</summary>
public sealed class NamesTests
{
    private static readonly string[] SayNothing = ["Helper", "Helpers", "Util", "Utils", "Utilities", "Service", "Services", "Manager", "Managers", "Interfaces", "Dto", "Dtos", "Models", "Common", "Misc"];

    private static readonly string[] Romaji = ["shisaku", "mokuhyou", "mokuhyo", "shihyou", "shihyo", "saikei", "nendo", "kigen", "fushou", "fusho", "kyakuchuu", "kyakuchu", "senryaku", "keikaku", "torikumi", "houshin", "betten", "kakuchou"];

    [Fact]
    public void No_file_or_folder_has_a_name_that_says_nothing() => Assert.DoesNotContain(
        SourceFiles(), file => file.Split('/').Any(part => SayNothing.Contains(Path.GetFileNameWithoutExtension(part), StringComparer.OrdinalIgnoreCase)));

    [Fact]
    public void No_identifier_is_Japanese_in_Latin_letters() => Assert.All(
        SourceFiles().Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.EndsWith("NamesTests.cs", StringComparison.Ordinal)),
        file => Assert.DoesNotContain(Romaji, word => Holds(File.ReadAllText(Repository.PathOf(file)), word)));

    // as a hump of a name: "nendo" or "Nendo", not the end and start of humps as in throwOnEndOfStream
    private static bool Holds(string code, string word) =>
        code.Contains(word, StringComparison.Ordinal) || code.Contains(char.ToUpperInvariant(word[0]) + word[1..], StringComparison.Ordinal);

    private static IEnumerable<string> SourceFiles() =>
        from top in (string[])["src", "tests", "bench", "sample"]
        from file in Directory.EnumerateFiles(Repository.PathOf(top), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
        where !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select path;
}

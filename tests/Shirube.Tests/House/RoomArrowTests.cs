using System.Xml.Linq;

namespace Shirube.Tests.House;

/// <summary>Holds ARCHITECTURE.md and the project files to the same arrows, both ways.</summary>
public sealed class RoomArrowTests
{
    [Fact]
    public void Every_room_touches_exactly_what_ARCHITECTURE_says() =>
        Assert.Equal(DocumentedArrows(Repository.Root), ActualArrows(Repository.Root));

    [Fact]
    public void A_planted_forbidden_arrow_is_seen()
    {
        var copy = Directory.CreateTempSubdirectory("shirube-arrows-").FullName;
        try
        {
            foreach (var file in ProjectFiles(Repository.Root))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(Repository.Root, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            Assert.Equal(DocumentedArrows(Repository.Root), ActualArrows(copy));
            var core = Path.Combine(copy, "src", "Shirube.Core", "Shirube.Core.csproj");
            var project = XDocument.Load(core);
            project.Root!.Add(new XElement("ItemGroup", new XElement("ProjectReference", new XAttribute("Include", "../Shirube.Web/Shirube.Web.csproj"))));
            project.Save(core);
            Assert.NotEqual(DocumentedArrows(Repository.Root), ActualArrows(copy));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [Fact]
    public void Every_room_has_a_short_description() =>
        Assert.All(ProjectFiles(Repository.Root), file => Assert.InRange(File.ReadLines(Path.Combine(Path.GetDirectoryName(file)!, "README.md")).Count(), 3, 20));

    private static SortedSet<string> DocumentedArrows(string root) => new(
        from line in File.ReadLines(Path.Combine(root, "ARCHITECTURE.md"))
        where line.StartsWith("| Shirube.", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        from target in cells[3].Split(',', StringSplitOptions.TrimEntries) // | room | purpose | may touch |
        select $"{cells[1]} -> {target}",
        StringComparer.Ordinal);

    private static SortedSet<string> ActualArrows(string root) => new(
        from file in ProjectFiles(root)
        let targets = XDocument.Load(file).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value)
        from target in targets.DefaultIfEmpty("-")
        select $"{Path.GetFileNameWithoutExtension(file)} -> {Path.GetFileNameWithoutExtension(target.Replace('\\', '/'))}",
        StringComparer.Ordinal);

    private static IEnumerable<string> ProjectFiles(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "src"), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}

using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>Chapters as lists filter by them: the first two parts of a section's path, joined by "/".</summary>
internal static class Chapters
{
    public static string Of(SectionPath path) => string.Join('/', path.Parts.Take(2));

    /// <summary>Number and title as the edition prints them; the number alone where it has no such heading.</summary>
    public static string Name(EditionView view, string chapter) =>
        view.Sections.FirstOrDefault(n => string.Join('/', n.Section.Path.Parts) == chapter) is { } node && node.Section.Path.Parts is [.. var above, _]
            ? string.Join(' ', [.. above, node.Section.Path.Parts[^1], node.Section.Title]).Trim()
            : chapter.Replace('/', ' ');
}

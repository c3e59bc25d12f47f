using System.Globalization;
using Shirube.Core;

namespace Shirube.Web.Editions;

/// <summary>The stable addresses of the pages. Each with ".json" behind its path is the same in JSON.</summary>
public static class Addresses
{
    public static string Edition(string edition) => "/editions/" + Uri.EscapeDataString(edition);

    /// <param name="list">measures, indicators, footnotes, restatements, deadlines, findings, verification, source.</param>
    public static string List(string edition, string list) => $"{Edition(edition)}/{list}";

    public static string Withdrawal(string edition) => List(edition, "withdrawal");

    public static string Section(string edition, SectionNode node) =>
        $"{Edition(edition)}/sections/{string.Join('/', node.Slug.Split('/').Select(Uri.EscapeDataString))}";

    public static string Measure(string edition, int order) => Numbered(edition, "measures", order);

    public static string Indicator(string edition, int order) => Numbered(edition, "indicators", order);

    public static string Footnote(string edition, int number) => string.Create(CultureInfo.InvariantCulture, $"{Edition(edition)}/footnotes#fn{number}");

    public static string Page(string edition, int page) => Numbered(edition, "pages", page);

    public static string Ministry(string name) => "/ministries/" + Uri.EscapeDataString(name.Replace('/', '∕'));

    public static string Programme(string key) => "/programmes/" + Uri.EscapeDataString(ProgrammeShelf.Slug(key));

    /// <summary>The original with a fact marked, at its first line; for a document with pages the page with its box.</summary>
    public static string Source(EditionView view, string fact, Evidence evidence)
    {
        if (evidence.Spans.IsEmpty) return List(view.Id, "source");
        var line = evidence.Spans[0].Line;
        var boxes = view.Draft.Document.Boxes;
        return boxes.IsEmpty
            ? string.Create(CultureInfo.InvariantCulture, $"{List(view.Id, "source")}?fact={fact}#L{line}")
            : string.Create(CultureInfo.InvariantCulture, $"{Page(view.Id, boxes[line - 1].Page)}?fact={fact}#L{line}");
    }

    public static string SourceLine(EditionView view, int line) => view.Draft.Document.Boxes is { IsEmpty: false } boxes
        ? string.Create(CultureInfo.InvariantCulture, $"{Page(view.Id, boxes[line - 1].Page)}#L{line}")
        : string.Create(CultureInfo.InvariantCulture, $"{List(view.Id, "source")}?line={line}#L{line}");

    private static string Numbered(string edition, string list, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Edition(edition)}/{list}/{number}");
}

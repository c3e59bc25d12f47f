using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Shared;

/// <summary>Runs of document text as page content. Made of parts that escape themselves, without a blank between them:
/// a view file would put its own line ends into the original's text.</summary>
public static class RunContent
{
    public static IHtmlContent Of(FactText fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var content = new HtmlContentBuilder();
        foreach (var part in PlacedText.Of(fact.Text, fact.Evidence, fact.Footnotes, fact.Deadlines, fact.View))
        {
            switch (part.Kind)
            {
                case TextPartKind.Deadline:
                    var time = Element("time", "deadline", part.Text);
                    if (part.Deadline!.End is { } end) time.Attributes["datetime"] = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    content.AppendHtml(time);
                    break;
                case TextPartKind.FootnoteReference:
                    var link = Element("a", "noteref", part.Footnote.ToString(CultureInfo.InvariantCulture));
                    var address = Addresses.Footnote(fact.View.Id, part.Footnote);
                    link.Attributes["href"] = fact.HasNotesBelow ? address[address.IndexOf('#', StringComparison.Ordinal)..] : address;
                    if (fact.View.FindFootnote(part.Footnote) is { } note) link.Attributes["title"] = note.Text;
                    var raised = new TagBuilder("sup");
                    raised.InnerHtml.AppendHtml(link);
                    content.AppendHtml(raised);
                    break;
                default:
                    content.Append(part.Text);
                    break;
            }
        }

        return content;
    }

    public static IHtmlContent Of(SourceLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var content = new HtmlContentBuilder();
        foreach (var run in line.Runs)
        {
            if (run.Kind == SourceRunKind.Plain) content.Append(run.Text);
            else if (run.Kind == SourceRunKind.Marked) content.AppendHtml(Element("mark", null, run.Text));
            else content.AppendHtml(Element("span", run.Kind.ToString().ToLowerInvariant(), run.Text));
        }

        return content;
    }

    private static TagBuilder Element(string name, string? cssClass, string text)
    {
        var element = new TagBuilder(name);
        if (cssClass is not null) element.AddCssClass(cssClass);
        element.InnerHtml.Append(text);
        return element;
    }
}

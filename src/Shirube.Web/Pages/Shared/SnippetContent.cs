using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shirube.Search;

namespace Shirube.Web.Pages.Shared;

/// <summary>A piece of a text with what was found in it marked; made of parts that escape themselves.</summary>
public static class SnippetContent
{
    public static IHtmlContent Of(Snippet snippet)
    {
        ArgumentNullException.ThrowIfNull(snippet);
        var content = new HtmlContentBuilder();
        var at = 0;
        if (snippet.IsCutBefore) content.Append("…");
        foreach (var mark in snippet.Marks)
        {
            var (start, length) = mark.GetOffsetAndLength(snippet.Text.Length);
            content.Append(snippet.Text[at..start]);
            var marked = new TagBuilder("mark");
            marked.InnerHtml.Append(snippet.Text.Substring(start, length));
            content.AppendHtml(marked);
            at = start + length;
        }

        content.Append(snippet.Text[at..]);
        if (snippet.IsCutBehind) content.Append("…");
        return content;
    }
}

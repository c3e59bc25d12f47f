using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Shirube.Core;

namespace Shirube.Ingest.Files;

/// <summary>HTML pages. Scripts, styles and frames are dropped (and counted in a finding), nothing is run or fetched.</summary>
internal static class HtmlReader
{
    public const string Name = "html/1";

    private static readonly ImmutableHashSet<string> s_dropped = ["script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "select", "textarea"];

    private static readonly ImmutableHashSet<string> s_blocks =
    [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "ul",
    ];

    /// <exception cref="UnreadableFileException">Too deep, too many elements, wrong encoding.</exception>
    public static SourceDocument Read(ReadOnlySpan<byte> bytes, string fileName, string hash, ReadLimits limits, CancellationToken cancel)
    {
        var (text, _, bad) = TextDecoding.Decode(bytes, fileName);
        HtmlSize.Check(text, fileName, limits);
        cancel.ThrowIfCancellationRequested();
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        using var page = parser.ParseDocument(text);
        var layer = new TextLayer(fileName, limits);
        var dropped = Walk(page.DocumentElement, layer, fileName, limits, cancel);
        var document = layer.Close(hash, SourceFormat.Html, Name, []);
        var findings = bad.IsEmpty ? [] : TextDecoding.Findings(hash, document.Lines);
        if (dropped > 0)
        {
            var count = dropped.ToString(CultureInfo.InvariantCulture);
            findings = findings.Add(new(
                Severity.Information,
                "active-content-dropped",
                $"スクリプト・スタイル・埋め込みなど{count}個の要素は読まずに除きました",
                $"{count} scripts, styles, frames and the like were left out unread",
                []));
        }

        return document with { Findings = findings };
    }

    /// <summary>Goes through the tree without recursion, so that no depth can break the stack.</summary>
    private static int Walk(INode root, TextLayer layer, string fileName, ReadLimits limits, CancellationToken cancel)
    {
        var dropped = 0;
        var visited = 0;
        var depth = 0;
        INode? node = root;
        while (node is not null)
        {
            if ((++visited & 0xFFF) == 0) cancel.ThrowIfCancellationRequested();
            var enter = true;
            if (node is IElement element)
            {
                if (s_dropped.Contains(element.LocalName))
                {
                    if (element.LocalName is "script" or "style" or "iframe" or "object" or "embed") dropped++;
                    enter = false;
                }
                else if (element.LocalName == "sup" && OnlyText(element) is { } number && TextLayer.Superscript(number) is { } raised)
                {
                    layer.Text(raised);
                    enter = false;
                }
                else Start(element, layer);
            }
            else if (node.NodeType == NodeType.Text) layer.Text(node.NodeValue);

            if (enter && node.FirstChild is { } child)
            {
                if (++depth > limits.Nesting * 2) throw FileErrors.TooDeep(fileName, limits.Nesting);
                node = child;
                continue;
            }

            if (enter && node is IElement leaf) End(leaf, layer);
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                depth--;
                if (node is IElement done) End(done, layer);
            }

            node = node is null || node == root ? null : node.NextSibling;
        }

        return dropped;
    }

    private static void Start(IElement element, TextLayer layer)
    {
        switch (element.LocalName)
        {
            case "table":
                layer.StartTable();
                break;
            case "tr" when layer.IsInOutermostTable:
                layer.StartRow();
                break;
            case "td" or "th" when layer.IsInOutermostTable:
                layer.StartCell();
                break;
            case "br":
                layer.Break();
                break;
            case "li":
                layer.Break();
                layer.Text(layer.IsInCell ? Bullet(element, "") : Bullet(element, "- "));
                break;
            case var name when s_blocks.Contains(name):
                layer.Break();
                break;
        }
    }

    private static void End(IElement element, TextLayer layer)
    {
        switch (element.LocalName)
        {
            case "table":
                layer.EndTable();
                break;
            case "tr" when layer.IsInOutermostTable:
                layer.EndRow();
                break;
            case "td" or "th" when layer.IsInOutermostTable:
                layer.EndCell(Math.Clamp((element as IHtmlTableCellElement)?.ColumnSpan ?? 1, 1, 20));
                break;
            case var name when s_blocks.Contains(name):
                layer.Break();
                break;
        }
    }

    /// <summary>The bullet a browser would show, unless the item's own text brings one.</summary>
    private static string Bullet(IElement item, string before)
    {
        if (FirstCharacter(item) is '・' or '○' or '〇' or '◯') return before;
        return item.ParentElement?.LocalName == "ol" ? before : before + "・ ";
    }

    /// <summary>The text of an element that holds nothing but one text, with or without a link around it; else null.</summary>
    private static string? OnlyText(INode node)
    {
        for (var steps = 0; steps < 4 && node.ChildNodes.Length == 1; steps++)
        {
            node = node.FirstChild!;
            if (node.NodeType == NodeType.Text) return node.NodeValue;
        }

        return null;
    }

    /// <summary>First visible character, looked for in the first few nodes only: a list may lie in a list in a list.</summary>
    private static char FirstCharacter(INode item)
    {
        INode? node = item.FirstChild;
        for (var steps = 0; steps < 16 && node is not null; steps++)
        {
            if (node.NodeType == NodeType.Text && node.NodeValue.AsSpan().TrimStart() is [var first, ..]) return first;
            node = node.FirstChild ?? node.NextSibling;
        }

        return '\0';
    }
}

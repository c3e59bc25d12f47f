using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages.Shared;

/// <summary>Keeps the day asked for in the links of a page, so that a reader stays in that time.</summary>
[HtmlTargetElement("a", Attributes = "href")]
public sealed class AsOfLinkTagHelper : TagHelper
{
    public string? Href { get; set; }

    /// <summary>True for the link that leads back to today.</summary>
    public bool WithoutAsOf { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Attributes.SetAttribute("href", WithoutAsOf || ViewContext.HttpContext.AsOf() is not { } asOf ? Href : Keep(Href ?? "", asOf.Asked));
    }

    /// <summary>The address with the day in its query; addresses of other sites and places of the same page stay as they are.</summary>
    public static string Keep(string address, string asked)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address is not (['/', not '/', ..] or "/" or ['?', ..]) || address.Contains($"{AsOfChoice.Parameter}=", StringComparison.Ordinal)) return address;
        var at = address.IndexOf('#', StringComparison.Ordinal);
        var (path, place) = at < 0 ? (address, "") : (address[..at], address[at..]);
        var joint = path.EndsWith('?') ? "" : path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        return $"{path}{joint}{AsOfChoice.Parameter}={Uri.EscapeDataString(asked)}{place}";
    }
}

/// <summary>Keeps the day asked for in a form that asks for another view of the page.</summary>
[HtmlTargetElement("form", Attributes = "[method=get]")]
public sealed class AsOfFormTagHelper : TagHelper
{
    /// <summary>True for a form that asks for the day itself.</summary>
    public bool WithoutAsOf { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (WithoutAsOf || ViewContext.HttpContext.AsOf() is not { } asOf) return;
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.MergeAttributes(new Dictionary<string, string?> { ["type"] = "hidden", ["name"] = AsOfChoice.Parameter, ["value"] = asOf.Asked });
        output.PostContent.AppendHtml(field);
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Shirube.Web.Pages;

/// <summary>What Shirube is, how to read its pages, how to take the data away.</summary>
public sealed class AboutModel : TwinPage
{
    public override string Title => T["about.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public IActionResult OnGet() => Page();

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", "Shirube");
        json.WriteString("description", T["about.lead"]);
        json.WriteString("licence", "Apache-2.0");
        json.WriteEndObject();
    }
}

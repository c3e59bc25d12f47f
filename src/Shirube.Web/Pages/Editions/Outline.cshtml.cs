using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>An edition: what kind of document it is, its sections and how much each holds.</summary>
public sealed class OutlineModel(EditionShelf shelf) : EditionPage(shelf)
{
    public override string Title => View.Title;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public CharacterShares Shares { get; private set; } = null!;

    public int DeadlineCount => View.Draft.Measures.Sum(m => m.Deadlines.Length + m.Next.Sum(n => n.Deadlines.Length));

    public override Table Table => new(
        ["path", "title", "level", "goals", "indicators", "measures", "statusItems", "nextSteps", "lines"],
        View.Sections.Select(n => CsvCells.Of(
            string.Join('/', n.Section.Path.Parts), n.Section.Title, n.Section.Level, n.Counts.Goals, n.Counts.Indicators, n.Counts.Measures,
            n.Counts.StatusItems, n.Counts.NextSteps, JsonParts.Lines(n.Section.Evidence))));

    public IActionResult OnGet()
    {
        Shares = CharacterShares.Of(View.Draft);
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        var draft = View.Draft;
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WriteString("title", draft.Title);
        json.WriteString("decidedOn", CsvCells.Text(draft.DecidedOn));
        json.WriteString("layout", Codec.Name(draft.Layout));
        json.WriteString("format", Codec.Name(draft.Document.Format));
        json.WriteNumber("lines", draft.Document.Lines.Length);
        json.WriteNumber("pages", draft.Document.PageCount);
        json.WriteNumber("measures", draft.Measures.Length);
        json.WriteNumber("indicators", draft.Indicators.Length);
        json.WriteNumber("footnotes", draft.Footnotes.Length);
        json.WriteNumber("restatements", draft.Restatements.Length);
        json.WriteNumber("deadlines", DeadlineCount);
        json.WriteNumber("findings", draft.Findings.Length);
        json.Each("sections", View.Sections, node =>
        {
            json.WriteStartObject();
            json.Each("path", node.Section.Path.Parts, json.WriteStringValue);
            json.WriteNumber("level", node.Section.Level);
            json.WriteString("title", node.Section.Title);
            json.Counts("counts", node.Counts);
            json.WriteString("address", Addresses.Section(Id, node));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

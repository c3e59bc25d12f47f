using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>An edition: what kind of document it is, its sections and how much each holds.</summary>
public sealed class OutlineModel(EditionShelf shelf) : EditionPage(shelf)
{
    public override string Title => View.Title;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public CharacterShares Shares { get; private set; } = null!;

    public CountedOnce DeadlineCount
    {
        get
        {
            var set = View.Draft.Measures.SelectMany(m => m.Next.Select(n => (n.Deadlines.Length, IsRestated: View.Restated.Contains(m, ReportColumn.Next, n))).Prepend((m.Deadlines.Length, IsRestated: View.Restated.Contains(m)))).ToList();
            return new(set.Sum(d => d.Length), set.Where(d => d.IsRestated).Sum(d => d.Length));
        }
    }

    public override Table Table => new(
        ["path", "title", "level", "goals", "indicators", "measures", "statusItems", "nextSteps", "lines", "measuresRestated", "statusItemsRestated", "nextStepsRestated"],
        View.Sections.Select(n => CsvCells.Of(
            string.Join('/', n.Section.Path.Parts), n.Section.Title, n.Section.Level, n.Counts.Goals, n.Counts.Indicators, n.Counts.Measures.Printed,
            n.Counts.StatusItems.Printed, n.Counts.NextSteps.Printed, JsonParts.Lines(n.Section.Evidence), n.Counts.Measures.Restated, n.Counts.StatusItems.Restated, n.Counts.NextSteps.Restated)));

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
        json.Count("measures", View.MeasureCount);
        json.Count("items", View.ItemCount);
        json.WriteNumber("indicators", draft.Indicators.Length);
        json.WriteNumber("footnotes", draft.Footnotes.Length);
        json.WriteNumber("restatements", draft.Restatements.Length);
        json.Count("deadlines", DeadlineCount);
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

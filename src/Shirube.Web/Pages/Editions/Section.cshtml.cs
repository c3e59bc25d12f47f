using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>A section: its goals, indicators and measures, and the sections below it.</summary>
public sealed class SectionModel(EditionShelf shelf) : EditionPage(shelf)
{
    public SectionNode Node { get; private set; } = null!;

    public SectionNode? Previous { get; private set; }

    public SectionNode? Next { get; private set; }

    public override string Title => Node.Heading;

    public override IReadOnlyList<Crumb> Crumbs =>
        [.. base.Crumbs, .. Node.Trail().SkipLast(1).Select(n => new Crumb(n.Heading, Addresses.Section(Id, n)))];

    public override Table Table => MeasureTable.Of(Node.Measures);

    public IActionResult OnGet(string path)
    {
        if (View.FindSection(path) is not { } node) return Missing("problem.no-section", path);
        Node = node;
        var at = View.Sections.IndexOf(node);
        Previous = at > 0 ? View.Sections[at - 1] : null;
        Next = at < View.Sections.Length - 1 ? View.Sections[at + 1] : null;
        return Page();
    }

    public IEnumerable<Goal> GoalsOf(params ImmutableArray<GoalKind> kinds) => Node.Goals.Where(g => kinds.Contains(g.Kind));

    public int NumberOf(Goal goal) => Number(View.Draft.Goals, goal, FactIds.Goal);

    public int NumberOf(Passage passage) => Number(View.Draft.Passages, passage, FactIds.Passage);

    public int NumberOf(ReferenceRow row) => Number(View.Draft.ReferenceRows, row, FactIds.ReferenceRow);

    private int Number<T>(ImmutableArray<T> facts, T fact, Func<int, string> id)
        where T : class => View.Draft.Numbered(facts, id).First(f => ReferenceEquals(f.Fact, fact)).Number;

    public override void WriteJson(Utf8JsonWriter json)
    {
        var facts = json.Facts(View);
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.Each("path", Node.Section.Path.Parts, json.WriteStringValue);
        json.WriteString("title", Node.Section.Title);
        json.Counts("counts", Node.Counts);
        json.Evidence(View, FactIds.Section(Node.Number), Node.Section.Evidence);
        json.Each("sections", Node.Children, n => json.Link("section", n.Heading, Addresses.Section(Id, n)));
        json.Each("goals", Node.Goals, goal =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(goal.Kind));
            json.WriteNumber("level", goal.Level);
            json.WriteString("text", goal.Text);
            json.WriteBoolean("restated", goal.IsRestated);
            json.Evidence(View, FactIds.Goal(NumberOf(goal)), goal.Evidence);
            json.WriteEndObject();
        });
        json.Each("indicators", Node.Indicators, facts.Indicator);
        json.Each("measures", Node.Measures, facts.Measure);
        json.Each("passages", Node.Passages, passage =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(passage.Kind));
            json.WriteString("text", passage.Text);
            json.Evidence(View, FactIds.Passage(NumberOf(passage)), passage.Evidence);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

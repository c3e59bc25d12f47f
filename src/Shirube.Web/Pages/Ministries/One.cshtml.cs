using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Pages.Shared;

namespace Shirube.Web.Pages.Ministries;

/// <summary>A ministry with all that it carries, edition by edition.</summary>
public sealed class OneModel(EditionShelf shelf) : TwinPage
{
    public MinistryEntry Ministry { get; private set; } = null!;

    [BindProperty(SupportsGet = true)]
    public RestatedChoice? Restated { get; set; }

    /// <summary>What the ministry carries, narrowed to what is asked for.</summary>
    public IEnumerable<MinistryShare> Shown => Ministry.Shares.Select(s => s.Of(Restated));

    public OnceLinks Measures => Links(Ministry.MeasureCount);

    public OnceLinks Steps => Links(Ministry.StepCount);

    public override string Title => Ministry.Name;

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["ministries.title"], "/ministries")];

    public override Table Table => new(
        ["edition", "order", "column", "item", "section", "text", "ministries", "deadlines", "lines"],
        Shown.SelectMany(s => s.Measures
            .Select(m => CsvCells.Of(s.View.Id, m.Order, "plan", null, string.Join('/', m.Section.Parts), m.PlanText, m.Ministries.Names, m.Deadlines.Select(d => d.Text), JsonParts.Lines(m.Evidence)))
            .Concat(s.Steps.Select(t => CsvCells.Of(
                s.View.Id, t.Measure.Order, Codec.Name(t.Column), t.Item.Number, string.Join('/', t.Measure.Section.Parts), t.Item.Text, t.Item.Ministries.Names,
                t.Item.Deadlines.Select(d => d.Text), JsonParts.Lines(t.Item.Evidence))))));

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        var entry = MinistryIndex.Of(await shelf.AllAsync(cancel)).FirstOrDefault(m => string.Equals(m.Name.Replace('/', '∕'), name, StringComparison.Ordinal));
        if (entry is null) return Missing("problem.no-ministry", name);
        Ministry = entry;
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.AsOf(AsOf);
        json.WriteString("ministry", Ministry.Name);
        json.Each("fullNames", Ministry.FullNames, json.WriteStringValue);
        json.Each("editions", Shown, share =>
        {
            json.WriteStartObject();
            json.WriteString("edition", share.View.Id);
            json.Count("measureCount", share.MeasureCount);
            json.Count("stepCount", share.StepCount);
            json.Each("measures", share.Measures, json.Facts(share.View).Measure);
            json.Each("steps", share.Steps, step =>
            {
                json.WriteStartObject();
                json.WriteNumber("order", step.Measure.Order);
                json.WriteString("column", Codec.Name(step.Column));
                json.WriteNumber("item", step.Item.Number);
                json.WriteString("text", step.Item.Text);
                json.Evidence(share.View, FactIds.Item(step.Measure.Order, step.Column, step.Item.Number), step.Item.Evidence);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private OnceLinks Links(CountedOnce count) => new(T, count, Restated, choice => Asking((RestatedChoices.Parameter, choice.Value())));
}

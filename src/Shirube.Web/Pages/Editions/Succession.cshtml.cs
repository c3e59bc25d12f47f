using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Policy.Differences;
using Shirube.Web.Editions;
using Shirube.Web.Library;

namespace Shirube.Web.Pages.Editions;

/// <summary>A new plan's targets beside what an earlier edition said on the same matter（計画の引継ぎ）.</summary>
public sealed class SuccessionModel(EditionShelf shelf) : EditionPage(shelf)
{
    /// <summary>Id of the earlier edition; without it the one with most indicators.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Since { get; set; }

    /// <summary>Null where there is no other edition.</summary>
    public EditionView? Earlier { get; private set; }

    public ImmutableArray<EditionSummary> Others { get; private set; } = [];

    public ImmutableArray<SucceedingTarget> Targets { get; private set; } = [];

    public override string Title => T["succession.title"];

    public override Table Table => new(
        ["order", "name", "baseline", "target", "sameOrder", "sameName", "sameBaseline", "sameTarget", "sameValues", "near", "lines"],
        Targets.Select(t => (t.Target, Same: Same(t), t.Near)).Select(t => CsvCells.Of(
            t.Target.Order, t.Target.Name, t.Target.Baseline?.Text, t.Target.Target?.Text, t.Same?.Order, t.Same?.Name, t.Same?.Baseline?.Text, t.Same?.Target?.Text,
            t.Same?.Values.Select(v => v.Text), t.Near.Select(n => n.Fact), JsonParts.Lines(t.Target.Evidence))));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Others = [.. (await Shelf.ListAsync(cancel)).Where(e => e.Edition != Id).OrderBy(e => e.Edition, StringComparer.Ordinal)];
        var since = string.IsNullOrEmpty(Since) ? Others.Where(e => e.Indicators > 0).MaxBy(e => e.Indicators)?.Edition : Since;
        if (since is null) return Page();
        Earlier = since == Id ? null : await Shelf.FindAsync(since, cancel);
        if (Earlier is null) return Missing("problem.no-edition", since);
        Targets = PlanSuccession.Of(Earlier.Draft, View.Draft);
        return Page();
    }

    public Indicator? Same(SucceedingTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Same is { } order ? Earlier!.FindIndicator(order) : null;
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View);
        json.WriteString("since", Earlier?.Id);
        json.Each("targets", Targets, target =>
        {
            json.WriteStartObject();
            json.WritePropertyName("target");
            json.Facts(View).Indicator(target.Target);
            json.WritePropertyName("same");
            if (Same(target) is { } same) json.Facts(Earlier!).Indicator(same);
            else json.WriteNullValue();
            json.Each("near", target.Near, near => json.WriteStringValue(near.Fact));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

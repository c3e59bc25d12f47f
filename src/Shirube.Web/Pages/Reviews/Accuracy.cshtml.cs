using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Policy.Reviews;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Reviews;

/// <summary>How often each rule was right, as far as people looked.</summary>
public sealed class AccuracyModel(EditionShelf shelf) : TwinPage
{
    /// <summary>Rules of the shown editions and of all reviews, by name.</summary>
    public ImmutableArray<RuleAccuracy> Rules { get; private set; } = [];

    public override string Title => T["accuracy.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["queue.title"], "/review")];

    public override Table Table => new(
        ["rule", "reviewed", "accepted", "corrected", "rejected", "share", "low", "high", "bulk"],
        Rules.Select(r => CsvCells.Of(r.Rule, r.Reviewed, r.Accepted, r.Corrected, r.Rejected, Rounded(r.Share), Rounded(r.Interval?.Low), Rounded(r.Interval?.High), r.Bulk)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var reviewed = RuleAccuracy.Of(await shelf.ReviewsAsync(cancel)).ToDictionary(r => r.Rule, StringComparer.Ordinal);
        var rules = new SortedSet<string>(reviewed.Keys, StringComparer.Ordinal);
        foreach (var view in await shelf.AllAsync(cancel))
        {
            rules.UnionWith(view.Facts.Where(f => view.Stored.Reviews.Keys.KeyOf(f.Id) is not null).Select(f => f.Evidence.Rule));
            rules.UnionWith(view.LedgerAt(view.Day.Day).Select(e => e.Read?.Rule ?? e.Rule));
        }

        Rules = [.. rules.Select(r => reviewed.GetValueOrDefault(r, new(r, 0, 0, 0, 0)))];
        Response.Headers.CacheControl = "no-cache, no-store";
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Rules, rule =>
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Rule);
        json.WriteNumber("reviewed", rule.Reviewed);
        json.WriteNumber("accepted", rule.Accepted);
        json.WriteNumber("corrected", rule.Corrected);
        json.WriteNumber("rejected", rule.Rejected);
        Number(json, "share", rule.Share);
        Number(json, "low", rule.Interval?.Low);
        Number(json, "high", rule.Interval?.High);
        json.WriteNumber("bulk", rule.Bulk);
        json.WriteEndObject();
    });

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 4) : null;

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (Rounded(value) is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>The original, line by line, with a fact's characters marked.</summary>
public sealed class SourceModel(EditionShelf shelf) : EditionPage(shelf)
{
    /// <summary>Lines on one page of this view.</summary>
    public const int PageLines = 100;

    public FactCard? Fact { get; private set; }

    public ImmutableArray<SourceLine> Lines { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    /// <summary>Further pages of this view on which the fact goes on.</summary>
    public ImmutableArray<int> FurtherLines { get; private set; } = [];

    public override string Title => T["source.title"];

    public async Task<IActionResult> OnGetAsync(string? fact, int? line, [FromQuery(Name = "page")] int? page, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (fact is not null && (Fact = View.FindFact(fact)) is null) return Missing("problem.no-fact", fact, Id);
        var total = View.Draft.Document.Lines.Length;
        var wanted = line ?? (Fact is { Evidence.Spans: [var first, ..] } ? first.Line : 1);
        if (line is not null && (line < 1 || line > total)) return Missing("problem.no-line", line, total);
        PageCount = (total + PageLines - 1) / PageLines;
        PageNumber = Math.Clamp(page ?? ((wanted - 1) / PageLines) + 1, 1, PageCount);
        var start = ((PageNumber - 1) * PageLines) + 1;
        var end = Math.Min(start + PageLines - 1, total);
        Lines = SourceLines.Of(View, Enumerable.Range(start, end - start + 1), Fact);
        FurtherLines = Fact is null ? [] : [.. Fact.Evidence.LineRuns().Select(r => r.First).Where(l => l < start || l > end)];
        await Task.CompletedTask;
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WriteNumber("page", PageNumber);
        json.WriteNumber("pages", PageCount);
        if (Fact is not null) json.Evidence(View, Fact.Id, Fact.Evidence);
        SourceJson.Lines(json, View, Lines);
        json.WriteEndObject();
    }
}

internal static class SourceJson
{
    public static void Lines(Utf8JsonWriter json, EditionView view, IEnumerable<SourceLine> lines) => json.Each("lines", lines, line =>
    {
        json.WriteStartObject();
        json.WriteNumber("line", line.Number);
        json.WriteString("text", view.Draft.Document.Lines[line.Number - 1]);
        json.Each("facts", line.Facts, f => json.WriteStringValue(f.Id));
        json.WriteEndObject();
    });
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>What a person should know about the document: faults of the source, contradictions, text that no rule understood.</summary>
public sealed class FindingsModel(EditionShelf shelf) : EditionPage(shelf)
{
    public override string Title => T["findings.title"];

    /// <summary>Most serious first; of one severity and code in document order.</summary>
    public IEnumerable<IGrouping<(Severity Severity, string Code), Finding>> Groups =>
        View.Draft.Findings.Concat(View.Stored.WitnessFindings).GroupBy(f => (f.Severity, f.Code)).OrderByDescending(g => g.Key.Severity).ThenBy(g => g.Key.Code, StringComparer.Ordinal);

    public override Table Table => new(
        ["severity", "code", "message", "messageEnglish", "lines"],
        Groups.SelectMany(g => g).Select(f => CsvCells.Of(
            Codec.Name(f.Severity), f.Code, f.Message, f.MessageEnglish, string.Join(' ', f.Spans.Select(s => s.Line).Distinct().Select(l => CsvCells.Text(l))))));

    public IActionResult OnGet() => Page();

    public override void WriteJson(Utf8JsonWriter json) => json.Each(Groups.SelectMany(g => g), finding =>
    {
        json.WriteStartObject();
        json.WriteString("severity", Codec.Name(finding.Severity));
        json.WriteString("code", finding.Code);
        json.WriteString("message", finding.Message);
        json.WriteString("messageEnglish", finding.MessageEnglish);
        json.Spans("spans", finding.Spans);
        json.WriteEndObject();
    });
}

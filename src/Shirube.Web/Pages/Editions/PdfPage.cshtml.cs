using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Web.Contract;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>A page of a PDF original as a picture with a fact's boxes, its text layer beside it.</summary>
public sealed class PdfPageModel(EditionShelf shelf, PagePictures pictures) : EditionPage(shelf)
{
    public int Number { get; private set; }

    public FactCard? Fact { get; private set; }

    /// <summary>Null where the page cannot be drawn here.</summary>
    public DrawnPage? Picture { get; private set; }

    public ImmutableArray<SourceLine> Lines { get; private set; } = [];

    public ImmutableArray<PageBox> Boxes { get; private set; } = [];

    /// <summary>Other pages on which the fact stands.</summary>
    public ImmutableArray<int> FurtherPages { get; private set; } = [];

    public override string Title => T["source.page", Number];

    public override IReadOnlyList<Crumb> Crumbs => [.. base.Crumbs, new(T["source.title"], Addresses.List(Id, "source"))];

    public async Task<IActionResult> OnGetAsync(int number, string? fact, CancellationToken cancel)
    {
        var document = View.Draft.Document;
        if (number < 1 || number > document.PageCount) return Missing("problem.no-page", number, document.PageCount);
        if (fact is not null && (Fact = View.FindFact(fact)) is null) return Missing("problem.no-fact", fact, Id);
        Number = number;
        Picture = await pictures.FindAsync(View, number, cancel);
        Lines = SourceLines.Of(View, Enumerable.Range(1, document.Boxes.Length).Where(l => document.Boxes[l - 1].Page == number), Fact);
        if (Fact is null) return Page();
        var boxes = PageBoxes.Of(Fact.Evidence.Spans, document);
        Boxes = [.. boxes.Where(b => b.Page == number)];
        FurtherPages = [.. boxes.Select(b => b.Page).Where(p => p != number).Distinct()];
        return Page();
    }

    public static string Points(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WriteNumber("page", Number);
        json.WriteNumber("pages", View.Draft.Document.PageCount);
        if (Fact is not null) json.Evidence(View, Fact.Id, Fact.Evidence);
        json.Each("boxes", Boxes, box => json.Each((double[])[box.Left, box.Top, box.Right, box.Bottom], edge => json.WriteNumberValue(Math.Round(edge, 1))));
        SourceJson.Lines(json, View, Lines);
        json.WriteEndObject();
    }
}

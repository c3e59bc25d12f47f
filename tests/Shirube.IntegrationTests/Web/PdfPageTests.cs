using System.Net;
using System.Security.Cryptography;
using Shirube.Core;
using Shirube.IntegrationTests.CommandLine;

namespace Shirube.IntegrationTests.Web;

/// <summary>On a server of its own, with the sample's PDF and one fact on its first page.</summary>
public sealed class PdfPageTests : IAsyncLifetime
{
    private readonly WebServer _server = new();

    public async Task InitializeAsync()
    {
        await _server.InitializeAsync();
        var pdf = await File.ReadAllBytesAsync(ShirubeProcess.Sample("strategy-markup.pdf"));
        var document = new SourceDocument
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(pdf)),
            FileName = "sample.pdf",
            Format = SourceFormat.Pdf,
            Reader = "pdf/test",
            Lines = ["○灯台を保つ。"],
            Boxes = [new(1, 60, 100, 260, 114)],
            PageCount = 1,
        };
        var span = new SourceSpan(document.Hash, 1, 1, 6);
        var draft = new DraftEdition
        {
            Document = document,
            Layout = Layout.Markup,
            RuleVersion = "markup/1",
            Measures = [new() { Order = 1, Section = SectionPath.Of("1"), SectionTitle = "灯台", PlanText = "灯台を保つ。", Evidence = new("markup.measure", 1, [span]) }],
            Pieces = [new(new(document.Hash, 1, 0, 1), PieceKind.Structure, "bullet", null), new(span, PieceKind.Fact, "planText", "measure:1")],
        };
        await _server.Shelf.Own.SaveAsync(draft, "paged", pdf, CancellationToken.None);
    }

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_fact_of_a_pdf_links_to_its_page_and_box()
    {
        var measure = await _server.Client.GetStringAsync(new Uri("/editions/paged/measures/1", UriKind.Relative));
        Assert.Contains("/editions/paged/pages/1?fact=measure:1#L1", measure, StringComparison.Ordinal);
        var page = await _server.Client.GetStringAsync(new Uri("/editions/paged/pages/1?fact=measure:1", UriKind.Relative));
        Assert.Contains("<rect class=\"fact-box\" x=\"58\" y=\"98\" width=\"204\" height=\"18\"", page, StringComparison.Ordinal);
        Assert.Contains("<mark>灯台を保つ。</mark>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_drawn_and_kept()
    {
        for (var i = 0; i < 2; i++)
        {
            using var answer = await _server.Client.GetAsync("/editions/paged/pages/1.png");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_said()
    {
        using var answer = await _server.Client.GetAsync("/editions/paged/pages/2");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}

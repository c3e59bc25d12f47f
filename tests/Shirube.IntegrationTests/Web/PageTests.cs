using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Analytics.Duck;
using Shirube.Tests.Analytics;
using Shirube.Web.Exports;

namespace Shirube.IntegrationTests.Web;

[Collection(WebServerGroup.Name)]
public sealed partial class PageTests(WebServer server)
{
    public static TheoryData<string> Pages => [.. PageAddresses.Pages];

    public static TheoryData<string> Lists => [.. PageAddresses.Lists];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_answers_in_both_languages(string address)
    {
        foreach (var language in (string[])["ja", "en"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await server.Client.SendAsync(request);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Single(Heading().Matches(page));
        }
    }

    [Theory]
    [InlineData("until=2033", "1")]
    [InlineData("until=2034", "1 2")]
    [InlineData("until=2032", "")]
    [InlineData("says=潮流協議会", "1 2")]
    [InlineData("until=2033&says=残る 二か所", "1")]
    [InlineData("until=2034&says=山", "")]
    public async Task Measures_are_asked_for_by_their_last_deadline_and_the_words_of_their_next_steps(string query, string orders)
    {
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync("/editions/2031/measures.json?" + query));
        Assert.Equal(orders, string.Join(' ', json.RootElement.EnumerateArray().Select(m => m.GetProperty("order").GetInt32())));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_a_json_twin(string address)
    {
        using var answer = await server.Client.GetAsync(PageAddresses.Twin(address, ".json"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.NotEqual(0, json.RootElement.ValueKind == JsonValueKind.Array ? json.RootElement.GetArrayLength() : json.RootElement.EnumerateObject().Count());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_list_can_be_taken_away_as_csv(string address)
    {
        using var answer = await server.Client.GetAsync(PageAddresses.Twin(address, ".csv"));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.True(bytes.AsSpan().Count((byte)'\n') >= 2);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_list_can_be_taken_away_for_excel_with_the_rows_of_the_csv(string address)
    {
        using var answer = await server.Client.GetAsync(PageAddresses.Twin(address, ".xlsx"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(XlsxExport.ContentType, answer.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        var rows = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().ToList();
        using var csv = new CsvParser(new StringReader(await server.Client.GetStringAsync(new Uri(PageAddresses.Twin(address, ".csv"), UriKind.Relative))), CultureInfo.InvariantCulture);
        foreach (var row in rows)
        {
            Assert.True(csv.Read());
            Assert.Equal(csv.Record!.Select(c => c.TrimStart('\uFEFF', '\'').ReplaceLineEndings("\n")), row.Elements<Cell>().Select(c => c.InnerText.TrimStart('\'').ReplaceLineEndings("\n")));
        }

        Assert.False(csv.Read());
        Assert.True(rows.Count >= 2);
    }

    [DuckTheory]
    [MemberData(nameof(Lists))]
    public async Task Every_list_can_be_taken_away_as_parquet_with_the_rows_of_the_csv(string address)
    {
        using var answer = await server.Client.GetAsync(PageAddresses.Twin(address, ".parquet"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((ParquetExport.ContentType, "attachment"), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.DispositionType));
        Assert.EndsWith(".parquet", answer.Content.Headers.ContentDisposition?.FileNameStar, StringComparison.Ordinal);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        using var database = DuckDatabase.Open(null);
        using var connection = database.Connect();
        using var rows = connection.Query($"select * from read_parquet('{file}')", CancellationToken.None);
        using var csv = new CsvParser(new StringReader(await server.Client.GetStringAsync(new Uri(PageAddresses.Twin(address, ".csv"), UriKind.Relative))), CultureInfo.InvariantCulture);
        Assert.True(csv.Read());
        Assert.Equal(csv.Record!.Length, rows.Columns.Length);
        foreach (var row in rows.Rows())
        {
            Assert.True(csv.Read());
            Assert.Equal(
                csv.Record!.Select(c => c.TrimStart('\'').ReplaceLineEndings("\n")),
                row.Zip(csv.Record!, (cell, text) => cell is double number ? number.Equals(double.Parse(text, CultureInfo.InvariantCulture)) ? text : $"{number}" : (cell as string ?? "").TrimStart('\'').ReplaceLineEndings("\n")));
        }

        Assert.False(csv.Read());
        File.Delete(file);
    }

    [Fact]
    public async Task A_page_that_is_no_list_has_no_table_to_take_away()
    {
        using var answer = await server.Client.GetAsync("/about.xlsx");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("/about.xlsx", json.RootElement.GetProperty("instance").GetString());
        Assert.DoesNotContain(".xlsx", await server.Client.GetStringAsync(new Uri("/upload", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_link_of_a_page_leads_somewhere(string address)
    {
        var page = await server.Client.GetStringAsync(new Uri(address, UriKind.Relative));
        foreach (var target in Link().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["target"].Value)).Distinct(StringComparer.Ordinal))
        {
            var absolute = new Uri(new Uri(server.Address, address), target);
            using var answer = await server.Client.GetAsync(absolute);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} -> {target}: {(int)answer.StatusCode}");
            if (absolute.Fragment.Length < 2 || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            Assert.True(html.Contains($"id=\"{Uri.UnescapeDataString(absolute.Fragment[1..])}\"", StringComparison.Ordinal), $"{address} -> {target}: no such place");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_lets_a_document_speak_html(string address)
    {
        using var answer = await server.Client.GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" onclick=", page, StringComparison.OrdinalIgnoreCase);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task The_hostile_measure_is_shown_as_its_letters()
    {
        var page = await server.Client.GetStringAsync(new Uri("/editions/2031/measures/2", UriKind.Relative));
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/editions/1066")]
    [InlineData("/editions/2031/measures/99")]
    [InlineData("/editions/2031/sections/9")]
    [InlineData("/editions/2031/indicators/99")]
    [InlineData("/editions/2031/pages/1")]
    [InlineData("/editions/2031/source?fact=measure:99")]
    [InlineData("/editions/2031/source?line=999")]
    [InlineData("/ministries/無")]
    [InlineData("/uploads/0123")]
    [InlineData("/assets/..%2f..%2fshirube.db")]
    public async Task What_is_not_there_is_a_page_and_a_problem(string address)
    {
        using var page = await server.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.True(page.Headers.Contains("Content-Security-Policy"));

        using var twin = await server.Client.GetAsync(PageAddresses.Twin(address, ".json"));
        Assert.Equal(HttpStatusCode.NotFound, twin.StatusCode);
        if (address.StartsWith("/assets", StringComparison.Ordinal)) return;
        Assert.Equal("application/problem+json", twin.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await twin.Content.ReadAsStringAsync());
        Assert.Equal(["type", "title", "status", "detail", "instance"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal(404, json.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Answers_no_foreign_host_name()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "evil.example";
        using var answer = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_language_is_kept_once_chosen()
    {
        using var answer = await server.Client.GetAsync("/about?lang=en");
        Assert.Contains("shirube-lang=en", string.Join(';', answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/about");
        request.Headers.Add("Cookie", "shirube-lang=en");
        request.Headers.AcceptLanguage.ParseAdd("ja");
        using var next = await server.Client.SendAsync(request);
        Assert.Contains("<html lang=\"en\">", await next.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_original_is_saved_and_never_shown()
    {
        using var answer = await server.Client.GetAsync("/editions/2031/original");
        Assert.Equal(FictionalEdition.Bytes, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task Every_fact_of_a_measure_names_its_lines_rule_and_review()
    {
        var page = await server.Client.GetStringAsync(new Uri("/editions/2031/measures/1", UriKind.Relative));
        foreach (var fact in (string[])["measure:1", "measure:1/status:1", "measure:1/status:2", "measure:1/next:1", "measure:1/next:2", "footnote:2"])
        {
            Assert.Contains($"/editions/2031/source?fact={fact}#L", page, StringComparison.Ordinal);
        }

        Assert.Equal(Regex.Count(page, "class=\"evidence\"", RegexOptions.NonBacktracking), Regex.Count(page, "機械読み取り", RegexOptions.NonBacktracking));
        Assert.Contains("markup.item", page, StringComparison.Ordinal);
        Assert.Contains("markup/1", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<h1[ >]", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex("(href|src)=\"(?<target>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}

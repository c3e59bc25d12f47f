using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Shirube.Web.Contract;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages;

/// <summary>Writes a page's JSON.</summary>
internal sealed class JsonTwinResult(TwinPage page) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer, EditionJson.Options))
        {
            page.WriteJson(json);
        }

        buffer.WriteByte((byte)'\n');
        var response = context.HttpContext.Response;
        response.StatusCode = page.JsonStatus;
        response.ContentType = page.JsonType;
        response.ContentLength = buffer.Length;
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}

/// <summary>Writes a list as CSV: UTF-8 with byte order mark and CR LF, which spreadsheet programs open as it is.</summary>
internal sealed class CsvResult(Table table, string path) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var column in table.Columns) csv.WriteField(column);
            await csv.NextRecordAsync();
            foreach (var row in table.Rows)
            {
                foreach (var cell in row) csv.WriteField(Table.Harmless(cell));
                await csv.NextRecordAsync();
            }
        }

        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        var name = path.Trim('/').Replace('/', '-') + ".csv";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Exports;
using Shirube.Web.Hosting;

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

/// <summary>Gives a list as a file to save.</summary>
internal sealed class SheetResult(Table table, string path, TwinFormat format) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var name = path.Trim('/').Replace('/', '-');
        using var buffer = new MemoryStream();
        switch (format)
        {
            case TwinFormat.Xlsx:
                XlsxExport.Write(buffer, table.Sheet(path[(path.LastIndexOf('/') + 1)..]));
                break;
            case TwinFormat.Parquet:
                ParquetExport.Write(buffer, table.Sheet(name), context.HttpContext.RequestAborted);
                break;
            default:
                CsvExport.Write(buffer, table.Sheet(name));
                break;
        }

        var response = context.HttpContext.Response;
        response.ContentType = format switch
        {
            TwinFormat.Xlsx => XlsxExport.ContentType,
            TwinFormat.Parquet => ParquetExport.ContentType,
            _ => "text/csv; charset=utf-8",
        };
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name + context.HttpContext.AskedEnding());
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentLength = buffer.Length;
        buffer.Position = 0;
        await buffer.CopyToAsync(response.Body, context.HttpContext.RequestAborted);
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Uploads;

namespace Shirube.Web.Pages.Uploads;

/// <summary>Takes a file to read.</summary>
public sealed class UploadModel(UploadDesk desk, WebHostOptions options) : TwinPage
{
    public override string Title => T["upload.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/")];

    public long MaxBytes => options.MaxUploadBytes;

    /// <summary>What is wrong with the form that was sent; null at first.</summary>
    public string? Fault { get; private set; }

    public string? Edition { get; private set; }

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? edition, string? layout, CancellationToken cancel)
    {
        Edition = string.IsNullOrWhiteSpace(edition) ? null : edition.Trim();
        if (file is null || file.Length == 0) return Again(T["upload.no-file"]);
        if (file.Length > options.MaxUploadBytes)
        {
            return Again(T["upload.too-large", UploadSize.Megabytes(file.Length), UploadSize.Megabytes(options.MaxUploadBytes)]);
        }

        if (Edition is not null && !EditionName.IsValid(Edition)) return Again(T["upload.bad-edition", Edition]);
        Layout? wanted = Enum.TryParse<Layout>(layout, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, cancel);
        }

        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        return desk.TryAccept(bytes, name, Edition, wanted) is { } id ? Redirect("/uploads/" + id) : Again(T["upload.busy"]);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("maxBytes", options.MaxUploadBytes);
        json.Each("layouts", Enum.GetValues<Layout>(), layout => json.WriteStringValue(Codec.Name(layout)));
        json.WriteEndObject();
    }

    private PageResult Again(string fault)
    {
        Fault = fault;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Storage.Rows;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Uploads;

namespace Shirube.Web.Pages.Uploads;

/// <summary>An upload on its way, and what came of it.</summary>
public sealed class StatusModel(UploadDesk desk) : TwinPage
{
    public UploadStatus Upload { get; private set; } = null!;

    public override string Title => T["upload-stage." + Upload.Stage];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["upload.title"], "/upload")];

    /// <summary>What is wrong with the edition that was named; null where nothing is.</summary>
    public string? Fault { get; private set; }

    public IActionResult OnGet(string id)
    {
        if (desk.Find(id) is not { } upload) return Missing("problem.no-upload");
        Upload = upload;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    public async Task<IActionResult> OnPostCancelAsync(string id)
    {
        await desk.CancelAsync(id);
        return Redirect("/uploads/" + Uri.EscapeDataString(id));
    }

    public IActionResult OnPostEdition(string id, string? edition)
    {
        if (desk.Find(id) is not { } upload) return Missing("problem.no-upload");
        if (edition is not null && EditionName.IsValid(edition.Trim()) && desk.NameEdition(id, edition.Trim())) return Redirect("/uploads/" + Uri.EscapeDataString(id));
        Upload = upload;
        Fault = T["upload.bad-edition", edition];
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Upload.Id);
        json.WriteString("fileName", Upload.FileName);
        json.WriteNumber("bytes", Upload.Bytes);
        json.WriteString("stage", Codec.Name(Upload.Stage));
        json.WriteBoolean("finished", Upload.IsFinished);
        json.WriteString("text", Title);
        if (Upload.Outcome is { } outcome)
        {
            json.WriteString("outcome", Codec.Name(outcome.Kind));
            json.WriteString("edition", outcome.Edition);
            json.WriteString("address", Addresses.Edition(outcome.Edition));
            LinkMovesJson.Write(json, outcome.Moves);
        }

        if (Upload.Error is { } error)
        {
            json.WriteStartObject("error");
            json.WriteString("code", error.Code);
            json.WriteString("japanese", error.Japanese);
            json.WriteString("english", error.English);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Pages.Editions;

/// <summary>The proof that nothing was lost: what each non-blank character of the document was read as.</summary>
public sealed class VerificationModel(EditionShelf shelf) : EditionPage(shelf)
{
    public CharacterShares Shares { get; private set; } = null!;

    public override string Title => T["verification.title"];

    public override Table Table => new(
        ["kind", "role", "characters", "share"],
        Shares.Roles.Select(r => CsvCells.Of(Codec.Name(r.Kind), r.Role, r.Characters, Math.Round(r.Share, 6))));

    public IActionResult OnGet()
    {
        Shares = CharacterShares.Of(View.Draft);
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.WriteNumber("characters", Shares.Total);
        json.WriteNumber("accounted", Shares.Claimed);
        json.WriteNumber("unread", Shares.Of(PieceKind.Finding));
        json.Each("roles", Shares.Roles, role =>
        {
            json.WriteStartObject();
            json.WriteString("kind", Codec.Name(role.Kind));
            json.WriteString("role", role.Role);
            json.WriteNumber("characters", role.Characters);
            json.WriteNumber("share", Math.Round(role.Share, 6));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }
}

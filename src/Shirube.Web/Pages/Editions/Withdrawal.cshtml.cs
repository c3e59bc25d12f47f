using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Policy.Withdrawals;
using Shirube.Web.Accounts;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Editions;

/// <summary>Withdrawing an edition（取り下げ）and taking it back: who did when and why, and what goes or comes with it. It stays while the edition is withdrawn.</summary>
public sealed class WithdrawalModel(EditionShelf shelf) : TwinPage
{
    public StoredEdition Edition { get; private set; } = null!;

    public string Id => Edition.Summary.Edition;

    /// <summary>Links and ledger states that hang on the edition.</summary>
    public EditionHold Hold { get; private set; } = null!;

    /// <summary>Oldest first; as of a day only what was said by then.</summary>
    public ImmutableArray<Withdrawal> Said { get; private set; } = [];

    /// <summary>By which the edition is withdrawn; null where it is shown.</summary>
    public Withdrawal? Standing => Withdrawal.Standing(Said, null);

    public string? Person => HttpContext.Person();

    /// <summary>What is wrong with the form that was sent; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>The reason that was typed.</summary>
    public string? Why { get; private set; }

    public override string Title => T["withdrawal.title"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), .. Standing is null ? [new Crumb(Edition.Summary.Title ?? Id, Addresses.Edition(Id))] : Array.Empty<Crumb>()];

    public async Task<IActionResult> OnGetAsync(string edition, CancellationToken cancel) => await FindAsync(edition, cancel) ? Page() : Missing("problem.no-edition", edition);

    public async Task<IActionResult> OnPostAsync(string edition, string? why, int seen, CancellationToken cancel)
    {
        if (!await FindAsync(edition, cancel)) return Missing("problem.no-edition", edition);
        Why = FactFields.Clean("", why);
        if (Person is not { } who) return Again("withdrawal.sign-in-first", StatusCodes.Status401Unauthorized);
        if (Why.Length is 0 or > Withdrawal.LongestReason) return Again("withdrawal.no-reason", StatusCodes.Status400BadRequest);
        // the form says what it saw: one that has been overtaken neither withdraws twice nor turns the other's word round
        var wanted = Withdrawal.Standing([.. Said.Take(seen)], null) is null ? WithdrawalState.Withdrawn : WithdrawalState.Back;
        if (await shelf.WithdrawAsync(Id, wanted, who, Why, seen, cancel)) return LocalRedirect(Addresses.Withdrawal(Id));
        await FindAsync(edition, cancel);
        return Again("withdrawal.overtaken", StatusCodes.Status409Conflict);
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.AsOf(AsOf);
        json.WriteString("edition", Id);
        json.WriteBoolean("withdrawn", Standing is not null);
        json.Each("history", Said, word =>
        {
            json.WriteStartObject();
            WithdrawalJson.Write(json, word);
            json.WriteEndObject();
        });
        WithdrawalJson.WriteMoves(json, Hold, IsGone);
        json.WriteEndObject();
    }

    /// <summary>True where what hangs on the edition is gone, or would go; false where it came back with it.</summary>
    public bool IsGone => Standing is not null || Said.IsEmpty;

    private async Task<bool> FindAsync(string edition, CancellationToken cancel)
    {
        if (await shelf.StoredAsync(edition, cancel) is not var (stored, hold)) return false;
        (Edition, Hold) = (stored, hold);
        Said = AsOf is { } asOf ? stored.Summary.Withdrawals.RemoveAll(w => w.Day > asOf.Day) : stored.Summary.Withdrawals;
        Response.Headers.CacheControl = "no-cache, no-store";
        return true;
    }

    private PageResult Again(string fault, int status)
    {
        Fault = T[fault];
        Response.StatusCode = status;
        return Page();
    }
}

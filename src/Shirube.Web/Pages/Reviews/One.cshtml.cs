using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Storage.Rows;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Reviews;

/// <summary>One thing to review: what was read beside its source, what people said of it, and the form to say something.</summary>
public sealed class OneModel(EditionShelf shelf, ReviewSubjects subjects, ReviewDesk desk) : EditionPage(shelf)
{
    public ReviewSubject Subject { get; private set; } = null!;

    /// <summary>What is wrong with the form that was sent; null where nothing is.</summary>
    public string? Fault { get; private set; }

    /// <summary>What was typed, to be decided on again.</summary>
    public Answer? Entered { get; private set; }

    /// <summary>Where to go after an answer.</summary>
    public string Back { get; private set; } = "";

    public override string Title => T["review.of", $"{T["fact." + SubjectName]} {Subject.Card.Label}"];

    public override IReadOnlyList<Crumb> Crumbs => [.. base.Crumbs, new(T["queue.title"], "/review")];

    public string? Person => HttpContext.Person();

    public async Task<IActionResult> OnGetAsync(string? of, string? back, CancellationToken cancel) => await FindAsync(of, back, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? of, string? key, int seen, string? verdict, string? why, string? back, CancellationToken cancel)
    {
        if (await FindAsync(of, back, cancel) is { } missing) return missing;
        if (Person is not { } who) return Again("review.sign-in-first", StatusCodes.Status401Unauthorized);
        if (!Enum.TryParse<Verdict>(verdict, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted)) return Refuse(StatusCodes.Status400BadRequest, "review.bad-value");
        var values = Request.Form.Where(f => f.Key.StartsWith(SubjectForm.FieldPrefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[SubjectForm.FieldPrefix.Length..], f => f.Value.ToString(), StringComparer.Ordinal);
        Entered = new(key ?? "", seen, wanted, values, why);
        switch (await desk.AnswerAsync(Subject, Entered, who, cancel))
        {
            case AnswerOutcome.Stored:
                return LocalRedirect(Back.Length > 0 ? Back : Subject.Address);
            case AnswerOutcome.Overtaken:
                await ReadAgainAsync(of!, cancel);
                return Again("review.overtaken", StatusCodes.Status409Conflict);
            case AnswerOutcome.NothingNew:
                return Again("review.nothing-new", StatusCodes.Status400BadRequest);
            default:
                return Again("review.bad-value", StatusCodes.Status400BadRequest);
        }
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Provenance(View, AsOf);
        json.ReviewSubject(Subject);
        json.Each("history", Subject.History, review =>
        {
            json.WriteStartObject();
            json.WriteString("state", Codec.Name(review.State));
            json.WriteString("field", review.Field);
            json.WriteString("oldValue", review.OldValue);
            json.WriteString("newValue", review.NewValue);
            json.WriteString("who", review.Who);
            json.WriteString("when", review.When.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("why", review.Why);
            json.WriteString("rule", review.Rule);
            json.WriteString("ruleVersion", review.RuleVersion);
            json.WriteBoolean("bulk", review.IsBulk);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private string SubjectName => Subject.Kind switch { SubjectKind.Deadline => "deadline", SubjectKind.Link => "link", _ => Subject.Card.Kind };

    private async Task<IActionResult?> FindAsync(string? of, string? back, CancellationToken cancel)
    {
        if (of is null || await subjects.FindAsync(View, of, cancel) is not { } subject) return Missing("problem.no-fact", of, Id);
        Subject = subject;
        Back = !string.IsNullOrEmpty(back) && Url.IsLocalUrl(back) ? back : "";
        return null;
    }

    // what the other said is shown, and the form carries the new number
    private async Task ReadAgainAsync(string of, CancellationToken cancel)
    {
        if (await Shelf.FindAsync(Id, cancel) is { } view && await subjects.FindAsync(view, of, cancel) is { } subject) Subject = subject;
    }

    private PageResult Again(string fault, int status)
    {
        Fault = T[fault];
        Response.StatusCode = status;
        return Page();
    }
}

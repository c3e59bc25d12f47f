using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shirube.Policy.Reviews;
using Shirube.Web.Accounts;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Reviews;

/// <summary>Accepting all above a threshold of confidence: first how many that are, then the word.</summary>
public sealed class BulkModel(ReviewQueue queue, ReviewDesk desk) : TwinPage
{
    /// <summary>What can be chosen. States of deadlines have no probability, and findings are no readings: they are looked at one by one.</summary>
    public static ImmutableArray<double> Thresholds { get; } = [1, 0.99, 0.95, 0.9];

    [BindProperty(SupportsGet = true)]
    public SubjectKind Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public double Threshold { get; private set; } = 1;

    /// <summary>What would be accepted.</summary>
    public ImmutableArray<ReviewSubject> Subjects { get; private set; } = [];

    /// <summary>How many were stored; null before.</summary>
    public int? Stored { get; private set; }

    public string? Fault { get; private set; }

    public override string Title => T["queue.bulk"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["queue.title"], "/review")];

    public string? Person => HttpContext.Person();

    public IEnumerable<(string Edition, string? Rule, int Count)> Groups =>
        Subjects.GroupBy(s => (s.View.Id, s.Rule)).OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Rule, StringComparer.Ordinal).Select(g => (g.Key.Id, g.Key.Rule, g.Count()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(int count, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } refused) return refused;
        if (Person is not { } who) return Refuse(StatusCodes.Status401Unauthorized, "review.sign-in-first");
        if (Subjects.Length != count) return Again();
        var stored = 0;
        foreach (var edition in Subjects.GroupBy(s => s.View.Id, StringComparer.Ordinal))
        {
            if (!await desk.AcceptAsync(edition.Key, edition, who, cancel)) return Again();
            stored += edition.Count();
        }

        Stored = stored;
        return Page();
    }

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("count", Subjects.Length);
        json.WriteNumber("at", Threshold);
        json.Each("rules", Groups, group =>
        {
            json.WriteStartObject();
            json.WriteString("edition", group.Edition);
            json.WriteString("rule", group.Rule);
            json.WriteNumber("count", group.Count);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        Threshold = Thresholds.FirstOrDefault(t => QueueModel.Threshold(t) == At, At is null ? 1 : 0);
        if (Threshold == 0 || Kind is not (SubjectKind.Fact or SubjectKind.Link)) return Refuse(StatusCodes.Status400BadRequest, "review.bad-value");
        var entries = await queue.ListAsync(new(Kind, string.IsNullOrEmpty(Edition) ? null : Edition, ReviewState.Machine), cancel);
        Subjects = [.. entries.Where(e => e.Confidence >= Threshold).Select(queue.Find).OfType<ReviewSubject>()];
        Response.Headers.CacheControl = "no-cache, no-store";
        return null;
    }

    private PageResult Again()
    {
        Fault = T["queue.bulk-changed"];
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Shirube.Search.Analysis;
using Shirube.Search.Queries;
using Shirube.Storage.Rows;
using Shirube.Web.Accounts;
using Shirube.Web.Editions;
using Shirube.Web.Reviews;
using Shirube.Web.Search;

namespace Shirube.Web.Pages.Search;

/// <summary>The dictionary of words that name one thing: what the texts tell, and what people say of it.</summary>
public sealed class DictionaryModel(SearchDesk desk, EditionShelf shelf, TimeProvider clock) : TwinPage
{
    public const int LongestWord = 100;

    private const int MostShown = 200;

    private ImmutableArray<Synonym> _pairs = [];

    /// <summary>Pairs of which a word holds this are shown.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Word { get; set; }

    /// <summary>The other word of a pair that the reader came for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Other { get; set; }

    /// <summary>What people said, the latest first.</summary>
    public ImmutableArray<SynonymWord> Said { get; private set; } = [];

    public ImmutableArray<Synonym> Shown { get; private set; } = [];

    /// <summary>Pairs that hold the word, of which only the first are shown.</summary>
    public int Count { get; private set; }

    public string? Fault { get; private set; }

    public string? Why { get; private set; }

    public string? Person => HttpContext.Person();

    /// <summary>How many words on the entered pair there are.</summary>
    public int Seen => SaidOf(Word, Other).Count();

    public override string Title => T["search.dictionary"];

    public override IReadOnlyList<Crumb> Crumbs => [new(T["home.crumb"], "/"), new(T["search.title"], "/search")];

    public override Table Table => new(["word", "sameAs", "reason"], _pairs.Select(p => CsvCells.Of(p.Word, p.SameAs, p.Reason)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? says, string? why, int seen, CancellationToken cancel)
    {
        (Word, Other, Why) = (FactFields.Clean("", Word), FactFields.Clean("", Other), FactFields.Clean("", why));
        if (Person is not { } who) return await AgainAsync("search.sign-in-first", StatusCodes.Status401Unauthorized, cancel);
        if (!Enum.TryParse<SynonymSaying>(says, ignoreCase: true, out var saying) || !Enum.IsDefined(saying) || !ModelState.IsValid || !IsPair() || Why.Length is 0 or > ReviewDesk.LongestReason)
        {
            return await AgainAsync("search.bad-pair", StatusCodes.Status400BadRequest, cancel);
        }

        var store = (await shelf.ShownAsync(cancel)).SynonymWords;
        var isStored = await store.AddAsync(new(saying, Word, Other, who, clock.GetUtcNow(), Why), seen, cancel);
        return isStored ? LocalRedirect("/search/words" + Asking(("word", Word))) : await AgainAsync("review.overtaken", StatusCodes.Status409Conflict, cancel);
    }

    public bool IsStanding(SynonymWord word) => word.Says != SynonymSaying.Undone && SaidOf(word.Word, word.Other).First() == word;

    public override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.Each("pairs", _pairs, p =>
        {
            json.WriteStartObject();
            json.WriteString("word", p.Word);
            json.WriteString("sameAs", p.SameAs);
            json.WriteString("reason", p.Reason);
            json.WriteEndObject();
        });
        json.Each("said", Said, w =>
        {
            json.WriteStartObject();
            json.WriteString("says", Codec.Name(w.Says));
            json.WriteString("word", w.Word);
            json.WriteString("other", w.Other);
            json.WriteBoolean("standing", IsStanding(w));
            json.WriteString("who", w.Who);
            json.WriteString("when", w.When);
            json.WriteString("why", w.Why);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private bool IsPair()
    {
        var (a, b) = (SearchKey.Of(Word!), SearchKey.Of(Other!));
        return a != b && a.Length >= 2 && b.Length >= 2 && Word!.Length <= LongestWord && Other!.Length <= LongestWord;
    }

    private IEnumerable<SynonymWord> SaidOf(string? word, string? other)
    {
        var pair = SynonymWord.PairOf(word ?? "", other ?? "");
        return Said.Where(w => w.Pair == pair);
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var search = await desk.SearchAsync(cancel);
        await search.FollowAsync(cancel);
        _pairs = [.. AddedWords.Pairs((await search.WordsAsync(cancel)).Dictionary).OrderBy(p => p.Word, StringComparer.Ordinal).ThenBy(p => p.SameAs, StringComparer.Ordinal)];
        Said = [.. (await (await shelf.ShownAsync(cancel)).SynonymWords.AllAsync(cancel)).Reverse()];
        var key = SearchKey.Of(Word ?? "");
        if (key.Length == 0) return;
        ImmutableArray<Synonym> found = [.. _pairs.Where(p => SearchKey.Of(p.Word).Contains(key, StringComparison.Ordinal))];
        (Shown, Count) = ([.. found.Take(MostShown)], found.Length);
    }

    private async Task<IActionResult> AgainAsync(string fault, int status, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        Fault = T[fault];
        Response.StatusCode = status;
        return Page();
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Shirube.Policy.Register;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Programmes;

/// <summary>What people said of an entry's names, and the forms to say something.</summary>
/// <param name="Person">Who is signed in; null for a reader.</param>
/// <param name="Entered">What was typed before; null at first.</param>
/// <param name="Address">Of the entry's page, in the time that the reader asks for.</param>
public sealed record NameNotes(Words T, ProgrammeShelf Shelf, Programme Programme, string? Person, NameAnswer? Entered, string Address)
{
    public bool IsRejected => Shelf.Register.Rejected.Contains(Programme);

    /// <summary>Oldest first; where another entry was named to join with, what was said of it too.</summary>
    public ImmutableArray<NameWord> History { get; } = [.. Shelf.Words.Of(Programme.Names).Concat(NameDesk.WordsOnlyOf(Shelf, Programme, Entered?.Other ?? "")).OrderBy(w => w.Id)];

    public int Seen => Shelf.Words.Of(Programme.Names).Length;

    public int SeenOther => History.Length - Seen;

    /// <summary>True for a word that holds and is of this entry: it can be taken back here.</summary>
    public bool CanUndo(NameWord word) => Shelf.Words.IsStanding(word) && Shelf.Words.Of(Programme.Names).Contains(word);

    /// <summary>A word as a sentence.</summary>
    public string Said(NameWord word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Undoes is { } id) return T["programme-says.Undone", Said(Shelf.Words.All.First(w => w.Id == id))];
        // of joined entries the two names that the person put side by side; of the others all
        return word.Joins ? T["programme-says." + word.Says, word.Names[0], word.Others[0]] : T["programme-says." + word.Says, Listed(word.Names), Listed(word.Others)];
    }

    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("rejected", IsRejected);
        json.Each("words", History, word =>
        {
            json.WriteStartObject();
            json.WriteNumber("id", word.Id);
            json.WriteString("says", Codec.Name(word.Says));
            json.Each("names", word.Names, json.WriteStringValue);
            json.Each("others", word.Others, json.WriteStringValue);
            if (word.Undoes is { } undone) json.WriteNumber("undoes", undone);
            json.WriteBoolean("standing", Shelf.Words.IsStanding(word));
            json.WriteString("who", word.Who);
            json.WriteString("when", word.When.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("why", word.Why);
            json.WriteEndObject();
        });
    }

    private static string Listed(ImmutableArray<string> names) => string.Join('、', names);
}

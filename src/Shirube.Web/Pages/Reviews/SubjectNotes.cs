using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;
using Shirube.Web.Language;
using Shirube.Web.Library;
using Shirube.Web.Reviews;

namespace Shirube.Web.Pages.Reviews;

/// <summary>A thing to review, as the pages show it.</summary>
public sealed record SubjectNote(Words T, ReviewSubject Subject)
{
    private const int MostLines = 12;

    /// <summary>The lines that it stands on, of each document that matters.</summary>
    public IEnumerable<(EditionView View, FactCard Card, ImmutableArray<SourceLine> Lines)> Sources()
    {
        if (Subject.Link is { } link)
        {
            if (link.From is { } from) yield return Source(link.Earlier, from);
            if (link.To is { } to) yield return Source(Subject.View, to);
        }
        else yield return Source(Subject.View, Subject.Card);
    }

    /// <summary>Items that a deadline's state rests on.</summary>
    public IEnumerable<FactCard> Evidence() => Subject.Deadline is not { } entry
        ? []
        : entry.Evidence.Select(e => Subject.View.FindFact(FactIds.Item(entry.Measure, e.Column, e.Item))).OfType<FactCard>();

    /// <summary>A value as a reader sees it: a state by its name.</summary>
    public static string Shown(Words words, string? field, string value)
    {
        ArgumentNullException.ThrowIfNull(words);
        return field switch
        {
            LedgerWords.Field => words["ledger-state." + Codec.Value<LedgerState>(value)],
            not null when field.EndsWith(".operator", StringComparison.Ordinal) => words["review-operator." + value],
            not null when field.EndsWith(".fiscal", StringComparison.Ordinal) => words[value == "true" ? "review-field.is-fiscal" : "review-field.is-calendar"],
            _ => value,
        };
    }

    /// <summary>Name of a field: of "values.2.unit" the unit of the second value.</summary>
    public static string Label(Words words, string field)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(field);
        return field.Split('.') switch
        {
            ["values", var number, var part] => words["review-field.values", number, words["review-field." + part]],
            [CorrectedEdition.Cell, var number] => words["review-field.cell", number],
            [var whole, var part] => words["review-field." + whole, words["review-field." + part]],
            _ => words["review-field." + field],
        };
    }

    /// <summary>True for a field that has something to show: not the kind of a year or comparison beside a target that is not there.</summary>
    public static bool Says(ReviewField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Value.Length > 0 && field.Value is not ("false" or "equal");
    }

    private static (EditionView View, FactCard Card, ImmutableArray<SourceLine> Lines) Source(EditionView view, FactCard card) =>
        (view, card, SourceLines.Of(view, card.Evidence.Spans.Select(s => s.Line).Distinct().Take(MostLines), card));
}

/// <summary>The form that asks about a thing.</summary>
/// <param name="Number">Tells the forms of one page apart.</param>
/// <param name="Back">Where to go afterwards; empty for the thing's own page.</param>
/// <param name="Entered">What was typed before; null at first.</param>
public sealed record SubjectForm(Words T, ReviewSubject Subject, int Number, string Back, Answer? Entered)
{
    /// <summary>Stands before the names of the fields that carry what was typed.</summary>
    public const string FieldPrefix = "to.";

    public string Id(string name) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{Number}");

    public string Value(string field, string shown) => Entered is not null && Entered.Values.TryGetValue(field, out var typed) ? typed : shown;
}

internal static class SubjectJson
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>The properties of a thing to review, into an open object.</summary>
        public void ReviewSubject(ReviewSubject subject)
        {
            json.WriteString("kind", Codec.Name(subject.Kind));
            json.WriteString("of", subject.Of);
            json.WriteString("fact", subject.Card.Id);
            json.WriteString("text", subject.Card.Text);
            json.WriteString("rule", subject.Rule);
            json.WriteNumber("confidence", Math.Round(subject.Confidence, 4));
            json.WriteString("review", Codec.Name(subject.Standing.State));
            json.WriteNumber("seen", subject.Seen);
            if (subject.Deadline is { } entry)
            {
                json.WriteString("deadline", entry.Deadline.Text);
                json.WriteString("state", Codec.Name(entry.State));
            }

            if (subject.Link is { } link)
            {
                json.WriteString("earlier", link.Earlier.Id);
                json.WriteString("from", link.From?.Id);
                json.WriteString("to", link.To?.Id);
                json.WriteString("relation", link.Link is { } made ? Codec.Name(made.Relation) : null);
            }

            json.Each("fields", subject.Fields, field =>
            {
                json.WriteStartObject();
                json.WriteString("name", field.Name);
                json.WriteString("value", field.Value);
                json.WriteString("read", field.Read);
                json.WriteEndObject();
            });
            json.WriteString("address", subject.Address);
        }
    }
}

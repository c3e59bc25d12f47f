using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A plain number in the text that refers to a footnote.</summary>
internal readonly record struct NoteReference(int Number, int Line, int Column, int Length);

/// <summary>Finds the references of the footnotes. They are bare digits behind a word (定 40を, ＱＯＬ138向上), so each is looked for
/// by its number on the page of its body; what counts something (40人, 40年) is not taken for one.</summary>
internal sealed class NoteReferences
{
    private const int TooDoubtful = 8;
    private const int CountingPenalty = 6;
    private const string Counters = "年月日人名社件億兆万千円％%倍歳割校号期条項回位個種台機基拠";

    private static readonly string[] CounterWords =
        ["か国", "カ国", "ヶ国", "か所", "カ所", "法人", "機関", "団体", "分野", "ポイント", "都道府県", "世紀", "時間", "大学", "地域", "課題"];

    private readonly Dictionary<int, List<NoteReference>> _byLine = [];

    private NoteReferences()
    {
    }

    public static NoteReferences Find(PagedText text)
    {
        var found = new NoteReferences();
        var pages = text.Body.ToLookup(l => l.Page);
        var last = default(NoteReference);
        foreach (var note in text.Notes)
        {
            // the body stands on the page of its reference; a break that was not seen, or one too many, moves it by a page
            var best = Best(note.Number, pages[note.Page], last, found)
                ?? Best(note.Number, pages[note.Page - 1], last, found)
                ?? Best(note.Number, pages[note.Page + 1], last, found)
                ?? Best(note.Number, pages[note.Page - 2], last, found);
            if (best is not { } reference) continue;
            last = reference;
            if (!found._byLine.TryGetValue(reference.Line, out var list)) found._byLine[reference.Line] = list = [];
            list.Add(reference);
        }

        return found;
    }

    public IEnumerable<NoteReference> All => _byLine.Values.SelectMany(r => r);

    /// <summary>The references inside a text, ascending, with their ranges in it.</summary>
    public ImmutableArray<(NoteReference Reference, Range Range)> In(MappedText text)
    {
        var inside = ImmutableArray.CreateBuilder<(NoteReference, Range)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!_byLine.TryGetValue(text.LineAt(i), out var list)) continue;
            foreach (var reference in list)
            {
                if (reference.Column == text.ColumnAt(i) && i + reference.Length <= text.Length) inside.Add((reference, i..(i + reference.Length)));
            }
        }

        return inside.DrainToImmutable();
    }

    private bool Contains(int line, int column) => _byLine.TryGetValue(line, out var list) && list.Any(r => column >= r.Column && column < r.Column + r.Length);

    private static NoteReference? Best(int number, IEnumerable<GoalLine> lines, NoteReference last, NoteReferences taken)
    {
        var digits = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        NoteReference? best = null;
        var bestPenalty = TooDoubtful;
        foreach (var line in lines)
        {
            foreach (var at in Occurrences(line.Value, digits))
            {
                var place = new NoteReference(number, line.Number, line.Text.ColumnAt(at), digits.Length);
                if (taken.Contains(place.Line, place.Column)) continue;
                var penalty = Penalty(line.Value, at, digits.Length) + (IsBefore(place, last) ? 2 : 0);
                if (penalty < bestPenalty) (best, bestPenalty) = (place, penalty);
            }
        }

        return best;
    }

    private static bool IsBefore(NoteReference a, NoteReference b) => a.Line < b.Line || (a.Line == b.Line && a.Column < b.Column);

    // where the digits stand alone or close a run of digits (252 + 57)
    private static IEnumerable<int> Occurrences(string text, string digits)
    {
        for (var at = text.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = text.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            var end = at + digits.Length;
            if (end == text.Length || !char.IsAsciiDigit(text[end])) yield return at;
        }
    }

    private static int Penalty(string text, int at, int length) => Before(text, at) + Behind(text, at + length);

    private static int Before(string text, int at)
    {
        if (at == 0) return 1;
        var previous = text[at - 1];
        if (char.IsAsciiDigit(previous)) return IsWholeNumberBefore(text, at) ? 5 : 10;
        if (previous is '.' or ',' or '．' && at > 1 && JapaneseText.DigitValue(text[at - 2]) >= 0) return 10;
        var word = at - 1;
        while (word > 0 && char.IsWhiteSpace(text[word])) word--;
        var c = text[word];
        if (c is '第' or '約' or '～' or '→' or '-' or '－' or '‐' or '+' or '＋' or '平' or '令') return CountingPenalty;
        return char.IsAsciiLetter(previous) ? 3 : 0;
    }

    // 25257: the value 252 and the reference 57; a value with a point or comma ends in a full group
    private static bool IsWholeNumberBefore(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return at - start <= 4 && (start == 0 || text[start - 1] is not '.');
    }

    private static int Behind(string text, int end)
    {
        var at = end;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at == text.Length) return 0;
        if (char.IsAsciiLetter(text[at]) && at == end) return TooDoubtful;
        if (text[at] is '.' or ',' or '．' && at + 1 < text.Length && JapaneseText.DigitValue(text[at + 1]) >= 0) return 10;
        if (Counters.Contains(text[at], StringComparison.Ordinal)) return CountingPenalty;
        foreach (var word in CounterWords)
        {
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) return CountingPenalty;
        }

        return text[at] is '-' or '～' or '－' or '→' ? CountingPenalty : 0;
    }
}

using System.Collections.Immutable;
using Shirube.Budget.Tables;

namespace Shirube.Budget.Columns;

/// <summary>The headers of a table: the lines above its rows.</summary>
/// <param name="Texts">One for each column; of several lines joined by blanks.</param>
/// <param name="Above">What stands above them.</param>
/// <param name="Row">Their last line, from 1.</param>
/// <param name="Lines">From 1 to 3.</param>
public sealed record MappedHeader(ImmutableArray<string> Texts, string Above, int Row, int Lines)
{
    private const int MostLines = 3;

    /// <summary>Rows among which headers are looked for.</summary>
    internal const int LookedAt = 20;

    /// <summary>Puts them together from the lines of a table.</summary>
    /// <param name="first">The first rows of the table.</param>
    /// <param name="row">The last line of the headers, from 1.</param>
    /// <param name="lines">How many there are.</param>
    /// <returns>Null where the table has no such row.</returns>
    internal static MappedHeader? Of(IReadOnlyList<TableRow> first, int row, int lines)
    {
        if (row > first.Count || first[row - 1].IsBlank) return null;
        var parts = Enumerable.Range(row - lines, lines).Select(i => first[i].Cells).ToList();
        var width = parts.Max(p => p.Length);
        var texts = new string[width];
        for (var column = 0; column < width; column++)
        {
            var words = new List<string>();
            for (var line = 0; line < lines; line++)
            {
                var text = Cell(parts[line], column);
                // a cell above that spans several columns stands in the first of them
                for (var left = column - 1; text.Length == 0 && line < lines - 1 && Cell(parts[^1], column).Length > 0 && left >= 0; left--) text = Cell(parts[line], left);
                if (text.Length > 0 && !words.Contains(text)) words.Add(text);
            }

            texts[column] = string.Join(' ', words);
        }

        var length = width;
        while (length > 0 && texts[length - 1].Length == 0) length--;
        var above = string.Join(' ', first.Take(row - lines).SelectMany(r => r.Cells).Where(c => !string.IsNullOrWhiteSpace(c)));
        return new([.. texts[..length]], above, row, lines);
    }

    /// <summary>The lines that hold the most words known as headers.</summary>
    internal static MappedHeader? Guess(IReadOnlyList<TableRow> first)
    {
        MappedHeader? best = null;
        var most = -1;
        for (var lines = 1; lines <= MostLines; lines++)
        {
            for (var row = lines; row <= Math.Min(LookedAt, first.Count); row++)
            {
                if (lines > 1 && first[row - lines].Cells.Count(c => !string.IsNullOrWhiteSpace(c)) < 2) continue; // a title is no header
                if (Of(first, row, lines) is not { } header || (lines > 1 && Holds(first[row - 1].Cells))) continue;
                var known = Known(header);
                if (known <= most) continue;
                (best, most) = (header, known);
            }
        }

        return best;
    }

    /// <summary>The place of each column of a mapping; -1 where the table does not have it. Of columns with the same header the first goes with the first.</summary>
    internal int[] Places(ColumnMapping mapping)
    {
        var taken = new HashSet<int>();
        var keys = Texts.Select(TableColumns.Key).ToList();
        var places = new int[mapping.Columns.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var key = TableColumns.Key(mapping.Columns[i].Header);
            var at = key.Length == 0 ? -1 : Enumerable.Range(0, keys.Count).FirstOrDefault(k => keys[k] == key && !taken.Contains(k), -1);
            places[i] = at;
            if (at >= 0) taken.Add(at);
        }

        return places;
    }

    // different things that its words name; a role with two years counts twice
    private static int Known(MappedHeader header) => HeaderGuess.Of(header.Texts, null).Where(c => c.Role != ColumnRole.Ignore).Select(c => (c.Role, c.Year)).Distinct().Count();

    // numbers are no headers
    private static bool Holds(string[] cells) => cells.Any(c => c.Length > 0 && c.All(d => d is (>= '0' and <= '9') or ',' or '.' or '-') && c.Length != 4);

    private static string Cell(string[] cells, int column) => column < cells.Length ? cells[column].ReplaceLineEndings(" ").Trim() : "";
}

using System.Collections.Immutable;

namespace Shirube.Bench.Fuzz;

/// <summary>Spoils text line by line, the way documents go wrong: rows twice, cut elsewhere, mixed with another document.</summary>
internal sealed class FuzzLines(Random random, ImmutableArray<FuzzText> texts)
{
    private const int MostLines = 4_000;

    /// <summary>Between none and eight changes; most go into the characters of a line.</summary>
    public void Spoil(List<string> lines)
    {
        for (var i = random.Next(1 << random.Next(1, 4)); i > 0; i--)
        {
            if (random.Next(3) == 0) SpoilLines(lines);
            else
            {
                var at = random.Next(lines.Count);
                lines[at] = FuzzCharacters.Spoil(random, lines[at]);
            }

            if (lines.Count == 0) lines.Add("");
        }
    }

    private void SpoilLines(List<string> lines)
    {
        var at = random.Next(lines.Count);
        var some = Math.Min(lines.Count - at, random.Next(1, 12));
        switch (random.Next(13))
        {
            case 0: // a row again, seldom a hundred times
                lines.InsertRange(at, Enumerable.Repeat(lines[at], random.Next(30) == 0 ? Math.Min(100, MostLines / (1 + (lines[at].Length / 10))) : random.Next(1, 3)));
                break;
            case 1:
                lines.RemoveRange(at, some);
                break;
            case 2: // a piece again elsewhere
                lines.InsertRange(random.Next(lines.Count), lines.GetRange(at, some));
                break;
            case 3: // a piece moved
                var piece = lines.GetRange(at, some);
                lines.RemoveRange(at, some);
                lines.InsertRange(random.Next(lines.Count + 1), piece);
                break;
            case 4: // crossed with another document
                lines.InsertRange(at, FuzzCut.Window(random, texts, out _).Take(random.Next(1, 20)));
                break;
            case 5: // goes on as another document
                lines.RemoveRange(at, lines.Count - at);
                lines.AddRange(FuzzCut.Window(random, texts, out _).Take(40));
                break;
            case 6: // a line cut in two
                var cut = random.Next(lines[at].Length + 1);
                lines.Insert(at + 1, lines[at][cut..]);
                lines[at] = lines[at][..cut];
                break;
            case 7 when at + 1 < lines.Count: // two lines in one
                lines[at] += (random.Next(2) == 0 ? "" : "\t") + lines[at + 1];
                lines.RemoveAt(at + 1);
                break;
            case 8: // blank lines come or go
                if (random.Next(2) == 0) lines.RemoveAll(string.IsNullOrWhiteSpace);
                else for (var i = lines.Count - 1; i > 0; i--) lines.Insert(i, random.Next(5) == 0 ? " " : "");
                break;
            case 9: // white space carries structure: more or less of it
                for (var i = at; i < at + some; i++) lines[i] = random.Next(3) switch { 0 => lines[i].Trim(), 1 => lines[i] + " ", _ => new string(' ', random.Next(60)) + lines[i] };
                break;
            case 10: // a page ends here
                lines.Insert(at, random.Next(3) switch { 0 => "\f", 1 => new string(' ', 51), _ => "- 12 -" });
                break;
            case 11 when random.Next(20) == 0: // one very long line
                lines[at] = string.Concat(Enumerable.Repeat(lines[at], Math.Min(400, 20_000 / (1 + lines[at].Length))));
                break;
            default: // cells of another row
                lines[at] = string.Join('\t', lines[at].Split('\t').Concat(lines[random.Next(lines.Count)].Split('\t')).OrderBy(_ => random.Next()).Take(random.Next(1, 6)));
                break;
        }
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Register;

namespace Shirube.Bench.Quality;

/// <summary>A thing that a reader followed over the editions, beside what the register holds of it.</summary>
/// <param name="Found">The entry of the register that bears a name of it and holds most of its places.</param>
/// <param name="Present">Editions in which the reader found it.</param>
/// <param name="Covered">Those in which the entry holds a line that the reader marked, or one beside it.</param>
internal sealed record ProgrammeScore(string Name, Programme Found, ImmutableArray<string> Present, ImmutableArray<string> Covered)
{
    public bool IsWhole => Covered.Length == Present.Length;
}

/// <summary>Compares the register with gold: entries with the lines that speak of one thing in each edition.</summary>
internal static class ProgrammeGold
{
    private const int LeastCommon = 5; // characters that a name of the register and one of the reader's share at least

    public static IEnumerable<ProgrammeScore> Score(ImmutableArray<Programme> register, byte[] gold)
    {
        var places = register.Select(p => p.Appearances.GroupBy(a => a.Edition, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.SelectMany(a => a.Evidence.LineRuns()).ToList(), StringComparer.Ordinal)).ToList();
        using var json = JsonDocument.Parse(gold);
        foreach (var entry in json.RootElement.EnumerateArray())
        {
            ImmutableArray<string> present = [.. entry.GetProperty("editionsPresent").EnumerateArray().Select(e => e.GetString()!)];
            var wanted = present.ToDictionary(e => e, e => Lines(entry.GetProperty("editions").GetProperty(e)), StringComparer.Ordinal);
            var names = entry.GetProperty("aliases").EnumerateArray().Select(a => Key(a.GetString()!)).Append(Key(entry.GetProperty("name").GetString()!)).ToList();
            var (found, covered) = Enumerable.Range(0, register.Length)
                .Select(i => (Found: register[i], Covered: (ImmutableArray<string>)[.. present.Where(e => places[i].TryGetValue(e, out var runs) && wanted[e].Any(l => runs.Exists(r => r.First <= l.Last + 1 && l.First - 1 <= r.Last)))]))
                .OrderByDescending(p => IsNamed(p.Found, names)).ThenByDescending(p => p.Covered.Length).ThenBy(p => p.Found.Appearances.Length).First();
            yield return new(entry.GetProperty("name").GetString()!, found, present, covered);
        }
    }

    private static bool IsNamed(Programme programme, List<string> told) => programme.Aliases.Select(a => a.Name).Append(programme.Name).Select(Key)
        .Any(n => told.Exists(t => t.Contains(n, StringComparison.Ordinal) || n.Contains(t, StringComparison.Ordinal) || Common(n, t) >= LeastCommon));

    private static string Key(string name) => JapaneseText.Key(name).ToLowerInvariant();

    private static int Common(string a, string b)
    {
        var most = 0;
        for (var i = 0; i < a.Length; i++)
        {
            while (i + most < a.Length && b.Contains(a.Substring(i, most + 1), StringComparison.Ordinal)) most++;
        }

        return most;
    }

    private static List<(int First, int Last)> Lines(JsonElement places)
    {
        if (places.ValueKind == JsonValueKind.Array) return [.. places.EnumerateArray().SelectMany(Lines)];
        var first = places.GetProperty("line").GetInt32();
        var lines = new List<(int, int)> { (first, places.TryGetProperty("lastLine", out var last) && last.ValueKind == JsonValueKind.Number ? last.GetInt32() : first) };
        if (places.TryGetProperty("also", out var also)) lines.AddRange(also.EnumerateArray().Select(l => (l.GetInt32(), l.GetInt32())));
        return lines;
    }
}

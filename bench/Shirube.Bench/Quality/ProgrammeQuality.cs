using System.Collections.Immutable;
using System.Globalization;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Policy.Register;

namespace Shirube.Bench.Quality;

/// <summary>How well the register finds what a reader followed over the editions.</summary>
internal static class ProgrammeQuality
{
    /// <param name="gold">File of the gold.</param>
    /// <param name="files">"EDITION=FILE", the oldest first; EDITION as the gold calls it.</param>
    /// <param name="lists">Prints the whole register too.</param>
    public static async Task<int> RunAsync(string gold, IEnumerable<string> files, bool lists)
    {
        var editions = new List<(string Id, DraftEdition Draft)>();
        foreach (var file in files)
        {
            var equals = file.IndexOf('=', StringComparison.Ordinal);
            var path = file[(equals + 1)..];
            editions.Add((file[..equals], EditionReader.Read(await File.ReadAllBytesAsync(path), Path.GetFileName(path), null, CancellationToken.None)));
        }

        var register = ProgrammeRegister.Of(editions);
        if (lists) PrintAll(register);
        Print($"{register.Length} names, {register.Count(p => p.Editions.Count() > 1)} of them in several editions");
        foreach (var kind in register.GroupBy(p => p.Kind).OrderBy(g => g.Key)) Print($"  {kind.Key}: {kind.Count()}");
        var scores = ProgrammeGold.Score(register, await File.ReadAllBytesAsync(gold)).ToList();
        foreach (var score in scores) Print($"{(score.IsWhole ? "ok  " : "MISS")} {score.Name} <- {Names(score.Found)}; not in {string.Join(',', score.Present.Except(score.Covered))}");
        var (whole, places, found) = (scores.Count(s => s.IsWhole), scores.Sum(s => s.Present.Length), scores.Sum(s => s.Covered.Length));
        Print($"programmes whole {whole} of {scores.Count} ({(double)whole / scores.Count:F3}), in their editions {found} of {places} ({(double)found / places:F3})");
        return 0;
    }

    private static void PrintAll(ImmutableArray<Programme> register)
    {
        foreach (var p in register) Print($"{p.Kind}\t{p.Name}\t{string.Join('|', p.Aliases.Select(a => a.Name))}\t{p.Appearances.Length}\t{string.Join(',', p.Editions)}");
    }

    private static string Names(Programme programme) => string.Join('|', programme.Aliases.Select(a => a.Name).Prepend(programme.Name));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

using System.Globalization;
using System.Text.Json;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Storage;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Bench.Quality;

/// <summary>How often a measure that is suggested as similar is on the same matter, by what a reader said of each suggestion.</summary>
internal static class SimilarQuality
{
    private const int First = 3; // suggestions of each measure

    /// <param name="judgments">File of judgments; suggestions that it does not hold are printed to be read.</param>
    /// <param name="files">"EDITION=FILE".</param>
    public static async Task<int> RunAsync(string judgments, IEnumerable<string> files, int measures, int seed)
    {
        var root = Directory.CreateTempSubdirectory("similar").FullName;
        var shelf = new EditionShelf(await EditionLibrary.OpenAsync(new(root), TimeProvider.System, CancellationToken.None), null);
        foreach (var file in files)
        {
            var equals = file.IndexOf('=', StringComparison.Ordinal);
            var (path, bytes) = (file[(equals + 1)..], await File.ReadAllBytesAsync(file[(equals + 1)..]));
            await shelf.Own.SaveAsync(EditionReader.Read(bytes, Path.GetFileName(path), null, CancellationToken.None), file[..equals], bytes, CancellationToken.None);
        }

        var history = new MeasureHistory(shelf);
        var views = await shelf.AllAsync(CancellationToken.None);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var similar = await new SimilarIndex(new(shelf), history).OfAsync(CancellationToken.None);
        Print($"made in {watch.ElapsedMilliseconds} ms over {views.Sum(v => v.Draft.Measures.Length)} measures");
        var all = views.SelectMany(v => v.Draft.Measures.Where(m => !v.Restated.Contains(m)).Select(m => new PlacedMeasure(v, m))).ToList();
        watch.Restart();
        var (with, without) = (0, 0);
        foreach (var place in all)
        {
            if (similar.Of(place.View.Id, place.Measure.Order, First).IsEmpty) without++;
            else with++;
        }

        Print($"{with} measures with suggestions, {without} without; {watch.Elapsed.TotalMilliseconds / all.Count:F2} ms each");
        var said = File.Exists(judgments) ? Read(judgments) : [];
        var drawn = Drawn(all, measures, seed);
        var (right, near, wrong, unread) = (0, 0, 0, 0);
        foreach (var place in drawn)
        {
            foreach (var other in similar.Of(place.View.Id, place.Measure.Order, First))
            {
                switch (said.GetValueOrDefault((place.Id, other.Place.Id)))
                {
                    case "same matter": right++; break;
                    case "neighbouring matter": near++; break;
                    case "other matter": wrong++; break;
                    default:
                        unread++;
                        Show(place, other);
                        break;
                }
            }
        }

        var read = right + near + wrong;
        Print($"{drawn.Count} measures drawn (seed {seed}), {read + unread} suggestions, {unread} not read");
        if (read > 0) Print($"same matter {right}, neighbouring {near}, other {wrong}: precision@{First} {(double)right / read:F3}, with neighbouring {(double)(right + near) / read:F3}");
        Dialect.CloseAll();
        Directory.Delete(root, recursive: true);
        return 0;
    }

    // the same measures wherever it runs
    private static List<PlacedMeasure> Drawn(List<PlacedMeasure> all, int count, int seed)
    {
        var state = (uint)seed;
        var left = all.ToList();
        var drawn = new List<PlacedMeasure>();
        while (drawn.Count < count && left.Count > 0)
        {
            state = (state * 1664525) + 1013904223;
            var at = (int)((state >> 8) % (uint)left.Count);
            drawn.Add(left[at]);
            left.RemoveAt(at);
        }

        return drawn;
    }

    private static Dictionary<(string Measure, string Suggested), string> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.GetProperty("judgments").EnumerateArray()
            .ToDictionary(j => (j.GetProperty("measure").GetString()!, j.GetProperty("suggested").GetString()!), j => j.GetProperty("says").GetString()!);
    }

    private static void Show(PlacedMeasure place, SimilarMeasure other)
    {
        Print($"{place.Id}\t{other.Place.Id}\t{string.Join(" / ", other.Names)} | {string.Join(" / ", other.Terms)} | {string.Join(' ', other.Ministries)}");
        Print($"   A {place.Measure.SectionTitle}: {Cut(place.Measure)}");
        Print($"   B {other.Place.Measure.SectionTitle}: {Cut(other.Place.Measure)}");
    }

    private static string Cut(MeasureReport measure)
    {
        var text = measure.PlanText.ReplaceLineEndings("");
        return text.Length > 150 ? text[..150] + "…" : text;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

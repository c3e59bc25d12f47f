using System.Globalization;
using Shirube.Web.Editions;
using Shirube.Web.Library;
using Shirube.Web.Search;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube search --like</c>: measures that are like one, and why.</summary>
internal static class SimilarSearch
{
    /// <param name="like">measure:12 of the edition given, or 2024/measure:12.</param>
    public static async Task<(PlacedMeasure Asked, IReadOnlyList<SimilarMeasure> Similar)> FindAsync(EditionLibrary library, string like, string? edition, int limit, CancellationToken cancel)
    {
        var query = LikeQuery.Of(like.Contains('/', StringComparison.Ordinal) || edition is null ? like : $"{edition}/{like}") ?? throw new WrongCallException(
            $"--like には measure:12（--edition とともに）か 2024/measure:12 を指定してください（「{like}」は読めません）。", $"--like takes measure:12 with --edition, or 2024/measure:12, not \"{like}\".");
        await Shared.EditionAsync(library, query.Edition, cancel);
        var shelf = new EditionShelf(library, null);
        var view = (await shelf.FindAsync(query.Edition, cancel))!;
        if (view.FindMeasure(query.Order) is not { } measure) throw new WrongCallException($"版「{query.Edition}」に施策 {query.Order} はありません。", $"Edition \"{query.Edition}\" has no measure {query.Order}.");
        var similar = await new SimilarIndex(new(shelf), new(shelf)).OfAsync(cancel);
        return (new(view, measure), similar.Of(view.Id, query.Order, limit));
    }

    public static IEnumerable<string> Lines(PlacedMeasure asked, IReadOnlyList<SimilarMeasure> similar)
    {
        yield return $"{asked.Id}  {OneLine(asked)}";
        if (similar.Count == 0) yield return "共通する特徴的な語を持つ施策は、ほかにありません。 No other measure shares telling words with it.";
        foreach (var one in similar)
        {
            var lines = string.Join(", ", one.Place.Measure.Evidence.LineRuns().Select(l => l.First == l.Last ? $"{l.First}" : $"{l.First}-{l.Last}"));
            yield return string.Create(CultureInfo.InvariantCulture, $"■ {one.Place.Id}  {one.Place.Measure.Section}  行 {lines}");
            yield return "   " + OneLine(one.Place);
            if (!one.Names.IsEmpty) yield return "   共通する事業・制度など / programmes both name: " + string.Join("、", one.Names);
            if (!one.Terms.IsEmpty) yield return "   共通する特徴的な語 / telling words: " + string.Join("、", one.Terms);
            if (!one.Ministries.IsEmpty) yield return "   共通する府省 / ministries: " + string.Join("、", one.Ministries);
            if (!one.Same.IsEmpty) yield return "   同じ施策 / the same measure: " + string.Join("、", one.Same.Select(s => s.Id));
        }
    }

    private static string OneLine(PlacedMeasure place)
    {
        var text = place.Measure.PlanText.ReplaceLineEndings("");
        return text.Length > 120 ? text[..120] + "…" : text;
    }
}

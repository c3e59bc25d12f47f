using System.Collections.Immutable;

namespace Shirube.Budget.Mapping;

/// <summary>Finds the words that make a mapping readable. One instance for each measure.</summary>
internal sealed class MappingReasons(SheetIndex index, MappedMeasure measure, MeasureSigns signs)
{
    private const int MostWords = 5;
    private const float LeastWord = 0.7f; // as much as this share of a term that one project has
    private const float AlikeEnough = 0.5f;
    private readonly float _least = LeastWord * index.MostWeight;
    private readonly string _whole = MeasureSigns.Whole(measure);
    private readonly HashSet<ulong> _terms = [.. MappingTerms.Of(MeasureSigns.Whole(measure)).Select(t => t.Term)];
    private readonly Dictionary<int, (string Text, float Weight)> _shared = [];

    public ImmutableArray<MappingReason> Of(int sheet)
    {
        var reasons = ImmutableArray.CreateBuilder<MappingReason>();
        if (signs.Named[sheet] is { } name) reasons.Add(new(MappingReasonKind.Programme, $"「{name}」"));
        if (signs.Values[MeasureSigns.Ministry][sheet] > 0) reasons.Add(new(MappingReasonKind.Ministry, index.Sheets[sheet].Ministry));
        var words = Words(sheet);
        if (words.Count > 0) reasons.Add(new(MappingReasonKind.Words, string.Join('、', words)));
        if (signs.Values[MeasureSigns.Item][sheet] > 0) reasons.Add(new(MappingReasonKind.Item, Place(signs.BestItem[sheet])));
        if (words.Count == 0 && signs.Values[MeasureSigns.Alike][sheet] > AlikeEnough) reasons.Add(new(MappingReasonKind.Alike, measure.SectionTitle));
        return reasons.DrainToImmutable();
    }

    private string Place(int item) => item < 0 ? "基本計画における具体的な取組" : measure.Items[item].Place;

    private List<string> Words(int sheet)
    {
        var words = new List<(string Word, float Weight)>();
        foreach (var number in index.WordsOf(sheet))
        {
            if (!_shared.TryGetValue(number, out var word)) _shared[number] = word = index.Word(number) is var known && known.Weight >= _least && IsShared(known.Text) ? known : default;
            if (word.Weight > 0) words.Add(word);
        }

        var best = new List<string>();
        foreach (var (word, _) in words.OrderByDescending(w => w.Weight).ThenBy(w => w.Word, StringComparer.Ordinal))
        {
            if (best.Count == MostWords) break;
            if (!best.Exists(b => b.Contains(word, StringComparison.Ordinal))) best.Add(word);
        }

        return best;
    }

    private bool IsShared(string word) => MappingTerms.Of(word).All(t => _terms.Contains(t.Term)) && _whole.Contains(word, StringComparison.Ordinal);
}

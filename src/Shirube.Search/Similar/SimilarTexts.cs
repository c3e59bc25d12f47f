using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Shirube.Search.Similar;

/// <summary>Finds the texts that are most like one of them: by the names and words that the two share and few others use. What it finds it can tell the
/// reasons of; it gives no number, since a number would say more than is known.</summary>
public sealed class SimilarTexts
{
    private const double CommonShare = 0.08; // a word that more groups use says nothing
    private const int LeastCommon = 4;
    private const double MainWeight = 1;
    private const double BesideWeight = 0.8; // of what hangs on a text, however often it says a word
    private const double BesideHalf = 1.3;
    private const double NameWeight = 1.3;
    private const double MinistryShare = 0.15;
    private const double LeastAlike = 0.1; // cosine: below it the texts that were looked at had no matter in common
    // of the importance of a word that only two groups use
    private const double LeastReason = 0.3; // a word that is told
    private const double LeastReasons = 1.28; // what is shared, in all
    private const double LeastAlone = 0.785; // one name or long word by itself
    private const int LongWord = 6;
    private const int MostReasons = 6;
    private const char NameMark = '\uFFFF'; // in no word

    private readonly ImmutableArray<LikenedText> _texts;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal); // of terms; names stand under their key behind a mark
    private readonly List<List<(int Text, double Weight)>> _holders = [];
    private readonly List<double> _importance = [];
    private readonly List<bool> _names = []; // of the terms, which are names
    private readonly (int Term, string Printed, double Weight)[][] _profiles;
    private readonly double _rarest;

    public SimilarTexts(ImmutableArray<LikenedText> texts)
    {
        _texts = texts;
        var vocabulary = new TermVocabulary(texts.SelectMany(t => t.Beside.Prepend(t.Main)));
        _profiles = [.. texts.Select(t => Profile(t, vocabulary))];
        var groups = texts.Select(t => t.Group).Distinct().Count();
        _rarest = Importance(groups, 2);
        Weigh(groups);
    }

    /// <summary>The most alike first: of each group only the best, and none of the text's own; only such as share more than ministries.</summary>
    public ImmutableArray<Likeness> Of(int text, int most)
    {
        var scores = new Dictionary<int, double>();
        foreach (var (term, _, weight) in _profiles[text])
        {
            foreach (var (other, its) in _holders[term])
            {
                if (_texts[other].Group == _texts[text].Group || _texts[other].IsRepeat) continue;
                CollectionsMarshal.GetValueRefOrAddDefault(scores, other, out _) += weight * its;
            }
        }

        var found = ImmutableArray.CreateBuilder<Likeness>();
        var groups = new HashSet<int>();
        var ranked = scores.Select(s => (Text: s.Key, Score: s.Value * (1 + (MinistryShare * Shared(_texts[text].Ministries, _texts[s.Key].Ministries)))))
            .Where(s => s.Score >= LeastAlike).OrderByDescending(s => s.Score).ThenBy(s => s.Text);
        foreach (var (other, _) in ranked)
        {
            if (found.Count == most) break;
            if (groups.Contains(_texts[other].Group) || Reasons(text, other) is not { } likeness) continue;
            groups.Add(_texts[other].Group);
            found.Add(likeness);
        }

        return found.ToImmutable();
    }

    /// <summary>What two texts share; null where that is too little to call them alike.</summary>
    public Likeness? Reasons(int text, int other)
    {
        var its = _profiles[other].ToDictionary(p => p.Term, p => p.Weight);
        var shared = _profiles[text].Where(p => its.ContainsKey(p.Term)).OrderByDescending(p => p.Weight * its[p.Term]).ToList();
        var names = new List<string>();
        var terms = new List<string>();
        var (sum, isTelling) = (0.0, false);
        foreach (var (term, printed, _) in shared)
        {
            // a word inside a longer one that is shared too is no reason of its own
            if (shared.Exists(s => s.Term != term && s.Printed.Length > printed.Length && s.Printed.Contains(printed, StringComparison.Ordinal))) continue;
            if (_importance[term] < LeastReason * _rarest || names.Contains(printed, StringComparer.Ordinal) || terms.Contains(printed, StringComparer.Ordinal)) continue;
            (_names[term] ? names : terms).Add(printed);
            sum += _importance[term];
            isTelling |= (_names[term] || printed.Length >= LongWord) && _importance[term] >= LeastAlone * _rarest;
        }

        if (sum < LeastReasons * _rarest && !isTelling) return null;
        return new(other, [.. names.Take(MostReasons)], [.. terms.Take(MostReasons)], [.. _texts[text].Ministries.Intersect(_texts[other].Ministries, StringComparer.Ordinal)]);
    }

    private (int Term, string Printed, double Weight)[] Profile(LikenedText text, TermVocabulary vocabulary)
    {
        var profile = new Dictionary<int, (string Printed, double Main, int Beside)>();
        foreach (var (term, printed) in vocabulary.In(text.Main)) profile[Number(term, isName: false)] = (printed, MainWeight, 0);
        foreach (var beside in text.Beside)
        {
            foreach (var (term, printed) in vocabulary.In(beside))
            {
                var number = Number(term, isName: false);
                var held = profile.GetValueOrDefault(number, (printed, 0, 0));
                profile[number] = (held.Printed, held.Main, held.Beside + 1);
            }
        }

        var weights = profile.Select(p => (p.Key, p.Value.Printed, Weight: p.Value.Main + (BesideWeight * p.Value.Beside / (p.Value.Beside + BesideHalf))));
        return [.. weights.Concat(text.Names.DistinctBy(n => n.Key, StringComparer.Ordinal).Select(n => (Number(n.Key, isName: true), n.Printed, NameWeight)))];
    }

    private int Number(string key, bool isName)
    {
        key = isName ? NameMark + key : key;
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _numbers.Count;
            _importance.Add(isName ? 1 : Specific(key));
            _names.Add(isName);
        }

        return number;
    }

    // two kanji are mostly a common word; the longer, the more a word says
    private static double Specific(string key) => key.Length >= 4 || !key.All(Core.JapaneseText.IsKanji) ? 1 : key.Length == 3 ? 0.75 : 0.45;

    // importance of each term by how few groups use it; each profile becomes as long as 1
    private void Weigh(int groups)
    {
        var holders = new HashSet<int>[_numbers.Count];
        for (var text = 0; text < _profiles.Length; text++)
        {
            foreach (var (term, _, _) in _profiles[text]) (holders[term] ??= []).Add(_texts[text].Group);
        }

        var most = Math.Max(LeastCommon, CommonShare * groups);
        for (var term = 0; term < holders.Length; term++)
        {
            _importance[term] *= holders[term].Count > most ? 0 : Importance(groups, holders[term].Count);
            _holders.Add([]);
        }

        for (var text = 0; text < _profiles.Length; text++)
        {
            var weighed = _profiles[text].Select(p => p with { Weight = p.Weight * _importance[p.Term] }).Where(p => p.Weight > 0).ToArray();
            var length = Math.Sqrt(weighed.Sum(p => p.Weight * p.Weight));
            _profiles[text] = [.. weighed.Where(p => holders[p.Term].Count > 1).Select(p => p with { Weight = p.Weight / length })];
            foreach (var (term, _, weight) in _profiles[text]) _holders[term].Add((text, weight));
        }
    }

    private static double Importance(int groups, int holding) => Math.Log((groups + 1) / (holding + 0.5));

    // of the ministries of both, the share of those in common
    private static double Shared(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        var common = a.Intersect(b, StringComparer.Ordinal).Count();
        return common == 0 ? 0 : (double)common / a.Union(b, StringComparer.Ordinal).Count();
    }
}

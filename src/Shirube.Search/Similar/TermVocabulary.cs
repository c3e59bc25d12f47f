namespace Shirube.Search.Similar;

/// <summary>The words that some texts use by themselves, so that a longer compound can be seen to hold them: スマート農業 in スマート農業技術.</summary>
internal sealed class TermVocabulary
{
    private const int Shortest = 2;
    private const int Longest = 20;
    private const int LeastUses = 2;

    // words that point at a time or a place of the text, or sort a list
    private static readonly string[] Pointing = ["今後", "以下", "以上", "以降", "以外", "以前", "同様", "各種", "従来", "近年", "現在", "年年", "前述", "上記", "下記", "当該"];

    private static readonly string[] Dates = ["年度", "令和", "平成", "昭和", "年頃", "年代", "年間"];

    private const int LongestAct = 3; // longer compounds say what is done to what
    private const double LeastActs = 0.3;
    private const double LeastManner = 0.6;

    private readonly HashSet<string> _words;

    public TermVocabulary(IEnumerable<string> texts)
    {
        var uses = new Dictionary<string, (int All, int Acts, int Manner)>(StringComparer.Ordinal);
        foreach (var run in texts.SelectMany(TermRun.In))
        {
            if (!IsWord(run.Key)) continue;
            var (all, acts, manner) = uses.GetValueOrDefault(run.Key);
            uses[run.Key] = (all + 1, acts + ("しすさせな".Contains(run.Behind, StringComparison.Ordinal) ? 1 : 0), manner + (run.Behind == 'に' ? 1 : 0));
        }

        _words = uses.Where(u => u.Value.All >= LeastUses && !IsActOrManner(u.Key, u.Value.All, u.Value.Acts, u.Value.Manner)).Select(u => u.Key).ToHashSet(StringComparer.Ordinal);
    }

    // a short word that mostly says what is done or how (拡充する, 早期に, 適切な), and so not what it is about
    private static bool IsActOrManner(string word, int all, int acts, int manner) =>
        word.Length <= LongestAct && (acts >= LeastActs * all || acts + manner >= LeastManner * all);

    /// <summary>The words of a text, each with the first way in which it prints it.</summary>
    public Dictionary<string, string> In(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var run in TermRun.In(text))
        {
            foreach (var part in run.Parts(Shortest, Longest))
            {
                if (words.TryGetValue(run.Key.AsSpan()[part], out var word)) found.TryAdd(word, run.Printed[part]);
            }
        }

        return found;
    }

    // numbers are none, 5G is
    private static bool IsWord(string key) =>
        key.Length is >= Shortest and <= Longest && key.Any(c => !char.IsAsciiDigit(c)) && !(key.Any(char.IsAsciiDigit) && !key.Any(char.IsAsciiLetter)) && !key.EndsWith('的') && !(key.EndsWith('等') && key is not ("平等" or "同等" or "対等")) && !Pointing.Contains(key, StringComparer.Ordinal) && !Array.Exists(Dates, d => key.Contains(d, StringComparison.Ordinal));
}

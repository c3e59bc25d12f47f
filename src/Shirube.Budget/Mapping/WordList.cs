namespace Shirube.Budget.Mapping;

/// <summary>Numbers for words, in the order in which they were first seen, with how much each tells. For many threads.</summary>
internal sealed class WordList(Func<string, float> weigh)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Text, float Weight)> _words = [];

    public int Number(string word)
    {
        lock (_turn)
        {
            if (_numbers.TryGetValue(word, out var number)) return number;
            _words.Add((word, weigh(word)));
            return _numbers[word] = _words.Count - 1;
        }
    }

    public (string Text, float Weight) Of(int number)
    {
        lock (_turn) return _words[number];
    }
}

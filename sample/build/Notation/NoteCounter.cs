namespace Shirube.Sample.Notation;

/// <summary>The numbers that footnotes get by their first reference, and the notes still to be printed on the page.</summary>
internal sealed class NoteCounter(Script script)
{
    private readonly List<string> _pending = [];

    public List<string> Keys { get; } = [];

    public int NumberOf(string key)
    {
        if (!script.Footnotes.ContainsKey(key)) throw new InvalidDataException($"no footnote {key}");
        var at = Keys.IndexOf(key);
        if (at < 0)
        {
            at = Keys.Count;
            Keys.Add(key);
            _pending.Add(key);
        }

        return script.FirstFootnote + at;
    }

    public List<(int Number, string Text)> TakePending()
    {
        var taken = _pending.Select(k => (NumberOf(k), script.Footnotes[k])).ToList();
        _pending.Clear();
        return taken;
    }
}

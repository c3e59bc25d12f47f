namespace Shirube.Search.Ranking;

/// <summary>A number for each text, most of them 0; remembers which are not, so that a rare word costs no more among many texts than among few.</summary>
internal sealed class Accumulator
{
    private float[] _values = [];

    /// <summary>Texts with a number, in the order in which they got it.</summary>
    public List<int> Touched { get; } = [];

    public float this[int text] => _values[text];

    public void Add(int text, double value)
    {
        ref var held = ref _values[text];
        if (held == 0) Touched.Add(text);
        held += (float)value;
    }

    public void Raise(int text, double value)
    {
        ref var held = ref _values[text];
        if (held == 0 && value > 0) Touched.Add(text);
        held = Math.Max(held, (float)value);
    }

    /// <summary>All numbers are 0 again.</summary>
    /// <param name="texts">Makes room for so many.</param>
    public void Clear(int texts = 0)
    {
        foreach (var text in Touched) _values[text] = 0;
        Touched.Clear();
        if (_values.Length < texts) _values = new float[texts];
    }
}

namespace Shirube.Search.Index;

/// <summary>Lists that one search at a time fills, kept for the next: making long ones anew costs more than filling them.</summary>
internal sealed class Buffers
{
    private readonly Stack<List<int>> _places = [];
    private readonly List<List<Occurrence>> _occurrences = [];
    private int _used;

    /// <summary>For what is needed at once only; left empty.</summary>
    public List<Occurrence> Keys { get; } = [];

    /// <summary>An empty list, until it is given back.</summary>
    public List<int> Places() => _places.TryPop(out var free) ? free : [];

    public void Return(List<int> places)
    {
        places.Clear();
        _places.Push(places);
    }

    /// <summary>An empty list, until the search ends.</summary>
    public List<Occurrence> Occurrences()
    {
        if (_used == _occurrences.Count) _occurrences.Add([]);
        var list = _occurrences[_used++];
        list.Clear();
        return list;
    }

    /// <summary>The search has ended.</summary>
    public void Clear()
    {
        _used = 0;
        Keys.Clear();
    }
}

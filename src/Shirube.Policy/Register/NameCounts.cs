namespace Shirube.Policy.Register;

/// <summary>What is known of a possible name over all editions.</summary>
internal sealed class NameCount
{
    private int _lastFact = -1;
    private string? _left;
    private string? _right;
    private bool _isFreeLeft;
    private bool _isFreeRight;
    private int _places;
    private int _free;
    private int _printedEdition = -1;

    /// <summary>Facts that hold it as a run of words of its own or as a part of one.</summary>
    public int Facts { get; private set; }

    /// <summary>Editions, a bit each.</summary>
    public ulong Editions { get; private set; }

    public bool IsQuoted { get; private set; }

    /// <summary>Share of the places where no other word stands before it, 0 to 1.</summary>
    public double FreeShare => (double)_free / _places;

    /// <summary>As the latest edition prints it first.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>True where it stands alone, or between different words: not always in one and the same longer name.</summary>
    public bool IsOfItsOwn => _isFreeLeft && _isFreeRight;

    /// <summary>A person names it: printed so where no text does.</summary>
    public void Name(string printed)
    {
        if (Printed.Length == 0) Printed = printed;
    }

    public void Add(int edition, int fact, NameCandidate candidate, KeyedText text)
    {
        if (fact != _lastFact) Facts++;
        _lastFact = fact;
        Editions |= 1UL << Math.Min(edition, 63);
        _places++;
        if (candidate.Left is null) _free++;
        IsQuoted |= candidate.IsQuoted;
        _isFreeLeft |= candidate.Left is null || (_left is not null && _left != candidate.Left);
        _isFreeRight |= candidate.Right is null || (_right is not null && _right != candidate.Right);
        _left ??= candidate.Left;
        _right ??= candidate.Right;
        if (edition <= _printedEdition) return;
        _printedEdition = edition;
        Printed = text.Printed(candidate.Start, candidate.End);
    }
}

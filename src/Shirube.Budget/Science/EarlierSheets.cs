using System.Runtime.InteropServices;

namespace Shirube.Budget.Science;

/// <summary>What the labels of earlier years say about a sheet.</summary>
/// <param name="Carried">Share of flagged sheets among those of the same name in the last year that has one (in its ministry, else in any); null where no earlier sheet bears the name.</param>
/// <param name="Flagged">Likeness, from 0 to about 1, of the most similar flagged sheet of the ministry, and its row (-1: none).</param>
/// <param name="Unflagged">The same of sheets without the flag.</param>
internal readonly record struct EarlierEvidence(double? Carried, int CarriedYear, (double Likeness, int Row) Flagged, (double Likeness, int Row) Unflagged);

/// <summary>Labelled sheets up to a year, asked about later ones by name and by wording.</summary>
internal sealed class EarlierSheets
{
    private const double NameShare = 0.4;
    private const double PurposeShare = 0.6 / (1.5 * 1.5); // by the weights of the fields, so that equal texts come to 1
    private const double LossByYear = 0.02;
    private const int AlwaysTold = 10; // sheets; a term of more than these and a quarter of the ministry tells nothing
    private readonly TermSpace _space;
    private readonly IReadOnlyList<LabelledSheet> _sheets;
    private readonly int _last;
    private readonly Dictionary<(string? Ministry, string Title), (int Year, int Count, int Flagged)> _names = [];
    private readonly Dictionary<string, (List<int> Rows, Dictionary<int, List<(int Place, float Value)>> Terms)> _ministries = new(StringComparer.Ordinal);

    public EarlierSheets(TermSpace space, IReadOnlyList<LabelledSheet> sheets, int last)
    {
        (_space, _sheets, _last) = (space, sheets, last);
        for (var row = 0; row < sheets.Count; row++)
        {
            var sheet = sheets[row];
            if (sheet.Year > last) continue;
            Add((sheet.Ministry, sheet.Title), sheet);
            Add((null, sheet.Title), sheet);
            if (!_ministries.TryGetValue(sheet.Ministry, out var index)) _ministries[sheet.Ministry] = index = ([], []);
            for (var i = space.Start(row); i < space.Start(row) + space.Names[row] + space.Purposes[row]; i++)
            {
                if (!index.Terms.TryGetValue(space.Columns[i], out var places)) index.Terms[space.Columns[i]] = places = [];
                places.Add((index.Rows.Count, space.Values[i]));
            }

            index.Rows.Add(row);
        }
    }

    public bool HasName(string title) => _names.ContainsKey((null, title));

    public EarlierEvidence About(int row)
    {
        var sheet = _sheets[row];
        var isNamed = _names.TryGetValue((sheet.Ministry, sheet.Title), out var named) || _names.TryGetValue((null, sheet.Title), out named);
        var (flagged, unflagged) = Alike(row);
        return new(isNamed ? (double)named.Flagged / named.Count : null, named.Year, flagged, unflagged);
    }

    private void Add((string? Ministry, string Title) key, LabelledSheet sheet)
    {
        ref var name = ref CollectionsMarshal.GetValueRefOrAddDefault(_names, key, out _);
        if (sheet.Year > name.Year) name = (sheet.Year, 0, 0);
        name = (name.Year, name.Count + 1, name.Flagged + (sheet.IsScience ? 1 : 0));
    }

    private ((double, int) Flagged, (double, int) Unflagged) Alike(int row)
    {
        (double Likeness, int Row) flagged = (0, -1), unflagged = (0, -1);
        if (!_ministries.TryGetValue(_sheets[row].Ministry, out var index)) return (flagged, unflagged);
        var sums = new double[index.Rows.Count];
        var names = _space.Start(row) + _space.Names[row];
        for (var i = _space.Start(row); i < names + _space.Purposes[row]; i++)
        {
            if (!index.Terms.TryGetValue(_space.Columns[i], out var places) || places.Count > (index.Rows.Count / 4) + AlwaysTold) continue;
            var value = _space.Values[i] * (i < names ? NameShare : PurposeShare);
            foreach (var (place, other) in CollectionsMarshal.AsSpan(places)) sums[place] += value * other;
        }

        for (var place = 0; place < sums.Length; place++)
        {
            var other = _sheets[index.Rows[place]];
            var likeness = sums[place] * (1 - (LossByYear * (_last - other.Year)));
            ref var best = ref other.IsScience ? ref flagged : ref unflagged;
            if (likeness > best.Likeness) best = (likeness, index.Rows[place]);
        }

        return (flagged, unflagged);
    }
}

using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the table of ministry abbreviations: code, organisation, office; an empty organisation repeats the one above.</summary>
internal sealed class Legend(CharacterLedger ledger)
{
    private readonly ImmutableArray<LegendEntry>.Builder _entries = ImmutableArray.CreateBuilder<LegendEntry>();
    private bool _isOpen;
    private string? _organisation;

    public ImmutableArray<LegendEntry> Entries => _entries.ToImmutable();

    public void Leave() => _isOpen = false;

    /// <summary>Takes the header of a legend and the rows below it; false for a row of another table.</summary>
    public bool TryTake(RowBlock row)
    {
        if (row.Cells.Length < 2) return false;
        if (IsHeader(row))
        {
            foreach (var part in row.Cells.SelectMany(c => c.Parts)) ledger.ClaimStructure(part.Text, "tableHeader");
            _isOpen = true;
            _organisation = null;
            return true;
        }

        if (_isOpen) Add(row);
        return _isOpen;
    }

    private static bool IsHeader(RowBlock row)
    {
        var first = JapaneseText.Key(row.Cells[0].PlainText);
        return first.Length <= 8 && first.Contains('略', StringComparison.Ordinal);
    }

    private void Add(RowBlock row)
    {
        var code = TextOf(row.Cells[0]);
        var organisation = TextOf(row.Cells[1]);
        var below = row.Cells.Skip(2).Select(TextOf).OfType<MappedText>().ToList();
        if (organisation is not null && code is not null) _organisation = Name(organisation);
        if (organisation is not null && code is null)
        {
            AddEntry(null, Path(_organisation, Name(organisation)), [organisation, .. below]);
        }
        else if (organisation is not null && below.Count > 0 && !IsMinistry(_organisation!))
        {
            AddEntry(code, Path(_organisation, Name(below[0])), [code!, organisation, .. below]);
        }
        else if (organisation is not null)
        {
            AddEntry(code, Path(_organisation), [code!, organisation]);
            foreach (var organ in below) AddEntry(null, Path(_organisation, Name(organ)), [organ]);
        }
        else if (below.Count > 0)
        {
            AddEntry(code, Path(_organisation, Name(below[0])), code is null ? below : [code, .. below]);
        }
        else if (code is not null)
        {
            AddEntry(code, [], [code]);
        }
    }

    // A ministry（省）is meant itself, with its agencies behind it; an office of the cabinet（府, 房）is meant where one is printed.
    private static bool IsMinistry(string organisation) => organisation.EndsWith('省');

    private void AddEntry(MappedText? code, ImmutableArray<string> path, IReadOnlyList<MappedText> texts)
    {
        var all = MappedText.Join(texts);
        ledger.ClaimFact(all, "legend", FactIds.Legend(_entries.Count + 1));
        var isAbolished = all.Value.Contains("廃止", StringComparison.Ordinal);
        _entries.Add(new(code is null ? null : JapaneseText.Key(code.Value), path, isAbolished, Evidence.Of("strategy.legend", all)));
    }

    private static ImmutableArray<string> Path(params IEnumerable<string?> names) => [.. names.OfType<string>()];

    private static string Name(MappedText text)
    {
        var end = text.Value.IndexOf('【', StringComparison.Ordinal);
        return end > 0 ? text.Value[..end].Trim() : text.Value;
    }

    private static MappedText? TextOf(Cell cell) =>
        cell.IsEmpty ? null : MappedText.Join([.. cell.Parts.Select(p => p.Text)]).Trim();
}

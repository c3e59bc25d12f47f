using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest.Blocks;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Reads the table of ministry abbreviations: code, organisation, office; an empty organisation repeats the one above.</summary>
internal sealed class Legend(CharacterLedger ledger)
{
    private static readonly string[] s_ownBodies = ["省", "庁", "委員会", "院"];

    private readonly ImmutableArray<LegendEntry>.Builder _entries = ImmutableArray.CreateBuilder<LegendEntry>();
    private bool _isOpen;
    private string? _organisation;

    public ImmutableArray<LegendEntry> Entries => _entries.ToImmutable();

    public void Leave() => _isOpen = false;

    /// <summary>Takes the header of a legend and the rows below it; false for a row of another table.</summary>
    public bool TryTake(RowBlock row)
    {
        if (row.Cells.Length < 2) return false;
        if (!_isOpen && IsHeader(row))
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
        var names = row.Cells.Skip(1).Select(TextOf).ToList();
        var organisation = names[0];
        List<MappedText> below = [.. names.Skip(1).OfType<MappedText>().SelectMany(WordsOf)];
        if (organisation is null && below is [var own, ..])
        {
            var isOwnBody = IsOwnBody(Name(own));
            AddEntry(code, isOwnBody ? Path(Name(own)) : Path(_organisation, Name(own)), own);
            AddAgencies(isOwnBody ? Name(own) : _organisation, below.Skip(1));
        }
        else if (organisation is null)
        {
            if (code is not null) AddEntry(code, [], null);
        }
        else if (code is null)
        {
            AddAgencies(_organisation, [organisation, .. below]);
        }
        else
        {
            _organisation = Name(organisation);
            var office = below.Count > 0 && !IsOwnBody(_organisation) ? below[0] : null;
            AddEntry(code, office is null ? Path(_organisation) : Path(_organisation, Name(office)), office is null ? organisation : organisation.Plus(office));
            AddAgencies(_organisation, office is null ? below : below.Skip(1));
        }
    }

    private void AddAgencies(string? parent, IEnumerable<MappedText> agencies)
    {
        foreach (var agency in agencies) AddEntry(null, Path(parent, Name(agency)), agency);
    }

    // A ministry（省）, agency（庁）, commission（委員会）or board（院）is a body of its own: it does not belong to the organisation above it,
    // and what stands behind it belongs to it. Of the cabinet（府, 官房）and of a department（部）an office is meant.
    private static bool IsOwnBody(string organisation) => s_ownBodies.Any(e => organisation.EndsWith(e, StringComparison.Ordinal));

    private void AddEntry(MappedText? code, ImmutableArray<string> path, MappedText? name)
    {
        var all = MappedText.Join([.. new[] { code, name }.OfType<MappedText>()]);
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

    // 運輸安全委員会 海上保安庁: a cell may hold two agencies.
    private static IEnumerable<MappedText> WordsOf(MappedText text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i])) continue;
            if (i > start) yield return text.Slice(start, i - start);
            start = i + 1;
        }
    }

    private static MappedText? TextOf(Cell cell) =>
        cell.IsEmpty ? null : MappedText.Join([.. cell.Parts.Select(p => p.Text)]).Trim();
}

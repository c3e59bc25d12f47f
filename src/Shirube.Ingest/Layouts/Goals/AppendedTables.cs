using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>Turns the tables behind the text into facts: rows of the field tables ＜別表＞, the list of ministries, the glossary.</summary>
internal sealed class AppendedTables(CharacterLedger ledger, GoalClaims claims, NoteReferences notes)
{
    public List<LegendEntry> Legend { get; } = [];

    public List<Abbreviation> Abbreviations { get; } = [];

    public List<ReferenceRow> ReferenceRows { get; } = [];

    public void AddFieldTable(Block block)
    {
        foreach (var table in FieldTable.Read(block, notes)) AddFieldTable(block.Scope, table);
    }

    private void AddFieldTable(Scope scope, FieldTable table)
    {
        foreach (var (text, role) in table.Structure) ledger.ClaimStructure(text, role);
        foreach (var row in table.Rows)
        {
            var fact = FactIds.ReferenceRow(ReferenceRows.Count + 1);
            ReferenceRows.Add(new(
                table.Caption,
                scope.Path,
                row.Label.Value,
                [.. row.Cells.Select(c => new ReferenceCell(c.Column, c.Text.Text.Value, Evidence.Of("goals.cell", c.Text.Text)))],
                Evidence.Of("goals.row", MappedText.Join([row.Label, .. row.Cells.Select(c => c.Text.Text)]))));
            ledger.ClaimFact(row.Label, "rowLabel", fact);
            foreach (var cell in row.Cells)
            {
                if (cell.Bullet is not null) ledger.ClaimStructure(cell.Bullet, "bullet");
                claims.Claim(cell.Text, "cell", fact);
            }
        }
    }

    /// <summary>A list of ministries, where the marks of the text use its short forms, or of abbreviations.</summary>
    public void AddGlossary(Block block, HashSet<string> ministriesInMarks)
    {
        var keys = block.Lines.Select(l => JapaneseText.Key(l.Value.Split((char[]?)null, 2)[0])).ToList();
        var isLegend = keys.Count(ministriesInMarks.Contains) * 3 > keys.Count;
        var heads = new List<MappedText>();
        var rows = GlossaryReader.Read(block, isLegend, notes, heads);
        foreach (var head in heads) ledger.ClaimStructure(head, "tableHeader");
        MappedText? claimed = null;
        foreach (var row in rows)
        {
            var fact = isLegend ? FactIds.Legend(Legend.Count + 1) : FactIds.Abbreviation(Abbreviations.Count + 1);
            var all = row.Long.Length == 0 ? row.Short : row.Short.Plus(row.Long);
            if (isLegend)
            {
                var path = row.Long.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                Legend.Add(new(
                    JapaneseText.HalfWidth(row.Short.Value), row.Parent is null ? [.. path] : [row.Parent.Value, .. path], false, Evidence.Of("goals.legend", all)));
            }
            else Abbreviations.Add(new(row.Short.Value, row.Long.Value, Evidence.Of("goals.abbreviation", all)));
            ledger.ClaimFact(all, "abbreviation", fact);
            if (row.Parent is null || ReferenceEquals(row.Parent, claimed)) continue;
            ledger.ClaimFact(row.Parent, "parentOrganisation", fact);
            claimed = row.Parent;
        }

        foreach (var line in block.Lines)
        {
            foreach (var (reference, range) in notes.In(line.Text)) ledger.ClaimStructure(line.Text.Slice(range.Start.Value, reference.Length), "footnoteReference");
        }
    }
}

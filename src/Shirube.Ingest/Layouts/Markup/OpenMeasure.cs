using Shirube.Core;
using Shirube.Ingest.Blocks;
using Shirube.Ingest.Phrases;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>A measure while the pieces of its row come in.</summary>
internal sealed class OpenMeasure(SectionPath section, string sectionTitle, CharacterLedger ledger)
{
    private readonly List<MappedText> _plan = [];
    private readonly ItemColumn _status = new(ReportColumn.Status, ledger);
    private readonly ItemColumn _next = new(ReportColumn.Next, ledger);
    private readonly List<(int First, int Last)> _rows = [];

    public IReadOnlyList<PlacedItem> StatusPlaces => _status.Places;

    public IReadOnlyList<PlacedItem> NextPlaces => _next.Places;

    /// <summary>True where the plan's text began with ○.</summary>
    public bool HasCircle { get; private set; }

    public static bool IsCircle(char c) => c is '○' or '〇' or '◯' or '⚪';

    public void Add(RowBlock row)
    {
        var continues = _rows.Count > 0;
        NoteLines(row);
        if (row.Cells.Length > 0) AddPlan(row.Cells[0], continues);
        if (row.Cells.Length > 1) _status.Add(row.Cells[1], continues);
        if (row.Cells.Length > 2) _next.Add(row.Cells[2], continues);
        foreach (var cell in row.Cells.Skip(3)) _next.Add(cell, continues: true);
    }

    /// <summary>Whether the plan's text has come to its end: behind its mark, or (without mark) at a full stop.</summary>
    public bool IsPlanClosed => _plan.Count > 0 && (IsPlanMarked || (!HasCircle && Sentences.IsFullStop(_plan[^1].Value)));

    public bool IsPlanMarked => _plan.Count > 0 && MinistryMarks.Find(MappedText.Join(_plan)) is [.., var mark] && EndsWith(mark);

    public MeasureReport Close(int order, FootnoteBook book)
    {
        var fact = FactIds.Measure(order);
        var plan = _plan.Count == 0 ? null : FactText.Take(MappedText.Join(_plan), "planText", fact, book, ledger);
        return new()
        {
            Order = order,
            Section = section,
            SectionTitle = sectionTitle,
            PlanText = plan?.Text.Value ?? "",
            Ministries = plan?.Ministries ?? MinistryMark.None,
            IsRestated = plan?.IsRestated ?? false,
            Footnotes = plan?.Footnotes ?? [],
            Deadlines = plan is null ? [] : DeadlineReader.Read(plan.Text),
            Status = [.. _status.Close(order, book).Select(i => i with { IsFinished = _next.IsNothing })],
            Next = _next.Close(order, book),
            Evidence = plan is null ? new("strategy.measure", 0.5, []) : Evidence.Of(HasCircle ? "strategy.measure" : "strategy.measure-prose", plan.Text),
            RowLines = [.. _rows],
        };
    }

    private void AddPlan(Cell cell, bool continues)
    {
        foreach (var part in cell.Parts)
        {
            var text = part.Text.Trim();
            if (text.IsBlank) continue;
            if (!continues && _plan.Count == 0 && IsCircle(text[0]))
            {
                HasCircle = true;
                ledger.ClaimStructure(text.To(1), "bullet");
                text = text.From(1).Trim();
            }

            _plan.Add(text);
        }
    }

    private bool EndsWith(FoundMark mark) => MappedText.Join(_plan).From(mark.Index + mark.Length).IsBlank;

    private void NoteLines(RowBlock row)
    {
        var lines = row.Cells.SelectMany(c => c.Parts).SelectMany(p => p.Text.Spans()).Select(s => s.Line).ToList();
        if (lines.Count > 0) _rows.Add((lines.Min(), lines.Max()));
    }
}

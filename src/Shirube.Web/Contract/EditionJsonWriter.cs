using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Ledger;
using Shirube.Storage.Rows;
using Shirube.Web.Editions;

namespace Shirube.Web.Contract;

/// <summary>Writes single facts in the shapes of the contract.</summary>
internal sealed class EditionJsonWriter(Utf8JsonWriter json, string edition, DraftEdition draft)
{
    private readonly bool _isPaged = !draft.Document.Boxes.IsEmpty;

    public void Measure(MeasureReport measure)
    {
        json.WriteStartObject();
        json.WriteNumber("order", measure.Order);
        json.WriteString("edition", edition);
        json.Each("section", measure.Section.Parts, json.WriteStringValue);
        json.WriteString("sectionTitle", measure.SectionTitle);
        if (!measure.Groups.IsEmpty) json.Each("groups", measure.Groups, json.WriteStringValue);
        json.WriteString("planText", measure.PlanText);
        json.Each("ministries", measure.Ministries.Names, json.WriteStringValue);
        json.WriteBoolean("others", measure.Ministries.HasOthers);
        json.WriteBoolean("restated", measure.IsRestated);
        DeadlineList(measure.Deadlines);
        json.WriteStartArray("status");
        foreach (var item in measure.Status) Item(item, ReportColumn.Status, null);
        json.WriteEndArray();
        json.WriteStartArray("next");
        foreach (var item in measure.Next) Item(item, ReportColumn.Next, null);
        json.WriteEndArray();
        json.Each("footnotes", measure.Footnotes, json.WriteNumberValue);
        PlacesOf(measure);
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"{edition}-{measure.Order}"));
        json.WriteEndObject();
    }

    /// <summary>Where a measure stands: its row's lines, or its places on pages.</summary>
    public void PlacesOf(MeasureReport measure) => Places(measure.RowLines.IsEmpty ? [.. measure.Evidence.LineRuns()] : measure.RowLines, measure.Evidence.Spans);

    /// <summary>All items of a measure as objects of their own, with the measure's order.</summary>
    public void Items(MeasureReport measure)
    {
        foreach (var item in measure.Status) Item(item, ReportColumn.Status, measure.Order);
        foreach (var item in measure.Next) Item(item, ReportColumn.Next, measure.Order);
    }

    public void Indicator(Indicator indicator)
    {
        json.WriteStartObject();
        json.WriteNumber("order", indicator.Order);
        json.Each("section", indicator.Section.Parts, json.WriteStringValue);
        json.WriteString("sectionTitle", indicator.SectionTitle);
        json.WriteString("kind", Codec.Name(indicator.Kind));
        json.WriteString("name", indicator.Name);
        json.WriteStartArray("values");
        foreach (var value in indicator.Values) Value(value);
        json.WriteEndArray();
        Target("target", indicator.Target);
        Target("baseline", indicator.Baseline);
        json.Each("footnotes", indicator.Footnotes, json.WriteNumberValue);
        json.WriteBoolean("restated", indicator.IsRestated);
        Places(indicator.Evidence);
        json.WriteEndObject();
    }

    public void Footnote(Footnote footnote)
    {
        json.WriteStartObject();
        json.WriteNumber("number", footnote.Number);
        json.WriteString("text", footnote.Text);
        json.WriteString("kind", Codec.Name(footnote.Kind));
        Places(footnote.Evidence);
        json.Each<int>("references", _isPaged ? [] : [.. footnote.References.Select(r => r.Line)], json.WriteNumberValue);
        json.WriteEndObject();
    }

    public void Restatement(Restatement restatement)
    {
        json.WriteStartObject();
        Number("order", restatement.Order);
        json.WriteString("column", restatement.Column is { } column ? Codec.Name(column) : restatement.Order is null ? null : "plan");
        Number("item", restatement.Item);
        Number("indicator", restatement.Indicator);
        Places(restatement.Evidence);
        json.WriteBoolean("marked", restatement.IsMarked);
        json.WriteNumber("similarity", Math.Round(restatement.Similarity, 4));
        if (restatement.Origin is not { } origin) json.WriteNull("origin");
        else
        {
            json.WriteStartObject("origin");
            Number("order", origin.Order);
            Number("item", origin.Item);
            Number("indicator", origin.Indicator);
            json.Lines("lines", origin.Lines);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public void Section(Section section)
    {
        json.WriteStartObject();
        json.Each("path", section.Path.Parts, json.WriteStringValue);
        json.WriteNumber("level", section.Level);
        json.WriteString("title", section.Title);
        Places(section.Evidence);
        json.WriteEndObject();
    }

    private void Item(ReportItem item, ReportColumn column, int? order)
    {
        json.WriteStartObject();
        if (order is { } number)
        {
            json.WriteNumber("order", number);
            json.WriteString("column", Codec.Name(column));
            json.WriteNumber("item", item.Number);
        }

        json.WriteString("text", item.Text);
        json.WriteString("theme", item.Theme);
        json.Each("ministries", item.Ministries.Names, json.WriteStringValue);
        json.WriteBoolean("restated", item.IsRestated);
        if (item.IsFinished) json.WriteBoolean("finished", true);
        json.Each("footnotes", item.Footnotes, json.WriteNumberValue);
        Places(item.Evidence);
        if (column == ReportColumn.Status)
        {
            json.Each("pairs", item.Pairs, json.WriteNumberValue);
            if (!item.GroupPairs.IsEmpty) json.Each("group", item.GroupPairs, json.WriteNumberValue);
        }

        json.WriteEndObject();
    }

    private void DeadlineList(ImmutableArray<Deadline> deadlines)
    {
        json.WriteStartArray("deadlines");
        foreach (var deadline in deadlines)
        {
            json.WriteStartObject();
            DeadlineBody(deadline);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A deadline with what became of it.</summary>
    public void Deadline(LedgerEntry entry)
    {
        json.WriteStartObject();
        DeadlineEntry(entry);
        json.WriteEndObject();
    }

    /// <summary>A deadline with what became of it, and what later editions say of it.</summary>
    public void Deadline(LedgerEntry entry, bool isRestated, IEnumerable<(EditionView View, LaterEntry Entry)> later)
    {
        json.WriteStartObject();
        DeadlineEntry(entry);
        json.WriteBoolean("restated", isRestated);
        json.WriteStartArray("later");
        foreach (var (view, said) in later)
        {
            json.WriteStartObject();
            json.WriteString("edition", view.Id);
            json.WriteNumber("order", said.Measure);
            json.WriteString("state", Codec.Name(said.State));
            json.WriteString("rule", said.Rule);
            new EditionJsonWriter(json, view.Id, view.Draft).EvidenceOf(said.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void DeadlineEntry(LedgerEntry entry)
    {
        json.WriteNumber("order", entry.Measure);
        json.WriteString("column", entry.Step is null ? "plan" : "next");
        Number("item", entry.Step);
        DeadlineBody(entry.Deadline);
        json.WriteString("state", Codec.Name(entry.State));
        json.WriteString("rule", entry.Rule);
        if (entry.Person is { } person) json.WriteString("person", person);
        EvidenceOf(entry.Evidence);
        Places(entry.Deadline.Evidence);
    }

    private void EvidenceOf(ImmutableArray<LedgerEvidence> evidence)
    {
        json.Lines("evidence", _isPaged ? [] : [.. evidence.SelectMany(e => Evidence.LineRuns(e.Spans)).Distinct()]);
        if (_isPaged) Pages("evidencePages", [.. evidence.SelectMany(e => e.Spans)]);
    }

    private void DeadlineBody(Deadline deadline)
    {
        json.WriteString("text", deadline.Text);
        json.WriteString("kind", Codec.Name(deadline.Kind));
        Number("year", deadline.Year);
        json.WriteBoolean("fiscal", deadline.IsFiscal);
        Day("start", deadline.Start);
        Day("end", deadline.End);
    }

    private void Value(ObservedValue value)
    {
        json.WriteStartObject();
        json.WriteString("label", value.Label);
        if (value.Value is { } amount) json.WriteNumber("value", amount);
        else json.WriteNull("value");
        json.WriteString("unit", value.Unit);
        json.WriteString("text", value.Text);
        json.WriteString("period", value.Period);
        Number("year", value.Year);
        json.WriteBoolean("fiscal", value.IsFiscal);
        Number("footnote", value.Footnote);
        json.WriteEndObject();
    }

    private void Target(string name, TargetValue? target)
    {
        if (target is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("text", target.Text);
        if (target.Value is { } amount) json.WriteNumber("value", amount);
        else json.WriteNull("value");
        json.WriteString("unit", target.Unit);
        Number("year", target.Year);
        json.WriteBoolean("fiscal", target.IsFiscal);
        json.WriteString("operator", Codec.Name(target.Operator));
        json.WriteEndObject();
    }

    /// <summary>Where a fact stands: its lines, or its places on pages.</summary>
    public void Places(Evidence evidence) => Places([.. evidence.LineRuns()], evidence.Spans);

    private void Places(ImmutableArray<(int First, int Last)> lines, ImmutableArray<SourceSpan> spans)
    {
        json.Lines("lines", _isPaged ? [] : lines);
        if (_isPaged) Pages("pages", spans);
    }

    private void Pages(string name, ImmutableArray<SourceSpan> spans)
    {
        json.WriteStartArray(name);
        foreach (var box in PageBoxes.Of(spans, draft.Document))
        {
            json.WriteStartObject();
            json.WriteNumber("page", box.Page);
            json.WriteStartArray("box");
            foreach (var edge in (double[])[box.Left, box.Top, box.Right, box.Bottom]) json.WriteNumberValue(Math.Round(edge, 1));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Number(string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private void Day(string name, DateOnly? day)
    {
        if (day is { } known) json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else json.WriteNull(name);
    }
}

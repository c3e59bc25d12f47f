using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Budget.Export;

namespace Shirube.Budget.Mapping;

/// <summary>A mapping as a file to take away.</summary>
public static class MappingFile
{
    private const int Digits = 6; // of a probability: the order of the improbable must not be lost

    /// <summary>An array with one object for each measure, in document order, also where no project is mapped to it; its projects best first.</summary>
    public static void WriteJson(Stream output, IReadOnlyList<MappedMeasure> measures, ImmutableArray<MappedProject> mapped, JsonWriterOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(measures);
        var projects = mapped.ToLookup(p => p.Measure);
        using (var json = new Utf8JsonWriter(output, options))
        {
            json.WriteStartArray();
            foreach (var measure in measures)
            {
                json.WriteStartObject();
                json.WriteNumber("order", measure.Order);
                json.WriteStartArray("lines");
                foreach (var (first, last) in measure.Lines)
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(first);
                    json.WriteNumberValue(last);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
                json.WriteStartArray("projects");
                foreach (var project in BestFirst(projects[measure.Order])) Write(json, project);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    /// <summary>One row for each pair; reasons in one cell.</summary>
    public static ExportRows Rows(IReadOnlyList<MappedMeasure> measures, ImmutableArray<MappedProject> mapped, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var projects = mapped.ToLookup(p => p.Measure);
        return new(
            [
                ("order", "integer"), ("sectionTitle", "varchar"), ("planText", "varchar"), ("year", "integer"), ("ministry", "varchar"), ("number", "varchar"), ("name", "varchar"),
                ("probability", "double"), ("state", "varchar"), ("reasons", "varchar"),
            ],
            measures.SelectMany(measure => BestFirst(projects[measure.Order]).Select(project => new object?[]
            {
                measure.Order, measure.SectionTitle, measure.PlanText, project.Year, project.Ministry, project.Number, project.Name,
                Math.Round(project.Probability, Digits), MappingTable.Word(project.State), string.Join('；', project.Reasons),
            })),
            cancel);
    }

    private static IEnumerable<MappedProject> BestFirst(IEnumerable<MappedProject> projects) => projects.OrderByDescending(p => p.Probability).ThenByDescending(p => p.Year);

    private static void Write(Utf8JsonWriter json, MappedProject project)
    {
        json.WriteStartObject();
        json.WriteNumber("year", project.Year);
        json.WriteString("ministry", project.Ministry);
        json.WriteString("number", project.Number);
        json.WriteNumber("probability", Math.Round(project.Probability, Digits));
        if (project.State != MappingState.Machine) json.WriteString("state", MappingTable.Word(project.State));
        json.WriteStartArray("reasons");
        foreach (var reason in project.Reasons) json.WriteStringValue(reason.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Text.Json;
using Shirube.Budget.Export;

namespace Shirube.Budget.Projects;

/// <summary>Links as a file to take away.</summary>
public static class ProjectLinksFile
{
    private const int Digits = 4; // of a probability

    public static void WriteJson(Stream output, IEnumerable<ProjectLink> links, JsonWriterOptions options)
    {
        using (var json = new Utf8JsonWriter(output, options))
        {
            json.WriteStartArray();
            foreach (var link in links) Write(json, link);
            json.WriteEndArray();
        }

        output.Write("\n"u8);
    }

    /// <summary>One row for each link; evidence in one cell.</summary>
    public static ExportRows Rows(IEnumerable<ProjectLink> links, CancellationToken cancel) => new(
        [
            ("fromYear", "integer"), ("fromMinistry", "varchar"), ("fromNumber", "varchar"), ("fromName", "varchar"), ("toYear", "integer"), ("toMinistry", "varchar"), ("toNumber", "varchar"), ("toName", "varchar"),
            ("relation", "varchar"), ("probability", "double"), ("evidence", "varchar"),
        ],
        links.Select(link => new object?[]
        {
            link.From?.Year, link.From?.Ministry, link.From?.Number, link.From?.Name, link.To?.Year, link.To?.Ministry, link.To?.Number, link.To?.Name,
            Word(link.Relation), Math.Round(link.Probability, Digits), string.Join('；', link.Evidence.Select(r => $"{r.Code}: {r.Value}")),
        }),
        cancel);

    private static void Write(Utf8JsonWriter json, ProjectLink link)
    {
        json.WriteStartObject();
        Write(json, "from", link.From);
        Write(json, "to", link.To);
        json.WriteString("relation", Word(link.Relation));
        json.WriteNumber("probability", Math.Round(link.Probability, Digits));
        json.WriteStartArray("evidence");
        foreach (var reason in link.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("reason", reason.Code);
            json.WriteString("value", reason.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ProjectSheet? sheet)
    {
        if (sheet is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("year", sheet.Year);
        json.WriteString("ministry", sheet.Ministry);
        json.WriteString("number", sheet.Number);
        json.WriteString("name", sheet.Name);
        json.WriteEndObject();
    }

    /// <summary>The relation as the files name it.</summary>
    internal static string Word(ProjectRelation relation) => relation.ToString().ToLowerInvariant();
}

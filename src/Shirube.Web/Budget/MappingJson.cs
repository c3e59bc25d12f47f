using System.Text.Json;
using Shirube.Budget.Mapping;
using Shirube.Budget.Views;
using Shirube.Storage.Rows;

namespace Shirube.Web.Budget;

/// <summary>A mapped project in JSON: as <c>shirube export mapping</c> writes it, with its amounts in million yen.</summary>
internal static class MappingJson
{
    public static void Write(Utf8JsonWriter json, MappedProject project, BudgetSums? sums)
    {
        json.WriteStartObject();
        json.WriteNumber("year", project.Year);
        json.WriteString("ministry", project.Ministry);
        json.WriteString("number", project.Number);
        json.WriteString("name", project.Name);
        json.WriteNumber("probability", Math.Round(project.Probability, 4));
        json.WriteString("state", Codec.Name(project.State));
        json.Each("reasons", project.Reasons.Select(r => r.ToString()), json.WriteStringValue);
        json.Amount("initial", sums?.Initial);
        json.Amount("executed", sums?.Executed);
        json.WriteEndObject();
    }
}

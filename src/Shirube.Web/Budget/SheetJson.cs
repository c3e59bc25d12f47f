using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Shirube.Budget.Alike;
using Shirube.Budget.Projects;
using Shirube.Budget.Science;
using Shirube.Budget.Views;
using Shirube.Storage.Rows;

namespace Shirube.Web.Budget;

/// <summary>A review sheet in JSON; amounts in million yen, null where nothing is printed.</summary>
internal static class SheetJson
{
    /// <param name="history">Linked sheets of other years, oldest first.</param>
    /// <param name="alike">Projects of the same year that are about the same; the sheet is the first of each pair.</param>
    /// <param name="science">Null where nothing is guessed.</param>
    public static void Write(Utf8JsonWriter json, SheetDetail sheet, IEnumerable<ProjectStep> history, IEnumerable<AlikePair> alike, KeptGuess? science)
    {
        json.WriteStartObject();
        json.Key(sheet.Key);
        json.WriteString("name", sheet.Name);
        json.WriteString("bureau", sheet.Bureau);
        json.WriteString("division", sheet.Division);
        json.WriteString("author", sheet.Author);
        json.Number("startYear", sheet.StartYear);
        json.Number("endYear", sheet.EndYear);
        json.Each("accounts", sheet.Accounts, json.WriteStringValue);
        json.Each("methods", sheet.Methods, json.WriteStringValue);
        json.Each("policies", sheet.Policies, json.WriteStringValue);
        if (science is not null) Guess(json, science);
        if (!sheet.Tables.IsEmpty) json.Each("expenses", sheet.Expenses, json.WriteStringValue);
        json.WriteString("purpose", sheet.Purpose);
        if (sheet.Situation is not null) json.WriteString("situation", sheet.Situation);
        json.WriteString("outline", sheet.Outline);
        json.WriteString("noTargetReason", sheet.NoTargetReason);
        json.WriteString("unit", "百万円");
        json.Each("budget", sheet.Budget, b => Budget(json, b));
        if (!sheet.Logic.Parts.IsEmpty) Logic(json, sheet.Logic);
        if (!sheet.Tables.IsEmpty) json.Each("tablesOfYear", sheet.Tables, json.WriteStringValue);
        Results(json, "outcomes", sheet.Outcomes);
        Results(json, "outputs", sheet.Outputs);
        json.Each("payments", sheet.Payments, p => Payment(json, p));
        json.Each("findings", sheet.Findings, f =>
        {
            json.WriteStartObject();
            json.WriteString("severity", f.Severity);
            json.WriteString("code", f.Code);
            json.WriteString("field", f.Field);
            json.WriteString("text", f.Text);
            json.WriteEndObject();
        });
        json.Each("history", history, step => Step(json, step));
        json.Each("alike", alike, pair => Write(json, pair));
        json.WriteStartObject("source");
        json.WriteString("document", sheet.Document);
        json.WriteString("fileName", sheet.FileName);
        json.WriteNumber("line", sheet.Line);
        json.WriteString("importedAt", sheet.ImportedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("address", BudgetAddresses.Sheet(sheet.Key) + "/source");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Two projects that are about the same.</summary>
    public static void Write(Utf8JsonWriter json, AlikePair pair)
    {
        json.WriteStartObject();
        Side("one", pair.One);
        Side("other", pair.Other);
        json.Each("words", pair.Words, json.WriteStringValue);
        json.Each("payees", pair.Payees, json.WriteStringValue);
        json.WriteEndObject();

        void Side(string name, AlikeSide side)
        {
            json.WriteStartObject(name);
            json.Key(side.Key);
            json.WriteString("name", side.Name);
            json.Amount("initial", side.Sums.Initial);
            json.WriteString("address", BudgetAddresses.Sheet(side.Key));
            json.WriteEndObject();
        }
    }

    // whether it is science and technology
    private static void Guess(Utf8JsonWriter json, KeptGuess science)
    {
        json.WriteStartObject("science");
        json.WriteNumber("probability", Math.Round(science.Probability, 4));
        json.WriteBoolean("isScience", science.IsScience);
        json.WriteString("learnedFrom", science.Learned);
        json.Each("reasons", science.Reasons, reason =>
        {
            json.WriteStartObject();
            json.WriteString("kind", reason.Kind);
            json.WriteString("text", reason.Text);
            json.WriteNumber("weight", Math.Round(reason.Weight, 4));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Logic(Utf8JsonWriter json, LogicModel logic)
    {
        json.WriteStartObject("logic");
        json.Each("parts", logic.Parts, part =>
        {
            json.WriteStartObject();
            json.WriteString("stage", Codec.Name(part.Stage));
            json.WriteString("number", part.Number);
            json.WriteString("goal", part.Goal);
            json.WriteEndObject();
        });
        json.Each("links", logic.Links, link =>
        {
            json.WriteStartObject();
            json.WriteNumber("from", link.From);
            json.WriteNumber("to", link.To);
            json.WriteString("why", link.Why);
            json.WriteString("noStagesReason", link.NoStagesReason);
            json.WriteNumber("row", link.RowId);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, ProjectStep step)
    {
        json.WriteStartObject();
        json.Key(step.Key);
        json.WriteString("name", step.Name);
        json.WriteString("relation", Codec.Name(step.Relation));
        json.WriteNumber("probability", Math.Round(step.Probability, 4));
        json.Each("reasons", step.Reasons, json.WriteStringValue);
        json.WriteString("address", BudgetAddresses.Sheet(step.Key));
        json.WriteEndObject();
    }

    private static void Budget(Utf8JsonWriter json, SheetBudget budget)
    {
        json.WriteStartObject();
        json.Number("fiscalYear", budget.FiscalYear);
        json.Amount("initial", budget.Initial);
        json.Amount("supplementary", budget.Supplementary);
        json.Amount("carriedIn", budget.CarriedIn);
        json.Amount("carriedOut", budget.CarriedOut);
        json.Amount("reserve", budget.Reserve);
        json.Amount("total", budget.Total);
        json.Amount("executed", budget.Executed);
        json.Amount("requested", budget.Requested);
        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, string name, ImmutableArray<SheetOutcome> results) => json.Each(name, results, result =>
    {
        json.WriteStartObject();
        json.WriteString("goal", result.Goal);
        json.WriteString("indicator", result.Indicator);
        json.WriteString("unit", result.Unit);
        json.WriteString("targetText", result.TargetText);
        json.Number("targetYear", result.TargetYear);
        json.Each("years", result.Years, year =>
        {
            json.WriteStartObject();
            json.Number("fiscalYear", year.Year);
            json.Number("actual", year.Actual);
            json.Number("target", year.Target);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    private static void Payment(Utf8JsonWriter json, SheetPayment payment)
    {
        json.WriteStartObject();
        json.Number("fiscalYear", payment.FiscalYear);
        json.WriteString("block", payment.Block);
        json.Number("order", payment.Number);
        json.WriteString("payee", payment.Payee);
        json.WriteString("corporateNumber", payment.CorporateNumber);
        json.WriteString("purpose", payment.Purpose);
        json.Amount("amount", payment.Amount);
        json.WriteEndObject();
    }
}

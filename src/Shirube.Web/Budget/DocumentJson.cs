using System.Globalization;
using System.Text.Json;
using Shirube.Budget.Documents;
using Shirube.Web.Language;

namespace Shirube.Web.Budget;

/// <summary>An imported document in words and in JSON.</summary>
internal static class DocumentJson
{
    private const string Table = "rs ";

    /// <summary>True for a table of the RS system; it holds no sheets.</summary>
    public static bool IsTable(ImportedDocument document) => document.Kind.StartsWith(Table, StringComparison.Ordinal);

    /// <summary>What kind of file it is.</summary>
    public static string KindOf(Words words, ImportedDocument document) => IsTable(document)
        ? words["documents.kind-table", document.Kind[Table.Length..]]
        : words.Named("documents-kind", document.Kind);

    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    extension(Utf8JsonWriter json)
    {
        /// <summary>Its fields, within an object.</summary>
        public void Document(ImportedDocument document)
        {
            json.WriteNumber("number", document.Number);
            json.WriteString("fileName", document.FileName);
            json.WriteString("kind", document.Kind);
            json.WriteNumber("rows", document.Rows);
            json.WriteNumber("sheets", document.Sheets);
            json.WriteNumber("findings", document.Findings);
            json.WriteNumber("bytes", document.Bytes);
            json.WriteString("importedAt", Moment(document.ImportedAt));
            json.WriteString("hash", document.Hash);
            if (document.ReplacedBy is { } by) json.WriteNumber("replacedBy", by);
            else json.WriteNull("replacedBy");
            json.WriteString("address", BudgetAddresses.Document(document.Number));
            json.WriteString("original", BudgetAddresses.Document(document.Number) + "/original");
        }
    }
}

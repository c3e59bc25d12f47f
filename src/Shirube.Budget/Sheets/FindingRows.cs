using Shirube.Analytics.Duck;
using Shirube.Core;

namespace Shirube.Budget.Sheets;

/// <summary>Writes findings of one document; the text is cut where it is long.</summary>
internal sealed class FindingRows(DuckAppender table, int document)
{
    private const int LongestText = 200;

    public void Add(Severity severity, string code, int line, long? sheet, string? field, string? text)
    {
        table.Set(0, document);
        table.Set(1, line);
        table.Set(2, sheet);
        table.Set(3, severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "information" });
        table.Set(4, code);
        table.Set(5, field);
        table.Set(6, text is { Length: > LongestText } ? text[..LongestText] : text);
        table.EndRow();
    }
}

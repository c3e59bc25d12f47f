namespace Shirube.Core;

/// <summary>Text in the cells of files that spreadsheets open.</summary>
public static class SpreadsheetText
{
    /// <summary>The text so that no spreadsheet takes it for a formula. A lone dash is none.</summary>
    public static string Guarded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 1 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠' ? "'" + text : text;
    }
}

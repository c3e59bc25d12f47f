using System.Collections.Immutable;
using System.Globalization;
using Shirube.Budget.Sheets;

namespace Shirube.Budget.Columns;

/// <summary>What is wrong with a table as a whole, and what to do.</summary>
internal static class TableDamage
{
    public static UnreadableImportException NeedsMapping(string file) => new(
        "needs-mapping",
        $"{file}: 表（CSV、Excel）は、どの列が何かを決めてから取り込みます。画面の「予算の資料を取り込む」で対応付けを作るか、--mapping で指定してください。このファイルからは何も取り込んでいません。",
        $"{file}: of a table (CSV, Excel) somebody has to say what its columns are. Make a mapping on the page \"Import budget files\", or name one with --mapping. Nothing of it was imported.");

    public static UnreadableImportException NoSheet(string file, string sheet, ImmutableArray<string> sheets) => new(
        "no-such-sheet",
        $"{file}: シート「{sheet}」がありません（{string.Join('、', sheets)}）。このファイルからは何も取り込んでいません。",
        $"{file}: it has no sheet \"{sheet}\" ({string.Join(", ", sheets)}). Nothing of it was imported.");

    public static UnreadableImportException Workbook(string file) => new(
        "damaged-workbook",
        $"{file}: Excel のファイルとして読めません（壊れているか、暗号化されています）。このファイルからは何も取り込んでいません。Excel で開き、.xlsx または CSV で保存し直してください。",
        $"{file}: this cannot be read as a workbook: it is damaged or encrypted. Nothing of it was imported. Open it in Excel and save it again as .xlsx or CSV.");

    public static UnreadableImportException TooMany(string file, int row, string japanese, string english, long most) => new(
        "too-large",
        string.Create(CultureInfo.InvariantCulture, $"{file} の {row} 行目: {japanese}が多すぎます（上限 {most}）。このファイルからは何も取り込んでいません。ファイルを分けてください。"),
        string.Create(CultureInfo.InvariantCulture, $"{file}, row {row}: too many {english} (at most {most}). Nothing of it was imported. Split the file."));

    public static UnreadableImportException TooLong(string file, int row, int most) => new(
        "too-large",
        string.Create(CultureInfo.InvariantCulture, $"{file} の {row} 行目: 欄の文字が多すぎます（上限 {most}）。閉じていない引用符がないか確かめてください。このファイルからは何も取り込んでいません。"),
        string.Create(CultureInfo.InvariantCulture, $"{file}, row {row}: a cell is too long (at most {most} characters). Look for a quote that is not closed. Nothing of it was imported."));

    public static UnreadableImportException Quote(string file, int row) => Damage.Line(file, row, "引用符（\"）が閉じていません", "a quote is not closed");

    public static UnreadableImportException NoHeader(string file, int row) => new(
        "no-header",
        string.Create(CultureInfo.InvariantCulture, $"{file}: 見出しの行（{row} 行目）がありません。このファイルからは何も取り込んでいません。"),
        string.Create(CultureInfo.InvariantCulture, $"{file}: it has no row of headers ({row}). Nothing of it was imported."));

    public static UnreadableImportException NoColumn(string file, string name) => new(
        "no-column",
        $"{file}: 対応付け「{name}」の列が一つもありません。別のファイルか、別の対応付けと思われます。このファイルからは何も取り込んでいません。",
        $"{file}: it has none of the columns of the mapping \"{name}\": another file or another mapping, it seems. Nothing of it was imported.");
}

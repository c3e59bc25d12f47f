using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Shirube.Web.Exports;

/// <summary>An Excel workbook of one sheet. Texts are text cells, so that no cell is a formula; the same facts give the same bytes.</summary>
public static class XlsxExport
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet may have below its heading.</summary>
    public const int MostRows = 1_048_575;

    private const int LongestCell = 32_767; // Excel's limit
    private const int LongestName = 31; // of a sheet
    private static readonly SearchValues<char> ForbiddenInNames = SearchValues.Create("[]:*?/\\'");
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream output, FactSheet sheet)
    {
        using var buffer = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            // ids of our own: the ones that the SDK makes up differ in each process
            var workbook = package.AddNewPart<WorkbookPart>("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "workbook");
            workbook.Workbook = new(new Sheets(new Sheet { Name = NameOf(sheet), SheetId = 1, Id = "facts" }));
            var styles = workbook.AddNewPart<WorkbookStylesPart>("styles");
            styles.Stylesheet = Styles();
            var facts = workbook.AddNewPart<WorksheetPart>("facts");
            using var writer = OpenXmlWriter.Create(facts);
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            { WorkbookViewId = 0 }));
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, [.. sheet.Columns.Select(c => new SheetCell(c, false))], style: 1);
            foreach (var row in sheet.Rows) WriteRow(writer, row, style: 0);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries) entry.LastWriteTime = ZipEpoch;
        }

        buffer.Position = 0;
        buffer.CopyTo(output);
    }

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<SheetCell> cells, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            if (cell.IsNumber && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            {
                writer.WriteElement(new Cell { StyleIndex = style, DataType = CellValues.Number, CellValue = new(cell.Text) });
            }
            else if (cell.Text.Length == 0) writer.WriteElement(new Cell { StyleIndex = style });
            else
            {
                var text = XmlText.Clean(cell.Text.Length > LongestCell ? cell.Text[..(LongestCell - 1)] + "…" : cell.Text);
                writer.WriteElement(new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { StyleIndex = style, DataType = CellValues.InlineString });
            }
        }

        writer.WriteEndElement();
    }

    private static string NameOf(FactSheet sheet)
    {
        var name = string.Concat(sheet.Name.Take(LongestName).Select(c => ForbiddenInNames.Contains(c) ? ' ' : c));
        return XmlText.Clean(name).Trim() is { Length: > 0 } clean ? clean : "facts";
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat { Alignment = new() { WrapText = true, Vertical = VerticalAlignmentValues.Top }, ApplyAlignment = true },
            new CellFormat { FontId = 1, ApplyFont = true }));
}

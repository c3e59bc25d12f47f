using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Shirube.Tests.Library;
using Shirube.Web.Exports;

namespace Shirube.Tests.Web;

public sealed class FactSheetTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "'=HYPERLINK(\"http://evil.example\")")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("－", "－")] // a dash in a table
    [InlineData("続ける。", "続ける。")]
    public void No_text_can_be_taken_for_a_formula(string text, string written) => Assert.Equal(written, new SheetCell(text, false).Guarded);

    [Fact]
    public void A_number_stays_a_number() => Assert.Equal("-3.5", new SheetCell("-3.5", true).Guarded);

    [Fact]
    public void Csv_has_a_byte_order_mark_and_a_row_for_each_fact()
    {
        using var output = new MemoryStream();
        CsvExport.Write(output, FactSheet.Of("measures", "2031", Drafts.Rich().Draft));
        var bytes = output.ToArray();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.Contains("環境課、関係部局", text, StringComparison.Ordinal);
        Assert.Contains("調べた。【水産課】", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_holds_texts_as_text_and_numbers_as_numbers()
    {
        var cut = new string('あ', 32_765) + "\U00020BB7" + "後"; // the limit falls into the middle of a character
        var cells = Written(new("港[1]/灯台: 一覧", ["a", "b", "c", "d"], [[new("=1+1", false), new("-3.5", true), new("波\u0001\n浜", false), new(cut, false)]]), out var name);
        Assert.Equal(["=1+1", "-3.5", "波\n浜"], cells.Skip(4).Take(3).Select(c => c.InnerText));
        Assert.Equal(new string('あ', 32_765) + "\uFFFD…", cells[7].InnerText);
        Assert.Equal([CellValues.InlineString, CellValues.Number], cells.Skip(4).Take(2).Select(c => c.DataType!.Value));
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
        Assert.Equal("港 1  灯台  一覧", name);
    }

    private static List<Cell> Written(FactSheet sheet, out string? name)
    {
        using var output = new MemoryStream();
        XlsxExport.Write(output, sheet);
        using var workbook = SpreadsheetDocument.Open(output, isEditable: false);
        name = workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name?.Value;
        return [.. workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Cell>()];
    }

    [Fact]
    public void Xlsx_gives_the_same_bytes_each_time()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        var sheet = FactSheet.Of("indicators", "2031", Drafts.Rich().Draft);
        XlsxExport.Write(first, sheet);
        XlsxExport.Write(second, sheet);
        Assert.Equal(first.ToArray(), second.ToArray());
        using var zip = new ZipArchive(first);
        Assert.Contains(zip.Entries, e => e.FullName.EndsWith("facts.xml", StringComparison.Ordinal) || e.FullName.Contains("worksheets", StringComparison.Ordinal));
    }
}

using System.IO.Compression;
using System.Text;
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

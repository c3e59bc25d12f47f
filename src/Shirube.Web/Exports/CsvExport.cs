using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Shirube.Web.Exports;

/// <summary>CSV as spreadsheets open it rightly: UTF-8 with byte-order mark, CR LF, no cell that could be taken for a formula.</summary>
public static class CsvExport
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    public static void Write(Stream output, FactSheet sheet)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        using var csv = new CsvWriter(text, Configuration);
        foreach (var column in sheet.Columns) csv.WriteField(column);
        csv.NextRecord();
        foreach (var row in sheet.Rows)
        {
            foreach (var cell in row) csv.WriteField(cell.Guarded);
            csv.NextRecord();
        }
    }
}

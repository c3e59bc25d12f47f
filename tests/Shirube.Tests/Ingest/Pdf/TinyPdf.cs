using System.Globalization;
using System.Text;

namespace Shirube.Tests.Ingest.Pdf;

/// <summary>Writes small PDFs with a cross-reference table and plain content streams.</summary>
internal static class TinyPdf
{
    public const string Text = "BT /F1 12 Tf 20 20 Td (sea) Tj ET";

    /// <param name="contents">What each page draws.</param>
    public static byte[] Of(params IReadOnlyList<string> contents)
    {
        var body = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Count {Number(contents.Count)} /MediaBox [0 0 200 100] /Resources << /Font << /F1 3 0 R >> >> /Kids [{string.Concat(contents.Select((_, i) => $"{Number(4 + (2 * i))} 0 R "))}] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (var i = 0; i < contents.Count; i++)
        {
            Add($"<< /Type /Page /Parent 2 0 R /Contents {Number(5 + (2 * i))} 0 R >>");
            Add($"<< /Length {Number(contents[i].Length)} >>\nstream\n{contents[i]}\nendstream");
        }

        var start = body.Length;
        body.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) body.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        body.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(body.ToString());

        void Add(string value)
        {
            offsets.Add(body.Length);
            body.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{value}{"\n"}endobj\n");
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

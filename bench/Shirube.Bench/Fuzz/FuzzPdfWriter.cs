using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Shirube.Bench.Fuzz;

/// <summary>Writes a small PDF with a ruled table, a form, a picture and a footnote, plain or with packed streams.</summary>
internal static class FuzzPdfWriter
{
    private const string Drawing =
        "q 1 0 0 1 0 0 cm 10 10 380 1 re f 10 90 380 1 re f 10 10 1 80 re f 130 10 m 130 90 l S 260 10 m 260 90 l s 0 0 m 1 1 2 2 3 3 c 389 10 1 80 re B* Q "
        + "BT /F1 12 Tf 20 40 Td (sea) Tj ET BI /W 1 /H 1 ID x EI /X1 Do 0.5 w [3 2] 0 d 1 g 10 50 380 1 re W n 10 60 380 1 re f";

    public static byte[] Tables(bool isPacked)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.5\n");
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Count 2 /MediaBox [0 0 400 100] /Resources << /Font << /F1 3 0 R >> /XObject << /X1 6 0 R >> >> /Kids [4 0 R 7 0 R] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        Add("<< /Type /Page /Parent 2 0 R /Contents 5 0 R >>");
        AddStream("", Drawing);
        AddStream("/Type /XObject /Subtype /Form /Matrix [1 0 0 1 5 5] /BBox [0 0 100 100] ", "0 0 50 1 re f /X1 Do");
        Add("<< /Type /Page /Parent 2 0 R /Rotate 90 /CropBox [5 5 395 95] /Contents [5 0 R 5 0 R] >>");
        var start = file.Length;
        Write(string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (var offset in offsets) Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        return file.ToArray();

        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));

        void Add(string value)
        {
            offsets.Add(file.Length);
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{value}{"\n"}endobj\n"));
        }

        void AddStream(string entries, string content)
        {
            var bytes = Encoding.Latin1.GetBytes(content);
            if (isPacked)
            {
                using var packed = new MemoryStream();
                using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
                (bytes, entries) = (packed.ToArray(), entries + "/Filter /FlateDecode ");
            }

            Add(string.Create(CultureInfo.InvariantCulture, $"<< {entries}/Length {bytes.Length} >>\nstream\n{Encoding.Latin1.GetString(bytes)}\nendstream"));
        }
    }
}

using System.IO.Compression;
using System.Security;
using System.Text;

namespace Shirube.Bench.Fuzz;

/// <summary>Writes lines as a file of each format.</summary>
internal static class FuzzFiles
{
    private static readonly string[] s_ends = ["\n", "\n", "\n", "\r\n", "\r", "\n\n"];
    private static readonly string[] s_blocks = ["p", "p", "p", "li", "h1", "h2", "div", "td", "pre", "sup"];

    static FuzzFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] Of(Random random, FuzzReader reader, List<string> lines) => reader switch
    {
        FuzzReader.ShiftJis => Encoding.GetEncoding(932).GetBytes(string.Join(s_ends[random.Next(s_ends.Length)], lines)),
        FuzzReader.Utf16 when random.Next(2) == 0 => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(string.Join('\n', lines))],
        FuzzReader.Utf16 => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(string.Join('\n', lines))],
        FuzzReader.Html => Encoding.UTF8.GetBytes(Html(random, lines)),
        FuzzReader.Word => Word(random, lines),
        _ => Encoding.UTF8.GetBytes(string.Join(s_ends[random.Next(s_ends.Length)], lines)),
    };

    /// <summary>Lines become blocks, lines with tabs become rows; some ends are missing, some texts keep their tags.</summary>
    private static string Html(Random random, List<string> lines)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><meta charset=\"utf-8\"><body>");
        var deep = random.Next(200) == 0 ? random.Next(600) : 0;
        for (var i = 0; i < deep; i++) html.Append("<div>");
        var isInTable = false;
        foreach (var line in lines)
        {
            var text = random.Next(4) == 0 ? line : SecurityElement.Escape(line) ?? "";
            var isRow = line.Contains('\t', StringComparison.Ordinal);
            if (isRow != isInTable && random.Next(10) != 0) html.Append(isRow ? "<table><thead><tbody>" : "</table>");
            isInTable = isRow;
            if (isRow)
            {
                html.Append("<tr>");
                foreach (var cell in text.Split('\t')) html.Append("<td").Append(random.Next(12) == 0 ? $" rowspan={random.Next(5)} colspan={random.Next(5)}>" : ">").Append(cell);
                if (random.Next(2) == 0) html.Append("</td></tr>");
                continue;
            }

            var block = s_blocks[random.Next(s_blocks.Length)];
            html.Append('<').Append(block).Append('>').Append(text);
            if (random.Next(4) != 0) html.Append("</").Append(block).Append('>');
            html.Append('\n');
        }

        return html.ToString();
    }

    private static byte[] Word(Random random, List<string> lines)
    {
        var body = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var cells = lines[i].Split('\t');
            if (cells.Length > 1) body.Append("<w:tbl><w:tr>").AppendJoin("", cells.Select(c => $"<w:tc>{Paragraph(random, c)}</w:tc>")).Append("</w:tr></w:tbl>");
            else body.Append(Paragraph(random, lines[i]));
        }

        const string Open = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var notes = string.Concat(Enumerable.Range(1, 3).Select(n => $"<w:footnote w:id=\"{n}\">{Paragraph(random, lines[n % lines.Count])}</w:footnote>"));
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "word/document.xml", $"<w:document {Open}><w:body>{body}</w:body></w:document>");
            if (random.Next(2) == 0) Add(zip, "word/footnotes.xml", $"<w:footnotes {Open}>{notes}</w:footnotes>");
        }

        return bytes.ToArray();

        void Add(ZipArchive zip, string name, string xml)
        {
            var entry = zip.CreateEntry(name, random.Next(3) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
            entry.LastWriteTime = DateTimeOffset.UnixEpoch.AddYears(40); // else the input would change with the clock
            using var part = entry.Open();
            part.Write(Encoding.UTF8.GetBytes(xml));
        }
    }

    private static string Paragraph(Random random, string text)
    {
        var valid = SecurityElement.Escape(string.Concat(text.Where(c => c is >= ' ' and < '\ud800' or > '\udfff' and < '\ufffe' || c == '\t')));
        var more = random.Next(8) switch
        {
            0 => $"<w:r><w:footnoteReference w:id=\"{random.Next(-1, 5)}\"/></w:r>",
            1 => "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>12</w:t></w:r>",
            2 => "<w:r><w:br/><w:tab/></w:r>",
            3 => "<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:sdt><w:sdtContent><w:r><w:t>y</w:t></w:r></w:sdtContent></w:sdt>",
            _ => "",
        };
        var style = random.Next(6) == 0 ? $"<w:pPr><w:pStyle w:val=\"Heading{random.Next(5)}\"/><w:numPr><w:ilvl w:val=\"{random.Next(12)}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "";
        return $"<w:p>{style}<w:r><w:t xml:space=\"preserve\">{valid}</w:t></w:r>{more}</w:p>";
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Corrections;

/// <summary>The rows of corrections files. This is the one place where single lines of single documents are spoken of.
/// Facts keep the characters of the source; each applied row becomes a finding that names the right word.</summary>
public sealed class CorrectionTable
{
    private static readonly string[] Header = ["document", "line", "wrong", "right", "reason"];
    private static readonly Lazy<CorrectionTable> Known = new(ReadBuiltIn);

    private readonly ILookup<string, Correction> _rows;

    private CorrectionTable(IEnumerable<Correction> rows) => _rows = rows.ToLookup(r => r.Document, StringComparer.Ordinal);

    /// <summary>The rows that come with the program: faults of published strategies, and those planted in the sample.</summary>
    public static CorrectionTable BuiltIn => Known.Value;

    /// <summary>Reads a corrections file: UTF-8 CSV with the columns document, line, wrong, right, reason.</summary>
    /// <exception cref="FormatException">The header or a row has another shape; says which.</exception>
    public static CorrectionTable Parse(string csv) => new(Rows(csv));

    /// <summary>The draft with a finding for each row of its document.</summary>
    /// <exception cref="CorrectionOutdatedException">A row's word does not stand on its line.</exception>
    public DraftEdition Apply(DraftEdition draft)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var row in _rows[draft.Document.Hash]) findings.Add(Find(row, draft.Document));
        return findings.Count == 0 ? draft : draft with { Findings = [.. draft.Findings, .. findings] };
    }

    private static Finding Find(Correction row, SourceDocument document)
    {
        var spans = ImmutableArray.CreateBuilder<SourceSpan>();
        if (row.Line >= 1 && row.Line <= document.Lines.Length)
        {
            var line = document.Lines[row.Line - 1];
            for (var at = line.IndexOf(row.Wrong, StringComparison.Ordinal); at >= 0; at = line.IndexOf(row.Wrong, at + row.Wrong.Length, StringComparison.Ordinal))
            {
                spans.Add(new(document.Hash, row.Line, at, row.Wrong.Length));
            }
        }

        if (spans.Count == 0) throw new CorrectionOutdatedException(row);
        return new(
            Severity.Information,
            "source-corrected",
            $"{row.Line}行目: 原文「{row.Wrong}」は「{row.Right}」の誤りです（{row.Reason}）",
            $"Line {row.Line}: the source prints \"{row.Wrong}\", it should say \"{row.Right}\"",
            spans.DrainToImmutable());
    }

    private static CorrectionTable ReadBuiltIn()
    {
        var assembly = typeof(CorrectionTable).Assembly;
        var rows = new List<Correction>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("corrections.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            rows.AddRange(Rows(reader.ReadToEnd()));
        }

        return new(rows);
    }

    private static IEnumerable<Correction> Rows(string csv)
    {
        var number = 0;
        foreach (var line in csv.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0) continue;
            var cells = Cells(line);
            if (number == 1)
            {
                if (!cells.SequenceEqual(Header, StringComparer.Ordinal)) throw new FormatException($"corrections.csv: the first line must be {string.Join(',', Header)}.");
                continue;
            }

            if (cells.Count != Header.Length || !int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || cells[0].Length != 64 || cells[2].Length == 0)
            {
                throw new FormatException($"corrections.csv, line {number}: not document,line,wrong,right,reason.");
            }

            yield return new(cells[0], at, cells[2], cells[3], cells[4]);
        }
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (isQuoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[++i]);
            else if (line[i] == '"') isQuoted = !isQuoted;
            else if (line[i] == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(line[i]);
        }

        cells.Add(cell.ToString());
        return cells;
    }
}

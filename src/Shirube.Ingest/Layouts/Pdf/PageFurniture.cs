using Shirube.Core;
using Shirube.Ingest.Files.Pdf;

namespace Shirube.Ingest.Layouts.Pdf;

/// <summary>Page numbers and running heads: what stands first or last on a page and says the same, but for its digits, on other pages at the same height.</summary>
internal static class PageFurniture
{
    private const double Margin = 0.12; // share of the page's height in which they stand

    /// <summary>The prose lines that are furniture, with their role.</summary>
    public static Dictionary<PdfLine, string> Find(IReadOnlyList<PdfPiece> pieces, int pages)
    {
        var candidates = new List<(PdfLine Line, string Key)>();
        var bottom = pieces.OfType<PdfProseLine>().Select(p => p.Line.Bottom).DefaultIfEmpty(800).Max();
        foreach (var page in pieces.GroupBy(p => p.Page))
        {
            var all = page.ToList();
            if (all[0] is PdfProseLine { Line: var first } && first.Middle < Margin * bottom) candidates.Add((first, Key(first)));
            if (all.Count > 1 && all[^1] is PdfProseLine { Line: var last } && last.Middle > (1 - Margin) * bottom) candidates.Add((last, Key(last)));
        }

        var furniture = new Dictionary<PdfLine, string>(ReferenceEqualityComparer.Instance);
        foreach (var group in candidates.GroupBy(c => c.Key, StringComparer.Ordinal))
        {
            var isNumber = IsPageNumber(group.Key);
            if (!isNumber && (group.Count() < 3 || group.Count() < pages * 0.3)) continue;
            foreach (var (line, _) in group)
            {
                if (!isNumber || pages == 1 || group.Count() > 1) furniture[line] = isNumber ? "pageNumber" : "runningHead";
            }
        }

        return furniture;
    }

    private static string Key(PdfLine line)
    {
        var text = JapaneseText.Key(line.Text);
        var key = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) key.Append(c);
            else if (key.Length == 0 || key[^1] != '0') key.Append('0');
        }

        return key.ToString();
    }

    private static bool IsPageNumber(string key)
    {
        var bare = key.Replace("page", "", StringComparison.OrdinalIgnoreCase).Trim('-', '―', '—', '－', '–', '‐', 'p', 'P', '.', '頁', '(', ')');
        return bare is "0" or "0/0" or "0of0" || key is "0ページ";
    }
}

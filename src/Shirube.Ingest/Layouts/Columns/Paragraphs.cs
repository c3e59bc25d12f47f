using Shirube.Core;

namespace Shirube.Ingest.Layouts.Columns;

internal static class Paragraphs
{
    /// <summary>Joins lines without putting anything between, but one blank behind an English word at a line end.</summary>
    public static MappedText Join(IReadOnlyList<PrintedLine> lines)
    {
        var parts = new List<MappedText>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsPadding) continue;
            parts.Add(lines[i].EndsWithEnglishWord && i + 1 < lines.Count ? lines[i].Text.PlusBlank() : lines[i].Text);
        }

        return parts.Count == 0 ? lines[0].Text : MappedText.Join(parts);
    }
}

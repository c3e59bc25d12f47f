using System.Collections.Immutable;
using Shirube.Core;

namespace Shirube.Ingest.Layouts.Goals;

/// <summary>A row of a list of abbreviations.</summary>
/// <param name="Parent">Organisation whose cell is merged over this row and others; null where none is.</param>
internal sealed record GlossaryRow(MappedText Short, MappedText Long, MappedText? Parent);

/// <summary>Reads lists of abbreviations: 略称 正式名称, 略称 府省庁名. A row goes on while a bracket is open, or while it has no long form.</summary>
internal static class GlossaryReader
{
    public static ImmutableArray<GlossaryRow> Read(Block block, bool isLegend, NoteReferences notes, List<MappedText> heads)
    {
        var rows = ImmutableArray.CreateBuilder<GlossaryRow>();
        MappedText? key = null;
        MappedText? text = null;
        MappedText? merged = null;
        foreach (var line in block.Lines)
        {
            if (TableLines.IsGlossaryHead(line.Value))
            {
                Close();
                heads.Add(line.Text);
                continue;
            }

            var clean = line.Text.Without(notes.In(line.Text).Select(r => r.Range)).Trim();
            if (clean.Length == 0) continue;
            if (key is not null && (text is null ? !isLegend : GoesOn(text, clean)))
            {
                text = text is null ? clean : Append(text, clean);
                continue;
            }

            var blank = BlankAt(clean.Value);
            if (key is not null && text is null)
            {
                // a cell merged over several rows stands between the first row's key and its name
                if (merged is null && blank < 0)
                {
                    merged = clean;
                    continue;
                }

                text = clean;
                continue;
            }

            Close();
            key = blank < 0 ? clean : clean.To(blank);
            text = blank < 0 ? null : clean.From(blank).Trim();
        }

        Close();
        return rows.DrainToImmutable();

        void Close()
        {
            if (key is not null)
            {
                // a name in two parts brings its own parent and ends a merged cell
                if (text is not null && isLegend && BlankAt(text.Value) > 0) merged = null;
                rows.Add(new(key, text ?? MappedText.Empty(key.Document), merged));
            }

            (key, text) = (null, null);
        }
    }

    private static bool GoesOn(MappedText text, MappedText next)
    {
        var depth = 0;
        foreach (var c in text.Value) depth += JapaneseText.HalfWidth(c) switch { '(' => 1, ')' => -1, _ => 0 };
        return depth > 0 || JapaneseText.HalfWidth(next[0]) == '(';
    }

    private static MappedText Append(MappedText text, MappedText next) =>
        (char.IsAsciiLetter(text[text.Length - 1]) && char.IsAsciiLetter(next[0]) ? text.PlusBlank() : text).Plus(next);

    private static int BlankAt(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i])) return i;
        }

        return -1;
    }
}

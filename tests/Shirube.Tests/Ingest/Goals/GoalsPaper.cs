using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Goals;

/// <summary>Writes a document of the goals layout the way a text layer gives it: an empty line between lines, a blank at the end of a paragraph (¶),
/// no empty line but an indent at a new page (#), a line of many blanks above footnotes (---), a line of one blank (~).</summary>
internal static class GoalsPaper
{
    public static string Of(string script)
    {
        var text = new System.Text.StringBuilder();
        var isBreak = false;
        foreach (var row in script.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = row.Trim();
            if (line.Length == 0) continue;
            if (line == "#")
            {
                isBreak = true;
                continue;
            }

            if (text.Length > 0) text.Append(isBreak ? "\n " : "\n\n");
            isBreak = false;
            text.Append(line switch
            {
                "---" => new string(' ', 51),
                "~" => " ",
                _ => line.EndsWith('¶') ? line[..^1] + " " : line,
            });
        }

        return text.Append('\n').ToString();
    }

    public static DraftEdition Read(string script) => ReadText(Of(script));

    public static DraftEdition ReadText(string text) =>
        EditionReader.Read(DocumentReader.OfText(text, "plan", new('0', 64), "utf-8"), Layout.Goals);

    /// <summary>Findings that say the reader itself failed: characters nobody read, or two rules on one.</summary>
    public static IEnumerable<Finding> Losses(DraftEdition draft) => draft.Findings.Where(f => f.Code is "unread-text" or "claimed-twice");
}

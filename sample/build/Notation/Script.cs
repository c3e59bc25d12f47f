using System.Globalization;
using System.Text.RegularExpressions;

namespace Shirube.Sample.Notation;

/// <summary>A readable source, its inline marks still in place.</summary>
internal sealed partial class Script
{
    public List<Statement> Statements { get; } = [];

    public Dictionary<string, string> Footnotes { get; } = new(StringComparer.Ordinal);

    public int FirstFootnote { get; private set; } = 1;

    [GeneratedRegex(@"\{(?<op>[a-z|]+)(?: (?<text>[^{}]*))?\}", RegexOptions.NonBacktracking)]
    public static partial Regex Inline { get; }

    [GeneratedRegex(@"【[^】]*】$", RegexOptions.NonBacktracking)]
    public static partial Regex Mark { get; }

    public static Script Read(string path, IReadOnlyDictionary<string, string> plan)
    {
        var script = new Script();
        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("fn ", StringComparison.Ordinal))
            {
                var parts = line.Split(' ', 3);
                script.Footnotes[parts[1]] = parts[2];
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                script.Statements[^1].Below.Add(line.Trim());
            }
            else if (line.StartsWith("firstfootnote ", StringComparison.Ordinal))
            {
                script.FirstFootnote = int.Parse(line["firstfootnote ".Length..], CultureInfo.InvariantCulture);
            }
            else
            {
                var parts = line.Split(' ', 2);
                var text = parts.Length > 1 ? parts[1] : "";
                if (parts[0] is "ss" or "nn") text = text.TrimStart('・');
                if (parts[0] == "plan" && text.StartsWith('@')) text = plan[text];
                script.Statements.Add(new(parts[0], text));
            }
        }

        return script;
    }

    public IEnumerable<string[]> Faults() =>
        from statement in Statements
        from Match m in Inline.Matches(statement.Text)
        where m.Groups["op"].Value == "fault"
        select m.Groups["text"].Value.Split('|');

    /// <summary>Text as a reader sees it: no marks of the notation, no footnote references.</summary>
    public static string Plain(string text) => Inline.Replace(text, m => m.Groups["op"].Value switch
    {
        "by" or "from" or "in" or "around" => m.Groups["text"].Value,
        "fault" => m.Groups["text"].Value.Split('|')[0],
        _ => "",
    });

    /// <summary>Text with the notation printed: footnote references by <paramref name="reference"/>, cuts as U+000C, everything else plain.</summary>
    public static string Printed(string text, Func<string, string> reference, Func<string, string> planReference) => Inline.Replace(text, m => m.Groups["op"].Value switch
    {
        "fn" => reference(m.Groups["text"].Value),
        "pfn" => planReference(m.Groups["text"].Value),
        "|" => "\f",
        "p" => "\u000b",
        _ => Plain(m.Value),
    });
}

using System.Text;
using Shirube.Sample.Notation;

namespace Shirube.Sample.Layouts;

/// <summary>Layout points: headings, bullets and target lines of a slide deck, transcribed.</summary>
internal sealed class Points
{
    private readonly StringBuilder _text = new("\n\n");

    public Points(Script script)
    {
        Script = script;
        var before = "";
        foreach (var s in script.Statements)
        {
            var isList = s.Tag is "b" or "bare" or "line" or "docnote";
            if (before.Length > 0 && !(isList && (s.Tag == before || s.Tag is "line" || before is "line")) && !(before == "target" && s.Text.StartsWith('※'))) _text.Append('\n');
            _text.Append(s.Tag switch
            {
                "b" => $"- ・ {s.Text}\n",
                "bare" => $"- {s.Text}\n",
                "formfeed" => " ",
                _ => s.Text + "\n",
            });
            before = s.Tag == "formfeed" ? "" : s.Tag;
        }
    }

    public Script Script { get; }

    public string Text => _text.ToString();
}

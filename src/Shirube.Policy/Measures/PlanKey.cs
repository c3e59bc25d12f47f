using System.Text;
using Shirube.Core;

namespace Shirube.Policy.Measures;

/// <summary>The key of a measure over editions and transcriptions: its plan text without what printing changes.</summary>
public static class PlanKey
{
    /// <summary>NFKC without superscript references, white space, leading bullets and marks of repetition.</summary>
    public static string Of(string planText)
    {
        var bare = new StringBuilder(planText.Length);
        foreach (var c in planText)
        {
            if (JapaneseText.SuperscriptValue(c) < 0) bare.Append(c);
        }

        return JapaneseText.Key(bare.ToString())
            .Replace("(再掲)", "", StringComparison.Ordinal)
            .Replace("【再掲】", "", StringComparison.Ordinal)
            .TrimStart('○', '〇', '◯', '・', '-');
    }
}

using Shirube.Core;

namespace Shirube.Policy.Register;

/// <summary>A footnote that says what a thing was called before: its mark stands right behind the new name.
/// 「しおかぜ探究ラボ」¹ … ¹ 「海の探究ラボ」から改称.</summary>
internal static class FootnoteRenaming
{
    private const int LongestTail = 30;

    private static readonly string[] Tellings = ["」から改称", "」から名称変更", "」から名称を変更", "」から改組", "」から改定", "」を改称", "」を改組"];

    /// <summary>Former and new name with the footnote that tells it.</summary>
    public static IEnumerable<(NamePart Former, NamePart New, RegisterFact Footnote)> Find(DraftEdition draft, IReadOnlyDictionary<string, RegisterFact> facts)
    {
        foreach (var note in draft.Footnotes)
        {
            if (!facts.TryGetValue(FactIds.Footnote(note.Number), out var told) || !Array.Exists(Tellings, t => told.Text.Key.Contains(t, StringComparison.Ordinal))) continue;
            var former = Quoted(told).Where(n => Array.Exists(Tellings, t => told.Text.Key.AsSpan(n.End).StartsWith(t))).ToList();
            if (former.Count != 1) continue;
            for (var i = 0; i < note.References.Length; i++)
            {
                if (note.ReferencedBy[i] is not { } id || !facts.TryGetValue(id, out var named) || Before(draft, note.References[i]) is not { Length: > 0 } tail) continue;
                foreach (var name in Quoted(named).Where(n => Ends(named.Text.Key[n.Start..n.End], tail)).Take(1)) yield return (new(told, former[0]), new(named, name), told);
            }
        }
    }

    private static IEnumerable<NameCandidate> Quoted(RegisterFact fact) => NameFinder.Find(fact.Text).Where(n => n.IsQuoted);

    // what the mark's line prints before it, without the closing quote: a part of the name where the name began on the line above
    private static string Before(DraftEdition draft, SourceSpan mark)
    {
        var line = draft.Document.Lines[mark.Line - 1][..mark.Start];
        return NameKey.Of(line.Length > LongestTail ? line[^LongestTail..] : line) is [.. var tail, '」'] ? tail[(tail.LastIndexOf('「') + 1)..] : "";
    }

    private static bool Ends(string name, string tail) => name.EndsWith(tail, StringComparison.Ordinal);
}

/// <summary>A name where a fact prints it.</summary>
internal readonly record struct NamePart(RegisterFact Fact, NameCandidate Name)
{
    public string Key => Fact.Text.Key[Name.Start..Name.End];
}

using Shirube.Core;

namespace Shirube.Ingest.Layouts.Markup;

/// <summary>Tells the bullets ・ of a list from the same sign inside words（数理・データサイエンス）.</summary>
internal static class Bullets
{
    public static bool IsSign(char c) => c is '・' or '･' or '•' or '●' or '∙';

    /// <summary>Cuts a run of text at its bullets, which are claimed. The first piece has no bullet where the run does not begin with one.</summary>
    public static IEnumerable<(MappedText Text, bool HasBullet)> Split(MappedText text, CharacterLedger ledger)
    {
        var start = 0;
        var hasBullet = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSign(text[i]) || !IsBullet(text.Value, i)) continue;
            if (i > start) yield return (text.Slice(start, i - start).Trim(), hasBullet);
            ledger.ClaimStructure(text.Slice(i, 1), "bullet");
            start = i + 1;
            hasBullet = true;
        }

        yield return (text.From(start).Trim(), hasBullet);
    }

    // At the start, behind a blank, or glued to the end of the item before it; but not behind letters set apart（S T E A M ・情報教育）.
    private static bool IsBullet(string text, int at)
    {
        if (at == 0) return true;
        if (text[at - 1] is '。' or '】') return true;
        if (!char.IsWhiteSpace(text[at - 1])) return false;
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(text[before])) before--;
        return !(char.IsAsciiLetterOrDigit(text[before]) && before > 0 && char.IsWhiteSpace(text[before - 1]));
    }
}

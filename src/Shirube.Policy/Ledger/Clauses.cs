namespace Shirube.Policy.Ledger;

/// <summary>Clauses of one sentence of a key text (NFKC, no blanks): cut behind each 、 or 。 that stands outside brackets.</summary>
internal static class Clauses
{
    // endings of a clause that only says how, when or for what; the predicate follows
    private static readonly string[] Adverbial =
    [
        "踏まえ", "踏まえつつ", "合わせ", "併せ", "向け", "向けて", "応じ", "応じて", "通じ", "通じて", "より", "ため", "から", "として", "はじめ", "加え", "際", "よって", "対し", "対して",
        "関し", "関して", "つつ", "ながら", "基づき", "含め", "含めて", "まで", "で", "は", "に", "も", "が", "の", "や", "を", "と", "ば", "ついて", "おいて",
    ];

    public static List<string> Of(string sentence)
    {
        var clauses = new List<string>();
        var (start, depth) = (0, 0);
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is '(' or '「' or '『' or '【' or '〈' or '《') depth++;
            else if (sentence[i] is ')' or '」' or '』' or '】' or '〉' or '》') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && sentence[i] is '、' or '。')
            {
                clauses.Add(sentence[start..(i + 1)]);
                start = i + 1;
            }
        }

        if (start < sentence.Length) clauses.Add(sentence[start..]);
        return clauses;
    }

    /// <summary>True where the clause closes with a predicate: the end of the sentence, …し、, …とともに、, …た上で、.</summary>
    public static bool IsPredicate(string clause)
    {
        if (clause.EndsWith('。') || !clause.EndsWith('、')) return true;
        var body = clause.AsSpan(0, clause.Length - 1);
        if (EndsWithAny(body, "とともに", "た上で", "たうえで", "た後")) return true;
        return !EndsWithAny(body, Adverbial) && !IsNominal(clause);
    }

    /// <summary>True where the clause is one member of an enumeration: it ends in a noun or a closing bracket.</summary>
    public static bool IsNominal(string clause)
    {
        var last = clause.EndsWith('、') ? clause.Length - 2 : clause.Length - 1;
        return last >= 0 && clause[last] is (>= '一' and <= '鿿') or (>= 'ァ' and <= 'ー') or ')' or '」' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
    }

    public static bool EndsWithAny(ReadOnlySpan<char> text, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (text.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}

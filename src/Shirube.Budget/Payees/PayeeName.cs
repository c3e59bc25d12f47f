using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Shirube.Budget.Payees;

/// <summary>A payee's name as printed, and the same without what prints differ in.</summary>
internal sealed class PayeeName
{
    private const string Dropped = "・･.,、，'’‘\"“”`´";
    private const string Dashes = "ー－-‐‑‒–—―−─ｰ";
    private const string SmallKana = "ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケぁあぃいぅうぇえぉおっつゃやゅゆょよ";

    // variant and standard form of a character, by turns
    private const string Variants = "髙高﨑崎濵浜濱浜澤沢邊辺邉辺齋斎齊斉國国學学會会藏蔵龍竜櫻桜廣広實実眞真壽寿榮栄彌弥麴麹鐵鉄條条總総縣県圓円傳伝應応靜静瀧滝曾曽佛仏驛駅關関聯連冨富舘館栁柳德徳惠恵淸清槇槙檜桧萬万與与豐豊寶宝譽誉鹽塩燒焼獨独團団圖図區区醫医藥薬靑青黑黒晝昼當当發発經経濟済險険檢検驗験號号禮礼辨弁瓣弁辯弁變変邨村嶽岳嶌島嶋島藝芸黃黄稻稲穗穂縱縦續続讀読賣売轉転輕軽鄕郷釀醸鑛鉱隱隠雜雑靈霊顯顕鷗鴎鹼鹸麥麦點点齒歯龜亀尙尚槪概";
    private static readonly FrozenDictionary<char, char> Folds = Pairs(Variants).Concat(Pairs(SmallKana)).Where(p => p.Key != p.Value).DistinctBy(p => p.Key).ToFrozenDictionary();
    private static readonly SearchValues<char> FormStarts = SearchValues.Create([.. LegalForm.All.Select(f => f.Word[0]).Distinct()]);
    private static readonly ImmutableArray<(string Short, string Word)> Shorts =
    [
        .. LegalForm.All.SelectMany(f => f.Short.Append(f.Word).Distinct(StringComparer.Ordinal).Select(s => ($"({s})", f.Word))),
        ("NPO法人", "特定非営利活動法人"), ("特定非営利法人", "特定非営利活動法人"),
    ];

    private PayeeName(string printed, string exact, string folded, ImmutableArray<int> breaks)
    {
        (Printed, Exact, Folded, Breaks) = (printed, exact, folded, breaks);
        Unbracketed = WithoutBrackets(folded);
        (Form, Place, Forms, BehindForm) = FormOf(Unbracketed);
        Bare = (Form, Place) switch
        {
            (null, _) or (_, FormPlace.Inside) => Unbracketed,
            (_, FormPlace.Front) => Unbracketed[Form.Word.Length..],
            ({ Kind: PayeeKind.Company }, _) => Unbracketed[..^Form.Word.Length],
            _ => Unbracketed, // 東京都公立大学法人 is not 東京都
        };
    }

    public string Printed { get; }

    /// <summary>One width, no blanks, legal forms written out where they stand.</summary>
    public string Exact { get; }

    /// <summary>Also in capitals, without dots, differences of dashes, small kana and old forms of characters.</summary>
    public string Folded { get; }

    /// <summary>Without brackets at the end, such as （代表） or a branch.</summary>
    public string Unbracketed { get; }

    /// <summary>Without the legal form in front or behind.</summary>
    public string Bare { get; }

    public LegalForm? Form { get; }

    public FormPlace Place { get; }

    /// <summary>How many legal forms the name holds; with two it names two corporations.</summary>
    public int Forms { get; }

    /// <summary>Of <see cref="Unbracketed"/>: where the text behind a form inside it begins.</summary>
    public int BehindForm { get; }

    /// <summary>Places in <see cref="Folded"/> where a blank is printed, rising.</summary>
    public ImmutableArray<int> Breaks { get; }

    public static PayeeName Of(string printed)
    {
        var text = printed.Normalize(NormalizationForm.FormKC).Trim();
        if (text.Contains('(', StringComparison.Ordinal) || text.StartsWith('N') || text.StartsWith("特定", StringComparison.Ordinal))
        {
            foreach (var (brief, word) in Shorts) text = text.Replace(brief, word, StringComparison.Ordinal);
        }

        var (exact, folded, breaks) = (new StringBuilder(text.Length), new StringBuilder(text.Length), ImmutableArray.CreateBuilder<int>());
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && (breaks.Count == 0 || breaks[^1] != folded.Length)) breaks.Add(folded.Length);
                continue;
            }

            exact.Append(c);
            if (Dropped.Contains(c, StringComparison.Ordinal)) continue;
            folded.Append(Dashes.Contains(c, StringComparison.Ordinal) ? 'ー' : Folds.GetValueOrDefault(char.ToUpperInvariant(c), char.ToUpperInvariant(c)));
        }

        // a name of dots only has no other key than itself
        return new(printed, exact.ToString(), folded.Length == 0 ? exact.ToString().ToUpperInvariant() : folded.ToString(), breaks.ToImmutable());
    }

    /// <summary>A text as <see cref="Folded"/> has it, blanks and dots kept.</summary>
    public static string Fold(string text)
    {
        var folded = text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToCharArray();
        for (var i = 0; i < folded.Length; i++) folded[i] = Folds.GetValueOrDefault(folded[i], folded[i]);
        return new(folded);
    }

    private static IEnumerable<KeyValuePair<char, char>> Pairs(string text) => text.Chunk(2).Select(p => KeyValuePair.Create(p[0], p[1]));

    private static string WithoutBrackets(string text)
    {
        while (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open) text = text[..open];
        return text;
    }

    private static (LegalForm? Form, FormPlace Place, int Count, int Behind) FormOf(string text)
    {
        var found = new List<(LegalForm Form, int At)>();
        if (!text.Contains("会社", StringComparison.Ordinal) && !text.Contains("法人", StringComparison.Ordinal)) return default;
        for (var at = 0; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAny(FormStarts);
            if (next < 0) break;
            at += next;
            if (LegalForm.All.FirstOrDefault(f => text.AsSpan(at).StartsWith(f.Word, StringComparison.Ordinal)) is not { } form) continue;
            found.Add((form, at));
            at += form.Word.Length - 1;
        }

        if (found.Count == 0) return default;
        var (first, place) = found[0];
        var end = place + first.Word.Length;
        if (end == text.Length && place == 0) return (null, FormPlace.None, 1, 0);
        return (first, place == 0 ? FormPlace.Front : end == text.Length ? FormPlace.Back : FormPlace.Inside, found.Count, end);
    }
}

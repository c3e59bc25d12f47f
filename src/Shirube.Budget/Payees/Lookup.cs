using System.Text.RegularExpressions;

namespace Shirube.Budget.Payees;

/// <summary>Which known corporations a printed name may mean, by the strictest way in which any does.</summary>
internal static partial class Lookup
{
    private const int ShortestHead = 4;
    private const int LongestTail = 8;
    private const string LocalNumber = "00002";
    private const string University = "大学";

    // JIS X 0401: the place in the list, from 1, is the code that a municipality's corporate number holds
    private static readonly string[] Prefectures =
    [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県",
        "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県",
        "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ];

    /// <summary>Empty where none does, or where the name is nobody's, several together, or abroad.</summary>
    public static (NameMatch Match, IReadOnlyList<KnownPayee> Candidates) Of(KnownPayees known, PayeeName name, PayeeKind kind)
    {
        if (PayeeKinds.IsNobody(kind) || kind == PayeeKind.Foreign || (kind == PayeeKind.Group && PayeeKinds.IsJoint(name))) return (default, []);
        if (known.Folded.TryGetValue(name.Folded, out var same))
        {
            var exact = same.Where(k => k.Name.Exact == name.Exact).ToList();
            return exact.Count > 0 ? (NameMatch.Exact, exact) : (NameMatch.Folded, same);
        }

        if (name.Unbracketed.Length < name.Folded.Length && known.Folded.TryGetValue(name.Unbracketed, out same)) return (NameMatch.Bracket, same);
        if (name.Forms > 1 || name.Bare.Length < 2) return (default, []);
        if (InPrefecture(known, name) is { Count: > 0 } there) return (NameMatch.Prefecture, there);
        var isUniversity = name.Form is null && name.Bare.IndexOf(University, StringComparison.Ordinal) is > 0 and var at && at + University.Length < name.Bare.Length;
        if (isUniversity && Head(known, name) is { Count: > 0 } campus) return (NameMatch.Department, campus);
        if ((name.Form is not null || name.Unbracketed.Length == name.Folded.Length) && known.Bare.TryGetValue(name.Bare, out same)) // without a form, brackets may tell another
        {
            var alike = same.Where(k => IsAlike(name, k.Name)).ToList();
            if (alike.Count > 0) return (name.Form is null || alike.TrueForAll(k => k.Name.Place == name.Place) ? NameMatch.NoForm : NameMatch.OtherPlace, alike);
        }

        return Head(known, name) is { Count: > 0 } whole ? (NameMatch.Department, whole) : (default, []);
    }

    // a print without a form may mean any; one with a form means the same, on either side, or an older one of the family
    private static bool IsAlike(PayeeName printed, PayeeName known) =>
        printed.Form is null ? known.Form is not null : known.Form?.Family == printed.Form.Family;

    private static List<KnownPayee>? InPrefecture(KnownPayees known, PayeeName name)
    {
        for (var i = 0; i < Prefectures.Length; i++)
        {
            if (!name.Unbracketed.StartsWith(Prefectures[i], StringComparison.Ordinal)) continue;
            var code = $"{LocalNumber}0{i + 1:00}";
            return known.Folded.TryGetValue(name.Unbracketed.AsSpan(Prefectures[i].Length), out var there) ? there.FindAll(k => k.Number.AsSpan(1).StartsWith(code, StringComparison.Ordinal)) : null;
        }

        return null;
    }

    private static List<KnownPayee>? Head(KnownPayees known, PayeeName name)
    {
        var text = name.Unbracketed.AsSpan();
        for (var length = text.Length - 1; length >= ShortestHead - 1; length--)
        {
            var head = text[..length];
            if (known.Folded.TryGetValue(head, out var whole) && whole.FindAll(k => IsBranch(k.Name, name, length)) is { Count: > 0 } branches) return branches;
            var endsInUniversity = head.EndsWith(University, StringComparison.Ordinal) || text[length..].StartsWith(University, StringComparison.Ordinal);
            if (name.Form is null && endsInUniversity && known.Bare.TryGetValue(head, out whole) && whole.FindAll(k => IsUniversity(k.Name) && IsBranch(k.Name, name, length)) is { Count: > 0 } universities) return universities;
        }

        return null;
    }

    private static bool IsUniversity(PayeeName known) => known.Form?.Kind is PayeeKind.NationalUniversity or PayeeKind.PublicUniversity or PayeeKind.School;

    private static bool IsBranch(PayeeName known, PayeeName name, int length)
    {
        var tail = name.Unbracketed[length..];
        if (known.Form is null) return (known.Folded[^1] is '県' or '府' or '都' or '道' or '市' or '町' or '村' or '区') && Authority().IsMatch(tail);
        if (Union().IsMatch(tail)) return false;
        if (IsUniversity(known)) return Campus().IsMatch(tail);
        var isApart = name.Breaks.Contains(length) || (name.Place == FormPlace.Inside && name.BehindForm == length);
        return Branch().IsMatch(tail) && (isApart || (tail.Length <= LongestTail && Geographic().IsMatch(tail)));
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex("^(役所|役場|教育委員会|農業委員会|選挙管理委員会|警察|警察本部|企業局|水道局|議会|会計管理者)$", Plain)]
    private static partial Regex Authority();

    [GeneratedRegex("(組合|労組|同窓会|後援会|生協|出版会|新聞社|財団|会社|法人|協会|協議会|ホールデイングス)", Plain)]
    private static partial Regex Union();

    [GeneratedRegex("(大学(院|校)?|病院|学部|研究科|研究所|研究院|研究機構|研究部|センター|学系|機構|高等学校|中学校|小学校|幼稚園|附属学校|事務局|本部|医学部|キヤンパス|教授|短期大学部?)$", Plain)]
    private static partial Regex Campus();

    [GeneratedRegex("(支店|支社|支部|支局|支所|営業所|出張所|事業所|事務所|営業部|営業本部|事業部|事業本部|統括部|本店|本社|本部|工場|製作所|造船所|研究所|カンパニー|センター|病院|診療所|部|課|局|室)$", Plain)]
    private static partial Regex Branch();

    // runs of kanji only: what follows a name without a blank and holds kana may be a part of a longer name
    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}]+(支店|支社|支部|支局|営業所|出張所|営業部|本店|本社|工場)$", Plain)]
    private static partial Regex Geographic();
}

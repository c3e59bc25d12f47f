using System.Globalization;
using System.Text;

namespace Shirube.Bench.Fuzz;

/// <summary>Spoils the characters of a line: brackets, numbers, widths, tags, marks, control characters.</summary>
internal static class FuzzCharacters
{
    private const string Brackets = "（）()【】[]「」『』＜＞<>≪≫《》〈〉{}";
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly string[] s_tokens =
    [
        "<", ">", "<table>", "</td>", "<tr>", "<td colspan=\"99999\">", "<!--", "<p>", "</p>", "<ul>", "</ul>", "<sup>1</sup>", "<u>", "【", "】", "【文】", "【関係府省】", "（再掲）", "・", "○", "〇", "－", "—", "--\t--\t--", "\t", "\t\t\t",
        "^{1 2", "^{}", "^{9999999999}", "¹²³", "＜", "＞", "《", "》", "&#x110000;", "&lt;", "&", "１．", "1. ", "（1）", "①", "第１章", "第Ⅲ部", "〇目標", "〇目指すべき将来像", "【現状データ】（参考指標）", "【目標】",
        "基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針", "基本計画における具体的な取組 実施状況・現状分析 今後の取組方針", "※【 】中において用いられる府省の略称は、以下のとおり。", "略称\t府省名", "＜別表１＞", "（以上）", "目次",
        "令和元年度", "令和99999年", "平成0年", "0000年度末", "99999年度までに", "2025年度前半", "2020年代", "約", "割増", "半減", "実質ゼロ", "％", "万円/トン", "9999999999999999999999999999999999兆円", "-0.000000000000000000000000000001", "1,2,3,4", "1/0", "∞", "～", "〜", "…………", "第99999999999号",
    ];

    private static readonly string[] s_odd =
    [
        "\0", "\u0001", "\u0007", "\b", "\u000b", "\f", "\u001b[31m", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u034f", "\u061c", "\u200b", "\u200d", "\u200e", "\u202e", "\u2028", "\u2029", "\u2060", "\u3000", "\ufeff", "\ufffd", "\uffff",
        "\ud83d", "\ude00", "\ud842\udfb7", "か\u3099", "e\u0301\u0301\u0301", "\u2fbc", "\uf0b7", "\ue000", "㍻", "㎡", "㈱", "½", "Ⅳ", "ﬁ", "\ufdfa", "葛\U000E0100", "👩‍🔬", "ı", "İ", "ß",
    ];

    public static string Spoil(Random random, string line)
    {
        var text = new StringBuilder(line);
        var at = random.Next(line.Length + 1);
        var length = Math.Min(line.Length - at, random.Next(1, 1 << random.Next(1, 7)));
        switch (random.Next(12))
        {
            case 0 when Pick(random, line, c => Brackets.Contains(c, StringComparison.Ordinal)) is var bracket and >= 0: // another bracket, or none
                if (random.Next(3) == 0) text.Remove(bracket, 1);
                else text[bracket] = Brackets[random.Next(Brackets.Length)];
                break;
            case 1 when Pick(random, line, IsNumber) is var number and >= 0:
                var end = number;
                while (end < line.Length && IsNumber(line[end])) end++;
                text.Remove(number, end - number).Insert(number, Number(random));
                break;
            case 2 when Pick(random, line, c => c == '<') is var tag and >= 0: // a tag cut in the middle
                text.Remove(tag, Math.Min(random.Next(1, 8), line.Length - tag));
                break;
            case 3: // the other width
                for (var i = at; i < at + length; i++) text[i] = OtherWidth(text[i]);
                break;
            case 4:
                text.Insert(at, s_odd[random.Next(s_odd.Length)]);
                break;
            case 5: // the text ends here
                text.Remove(at, line.Length - at);
                break;
            case 6:
                text.Remove(at, length);
                break;
            case 7:
                text.Insert(random.Next(line.Length + 1), line.AsSpan(at, length));
                break;
            case 8: // any characters
                for (var i = at; i < at + length; i++) text[i] = random.Next(3) == 0 ? (char)random.Next(0x10000) : line[random.Next(line.Length)];
                break;
            case 9: // a footnote's number
                text.Insert(at, string.Concat(random.Next(1, 400).ToString(CultureInfo.InvariantCulture).Select(c => Superscripts[c - '0'])));
                break;
            default:
                text.Insert(at, s_tokens[random.Next(s_tokens.Length)]);
                break;
        }

        return text.ToString();
    }

    private static bool IsNumber(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９') || Superscripts.Contains(c, StringComparison.Ordinal);

    private static string Number(Random random)
    {
        var number = random.Next(8) switch
        {
            0 => "0",
            1 => new string('9', random.Next(1, 40)),
            2 => random.Next(1, 13).ToString(CultureInfo.InvariantCulture),
            3 => (random.Next(20_000) / 7.0).ToString("F3", CultureInfo.InvariantCulture),
            _ => random.Next(1900, 2100).ToString(CultureInfo.InvariantCulture),
        };
        return random.Next(4) switch
        {
            0 => string.Concat(number.Select(OtherWidth)),
            1 when !number.Contains('.', StringComparison.Ordinal) => string.Concat(number.Select(c => Superscripts[c - '0'])),
            _ => number,
        };
    }

    private static char OtherWidth(char c) => c switch
    {
        >= '!' and <= '~' => (char)(c + 0xFEE0),
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        ' ' => '\u3000',
        '\u3000' => ' ',
        '・' => '･',
        _ => c,
    };

    /// <summary>A place of such a character, found from a random one on; -1 where there is none.</summary>
    private static int Pick(Random random, string line, Func<char, bool> wanted)
    {
        var start = line.Length == 0 ? 0 : random.Next(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (wanted(line[(start + i) % line.Length])) return (start + i) % line.Length;
        }

        return -1;
    }
}

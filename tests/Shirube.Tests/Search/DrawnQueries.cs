using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shirube.Search.Analysis;
using Shirube.Search.Index;

namespace Shirube.Tests.Search;

/// <summary>What a query was made into, so that it reads the same but is written otherwise.</summary>
internal enum Rewriting
{
    None,
    Width,
    Case,
    Kana,
    Blanks,
    Dashes,
    Year,
}

/// <summary>A query that one text holds, as drawn or written otherwise.</summary>
internal sealed record DrawnQuery(string Text, Rewriting Rewriting, int From);

/// <summary>Draws queries of 1 to 20 whole characters from texts; every third is written otherwise.</summary>
internal sealed partial class DrawnQueries(IReadOnlyList<SearchText> texts, int seed)
{
    private const int Longest = 20; // characters as people count them
    private const string Kana = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォャュョッー";
    private const string HalfKana = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｬｭｮｯｰ";
    private const string Dashes = "-‐‑–—―−ー－";

    private static readonly Rewriting[] All = Enum.GetValues<Rewriting>()[1..];

    private readonly Random _random = new(seed);
    private readonly ImmutableArray<(int Text, Match Year)> _years = [.. texts.Index().SelectMany(t => YearPattern().Matches(t.Item.Content).Select(m => (t.Index, m)))];

    public IEnumerable<DrawnQuery> Take(int count)
    {
        for (var taken = 0; taken < count;)
        {
            var wanted = taken % 3 == 2 ? All[taken / 3 % All.Length] : Rewriting.None;
            var (text, cut) = wanted == Rewriting.Year ? CutAroundYear() : Cut();
            if (cut.AsSpan().IndexOfAny("\"＂“”") >= 0 || SearchKey.Of(cut).Length == 0) continue; // quotes would end the phrase
            var query = Rewrite(cut, wanted);
            if (wanted != Rewriting.None && query == cut) continue;
            taken++;
            yield return new(query, wanted, text);
        }
    }

    private (int Text, string Cut) Cut()
    {
        while (true)
        {
            var text = _random.Next(texts.Count);
            var characters = StringInfo.ParseCombiningCharacters(texts[text].Content);
            if (characters.Length == 0) continue;
            var length = Math.Min(_random.Next(1, Longest + 1), characters.Length);
            return (text, Slice(text, characters, _random.Next(characters.Length - length + 1), length));
        }
    }

    private (int Text, string Cut) CutAroundYear()
    {
        var (text, year) = _years[_random.Next(_years.Length)];
        var characters = StringInfo.ParseCombiningCharacters(texts[text].Content);
        var (first, last) = (Array.IndexOf(characters, year.Index), Array.IndexOf(characters, year.Index + year.Length - 1));
        var before = Math.Min(first, _random.Next(4));
        var behind = Math.Min(characters.Length - 1 - last, _random.Next(Longest - before - (last - first)));
        return (text, Slice(text, characters, first - before, before + last - first + 1 + behind));
    }

    private string Slice(int text, int[] characters, int first, int length) =>
        texts[text].Content[characters[first]..(first + length < characters.Length ? characters[first + length] : texts[text].Content.Length)];

    private string Rewrite(string cut, Rewriting rewriting) => rewriting switch
    {
        Rewriting.Width => string.Concat(cut.Select(OtherWidth)),
        Rewriting.Case => string.Concat(cut.Select(c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c))),
        // known: of a long-vowel mark between kana of two kinds (サーバーの) the key lets go, between kana of one kind (さーばーの) it does not
        Rewriting.Kana when cut.AsSpan().IndexOfAny(Dashes + "・ｰ･") >= 0 => cut,
        Rewriting.Kana => string.Concat(cut.Select(c => c switch { >= 'ぁ' and <= 'ゖ' => (char)(c + 0x60), >= 'ァ' and <= 'ヶ' => (char)(c - 0x60), _ => c })),
        Rewriting.Blanks => Spread(cut),
        Rewriting.Dashes => string.Concat(cut.Select(c => Dashes.Contains(c, StringComparison.Ordinal) ? Dashes[_random.Next(Dashes.Length)] : c)),
        Rewriting.Year => YearPattern().Replace(cut, m => OtherYear(m.Value), 1),
        _ => cut,
    };

    private string Spread(string cut)
    {
        var spread = new StringBuilder();
        foreach (var character in Characters(cut)) spread.Append(character).Append(_random.Next(3) switch { 0 => " ", 1 => "　", _ => "" });
        return spread.ToString();
    }

    private static IEnumerable<string> Characters(string text)
    {
        for (var all = StringInfo.GetTextElementEnumerator(text); all.MoveNext();) yield return all.GetTextElement();
    }

    private static string OtherWidth(char c)
    {
        if (c is > ' ' and <= '~') return ((char)(c + 0xFEE0)).ToString();
        if (c is >= '！' and <= '～') return ((char)(c - 0xFEE0)).ToString();
        var parts = c is >= 'ァ' and <= 'ー' ? c.ToString().Normalize(NormalizationForm.FormD) : "";
        if (parts.Length == 0 || Kana.IndexOf(parts[0], StringComparison.Ordinal) is not (>= 0 and var at)) return c.ToString();
        return HalfKana[at] + (parts.Length == 1 ? "" : parts[1] == '\u3099' ? "ﾞ" : "ﾟ");
    }

    private static string OtherYear(string year)
    {
        var (isEra, text) = (year[0] is '令' or '平', year.Normalize(NormalizationForm.FormKC));
        var digits = text[(isEra ? 2 : 0)..^1];
        var number = digits == "元" ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);
        if (isEra) return string.Create(CultureInfo.InvariantCulture, $"{number + (year[0] == '令' ? 2018 : 1988)}年");
        return number > 2019 ? string.Create(CultureInfo.InvariantCulture, $"令和{number - 2018}年") : number < 2019 ? string.Create(CultureInfo.InvariantCulture, $"平成{number - 1988}年") : year;
    }

    // 令和６年, 平成31年, 2024年; of 平成1年 and the like there is none
    [GeneratedRegex("(?<![0-9０-９])(?:(?:令和|平成)(?:元|[0-9０-９]{1,2})|20[0-9]{2}|２０[０-９]{2})年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearPattern();
}

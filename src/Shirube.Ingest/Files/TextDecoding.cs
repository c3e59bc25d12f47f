using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Shirube.Core;

namespace Shirube.Ingest.Files;

/// <summary>Bytes of a text file to characters. UTF-8 and Shift_JIS (Windows-31J) are told apart by trying; UTF-16 needs its byte order mark.</summary>
internal static class TextDecoding
{
    /// <summary>A text with fewer bad bytes than this share is read with a finding for each; with more it has another encoding.</summary>
    private const double BadShare = 0.002;
    private const int MostBadPlaces = 100;

    private const int ShiftJis = 932;
    private const int EucJp = 51932;

    static TextDecoding() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, the name of the encoding, and the 0-based character offsets of what stands for bytes that could not be decoded (U+FFFD).</summary>
    /// <exception cref="UnreadableFileException">Neither encoding fits.</exception>
    public static (string Text, string Encoding, ImmutableArray<int> Bad) Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Marked(new UnicodeEncoding(false, false), bytes[2..], "utf-16");
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Marked(new UnicodeEncoding(true, false), bytes[2..], "utf-16");

        var utf8 = Encoding.UTF8.GetString(bytes);
        var badUtf8 = Bad(utf8, Encoding.UTF8, bytes);
        if (badUtf8.IsEmpty) return (utf8, "utf-8", badUtf8);
        var shiftJis = Encoding.GetEncoding(ShiftJis, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        var japanese = shiftJis.GetString(bytes);
        var badJapanese = Bad(japanese, shiftJis, bytes);
        if (IsFew(badUtf8, utf8) && badUtf8.Length <= badJapanese.Length) return (utf8, "utf-8", badUtf8);
        if (IsFew(badJapanese, japanese) && IsPlausible(japanese)) return (japanese, "shift_jis", badJapanese);
        if (IsFew(badUtf8, utf8)) return (utf8, "utf-8", badUtf8);
        var offset = FirstBadByte(bytes);
        throw FileErrors.Encoding(file, offset + 1, 1 + bytes[..(int)offset].Count((byte)'\n'), LikelyOther(bytes));
    }

    /// <summary>One finding for each place, with its line; more than a hundred are counted in one.</summary>
    public static ImmutableArray<Finding> Findings(string hash, ImmutableArray<string> lines)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var more = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            for (var at = lines[i].IndexOf('\uFFFD', StringComparison.Ordinal); at >= 0; at = lines[i].IndexOf('\uFFFD', at + 1))
            {
                if (findings.Count == MostBadPlaces)
                {
                    more++;
                    continue;
                }

                var line = (i + 1).ToString(CultureInfo.InvariantCulture);
                var column = (at + 1).ToString(CultureInfo.InvariantCulture);
                findings.Add(new(
                    Severity.Warning,
                    "undecodable-bytes",
                    $"{line}行目{column}文字目: 復号できないバイトがあります",
                    $"Line {line}, character {column}: bytes that could not be decoded",
                    [new(hash, i + 1, at, 1)]));
            }
        }

        if (more > 0)
        {
            var count = more.ToString(CultureInfo.InvariantCulture);
            findings.Add(new(Severity.Warning, "undecodable-bytes", $"復号できないバイトがほかに{count}か所あります", $"Bytes that could not be decoded at {count} more places", []));
        }

        return findings.DrainToImmutable();
    }

    private static (string Text, string Encoding, ImmutableArray<int> Bad) Marked(UnicodeEncoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        var text = encoding.GetString(bytes);
        return (text, name, Bad(text, encoding, bytes));
    }

    /// <summary>Offsets of U+FFFD that the text did not hold itself.</summary>
    private static ImmutableArray<int> Bad(string text, Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (!text.Contains('\uFFFD', StringComparison.Ordinal)) return [];
        if (encoding.CodePage == Encoding.UTF8.CodePage && System.Text.Unicode.Utf8.IsValid(bytes)) return [];
        var bad = ImmutableArray.CreateBuilder<int>();
        for (var at = text.IndexOf('\uFFFD', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\uFFFD', at + 1)) bad.Add(at);
        return bad.DrainToImmutable();
    }

    private static bool IsFew(ImmutableArray<int> bad, string text) => bad.Length <= Math.Max(text.Length * BadShare, text.Length >= 200 ? 4 : 0);

    /// <summary>Wrong bytes read as Shift_JIS become half-width katakana and rare signs; a strategy has kana and kanji.</summary>
    private static bool IsPlausible(string text)
    {
        int japanese = 0, odd = 0;
        foreach (var c in text)
        {
            if (c is (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3000' and <= '\u303F') or (>= '\uFF01' and <= '\uFF5E')) japanese++;
            else if (c is (>= '\uFF61' and <= '\uFF9F') or (>= '\uE000' and <= '\uF8FF') or (>= '\u0080' and <= '\u009F')) odd++;
        }

        return odd * 5 <= japanese;
    }

    private static long FirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == System.Buffers.OperationStatus.Done) at += used;
        return at;
    }

    private static string? LikelyOther(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var euc = Encoding.GetEncoding(EucJp, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return IsPlausible(euc.GetString(bytes)) ? "EUC-JP" : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

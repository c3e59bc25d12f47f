using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace Shirube.Bench;

/// <summary>Small documents of each format and ways to spoil them; the same seed gives the same inputs.</summary>
internal sealed class Mutations(int seed, IEnumerable<byte[]> more)
{
    private const string Plan =
        "1. 海の県\n（1）波の力\n【現状データ】（参考指標）\n- ・ 設備容量：12 kW（2023年度）¹\n\n¹ 県の調べ\n\n① 試験場\n\n"
        + "基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針\n"
        + "<p>○波の力の研究を2025年度までに進める。【県政策課】</p>\t<ul> ・調べた。 ・試した²。\t<ul> ・続ける。（再掲）【県政策課、水産課】\n--\t--\t--\n\n² 試みの数\n";

    private static readonly string[] s_tokens = ["<", ">", "<table>", "</td>", "<!--", "【", "】", "・", "○", "\t", "\n", "¹²³", "^{1 2", "＜", "&#x110000;", "\0", "\uD800", "9999999999999999999", "/Kids [2 0 R]", "<<", "stream", "re f", "１．"];

    private readonly Random _random = new(seed);
    private readonly ImmutableArray<byte[]> _sources = [.. Own(), .. more];

    /// <summary>The next spoilt input.</summary>
    public byte[] Next()
    {
        var bytes = _sources[_random.Next(_sources.Length)].ToList();
        for (var i = _random.Next(1, 6); i > 0 && bytes.Count > 0; i--) Spoil(bytes);
        return [.. bytes];
    }

    private void Spoil(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        var length = Math.Min(_random.Next(1, 1 << _random.Next(1, 9)), bytes.Count - at);
        switch (_random.Next(6))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(_random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, Encoding.UTF8.GetBytes(s_tokens[_random.Next(s_tokens.Length)]));
                break;
            case 4 when _random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            default:
                for (var i = 0; i < length; i++) bytes[at + i] = (byte)_random.Next(256);
                break;
        }
    }

    private static IEnumerable<byte[]> Own()
    {
        yield return Encoding.UTF8.GetBytes(Plan);
        yield return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plan)];
        yield return Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body><h1>1. 海の県</h1><table><tr><td>○波<td><ul><li>調べた。</ul><td>続ける<sup>1</sup></table></body></html>");
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry("word/document.xml", CompressionLevel.NoCompression).Open();
            part.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>1. 海の県</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>○波</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"u8);
        }

        yield return bytes.ToArray();
    }
}

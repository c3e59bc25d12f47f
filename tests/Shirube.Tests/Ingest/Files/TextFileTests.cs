using System.Text;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Files;

public sealed class TextFileTests
{
    private const string Plan = "（１）海の県の計画\n○波の力の研究を進める。【県政策課】\r\n・試験場を開く。";

    static TextFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Reads_utf8_with_and_without_byte_order_mark()
    {
        var plain = Sources.Read(Plan);
        var marked = Sources.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Plan)]);
        Assert.Equal(["（１）海の県の計画", "○波の力の研究を進める。【県政策課】", "・試験場を開く。"], plain.Lines.ToArray());
        Assert.Equal(plain.Lines.ToArray(), marked.Lines.ToArray());
        Assert.NotEqual(plain.Hash, marked.Hash);
        Assert.Equal("utf-8", plain.Reader);
    }

    [Fact]
    public void Reads_shift_jis_and_utf16()
    {
        var japanese = Sources.Read(Encoding.GetEncoding(932).GetBytes(Plan));
        Assert.Equal("shift_jis", japanese.Reader);
        Assert.Equal("○波の力の研究を進める。【県政策課】", japanese.Lines[1]);
        Assert.Empty(japanese.Findings);
        Assert.Equal("（１）海の県の計画", Sources.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plan)]).Lines[0]);
    }

    [Fact]
    public void A_few_damaged_bytes_are_findings_with_their_place()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Plan + "\n", 60)));
        bytes[Encoding.UTF8.GetByteCount("（１）海の")] = 0xFF;
        var document = Sources.Read(bytes);
        var finding = Assert.Single(document.Findings, f => f.Spans[0].Start == 5);
        Assert.Equal("undecodable-bytes", finding.Code);
        Assert.Equal(1, finding.Spans[0].Line);
    }

    [Fact]
    public void Another_encoding_is_refused_with_the_place()
    {
        Assert.Equal("wrong-encoding", Sources.Refusal(Encoding.GetEncoding(51932).GetBytes(Plan)));
        Assert.Equal("wrong-encoding", Sources.Refusal(Encoding.Latin1.GetBytes("Le développement de la région été à côté, où, déjà, élève")));
    }

    [Fact]
    public void Empty_and_binary_files_are_refused()
    {
        Assert.Equal("empty", Sources.Refusal([]));
        Assert.Equal("empty", Sources.Refusal(" \n\t\r\n"u8.ToArray()));
        Assert.Equal("binary", Sources.Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3]));
        Assert.Equal("binary", Sources.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]));
        Assert.Equal("binary", Sources.Refusal([1, 2, 3, 0, 0, 0, 9, 8]));
        Assert.Equal("binary", Sources.Refusal(Sources.Zip(("xl/workbook.xml", "<workbook/>"))));
    }

    [Fact]
    public void Large_files_are_refused_before_they_are_read()
    {
        var limits = ReadLimits.Default with { TextBytes = 100, Lines = 3 };
        Assert.Equal("too-large", Sources.Refusal(new byte[101], limits));
        Assert.Equal("too-many-lines", Sources.Refusal("a\nb\nc\nd"u8.ToArray(), limits));
    }

    [Fact]
    public void Half_surrogate_pairs_do_not_reach_the_grammars()
    {
        var document = Sources.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("海の県"), 0x00, 0xD8, 0xFE, 0xFF]);
        Assert.Equal("海の県", document.Lines[0].TrimEnd('\uFFFD'));
    }
}

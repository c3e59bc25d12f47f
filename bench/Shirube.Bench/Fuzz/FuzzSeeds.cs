using System.Collections.Immutable;
using System.Text;
using Shirube.Core;

namespace Shirube.Bench.Fuzz;

/// <summary>A text that inputs are cut from.</summary>
/// <param name="Layout">The layout it was printed in; null where the text does not show it.</param>
internal sealed record FuzzText(Layout? Layout, ImmutableArray<string> Lines);

/// <summary>What inputs are made of: small texts of our own, given texts, given PDFs.</summary>
internal sealed class FuzzSeeds
{
    private const string Markup =
        "1. 海の県\n（1）波の力\n【現状データ】（参考指標）\n- ・ 設備容量：12 kW（2023年度）¹\n\n¹ 県の調べ\n\n① 試験場\n\n"
        + "基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針\n"
        + "<p>○波の力の研究を2025年度までに進める。【県政策課】</p>\t<ul> ・調べた。 ・試した²。\t<ul> ・続ける。（再掲）【県政策課、水産課】\n--\t--\t--\n\n² 試みの数\n";

    private const string Goals =
        " 第Ⅱ部 海の県\n\n第１章 波の力\n\n（１）試験場\n\n〇目指すべき将来像\n\n・波の力で動く港\n\n〇目標\n\n・2025年度までに12 kW\n\n①実施状況・現状分析\n\n"
        + "＜研究＞\n\n《試験》\n\n・ 試した¹。\n\n②今後の取組方針\n\n〇波の力の研究を進める。\n\n【県政策】\n\n                                                   \n1 県の調べ\n";

    private const string Columns =
        " 1. 海の県\n\n（1）波の力\n\n基本計画における具体的な取組 実施状況・現状分析 今後の取組方針\n\n〇波の力の研究を2025年度まで\n\nに進める。【政策】 \n\n・調べた1。 \n\n・試した。 \n\n・続ける。 \n\n・－ \n\n \n\n1 県の調べ \n";

    private const string Points = "\n\n1 波の力\n\n- ・ 研究を進める\n- ・ 設備容量を12 kW（2023年度）から30 kWに（2030年度）\n\n※ 2023年度：県の調べ\n";

    public FuzzSeeds(IEnumerable<byte[]> files)
    {
        var given = files.ToList();
        Texts = [
            Text(Layout.Markup, Markup), Text(Layout.Goals, Goals), Text(Layout.Columns, Columns), Text(Layout.Points, Points),
            .. given.Where(f => !IsPdf(f)).Select(f => Text(null, Encoding.UTF8.GetString(f))),
        ];
        Pdfs = [FuzzPdfWriter.Tables(isPacked: false), FuzzPdfWriter.Tables(isPacked: true), .. given.Where(IsPdf)];
    }

    public ImmutableArray<FuzzText> Texts { get; }

    public ImmutableArray<byte[]> Pdfs { get; }

    private static bool IsPdf(byte[] bytes) => bytes.AsSpan().StartsWith("%PDF-"u8);

    /// <summary>A given text is asked once for its layout.</summary>
    private static FuzzText Text(Layout? layout, string text)
    {
        var document = Ingest.Files.DocumentReader.OfText(text, "seed", new string('0', 64), "seed");
        try
        {
            return new(layout ?? Ingest.Layouts.LayoutDetector.Detect(document), document.Lines);
        }
        catch (Ingest.UnreadableFileException)
        {
            return new(null, document.Lines);
        }
    }
}

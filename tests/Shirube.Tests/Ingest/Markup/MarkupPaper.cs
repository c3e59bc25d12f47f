using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Tests.Ingest.Markup;

/// <summary>Small documents in the markup layout, written for the tests.</summary>
internal static class MarkupPaper
{
    public const string Header = "基本計画における具体的な取組\t実施状況・現状分析\t今後の取組方針";

    public static DraftEdition Read(params IEnumerable<string> lines) =>
        EditionReader.Read(DocumentReader.OfText(string.Join('\n', lines), "plan.txt", "hash", "utf-8"), Layout.Markup);

    /// <summary>Reads rows of one table in section 別添 1 (1) ①.</summary>
    public static DraftEdition ReadRows(params IEnumerable<string> rows) =>
        Read(["1. 海を知る", "", "(1) 海の観測", "", "① 観測網の整備", "", Header, .. rows]);

    /// <summary>A row of three cells.</summary>
    public static string Row(string plan, string status, string next) => $"{plan}\t{status}\t{next}";

    public static string List(params IEnumerable<string> items) => $"<ul style=\"list-style-type: none\"> ・{string.Join(" ・", items)} ";

    public static void AssertAllRead(DraftEdition draft) =>
        Assert.DoesNotContain(draft.Findings, f => f.Code is "unread-text" or "claimed-twice");
}

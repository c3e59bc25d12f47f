using System.Text;
using Shirube.Core;
using Shirube.Storage.Originals;

namespace Shirube.Tests.Library;

/// <summary>Made-up drafts that fill every field, with the bytes that they stand for.</summary>
internal static class Drafts
{
    public static (DraftEdition Draft, byte[] Bytes) Rich(string salt = "", string rules = "markup/1")
    {
        var text = "○湖の水を守る。【環境課、関係部局】¹\n・調べた。【水産課】\n・続ける。\n※1 県の統計" + salt;
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = OriginalStore.HashOf(bytes);
        var faded = new Finding(Severity.Information, "faded", "薄い", "faded", [Span(hash, 1, 0, 2)]);
        var section = SectionPath.Of("別添", "1", "(1)", "a/b\\c", "");
        var draft = new DraftEdition
        {
            Document = new()
            {
                Hash = hash,
                FileName = "湖.txt",
                Format = SourceFormat.Pdf,
                Reader = "pdf/1",
                Lines = [.. text.Split('\n')],
                Boxes = [.. Enumerable.Range(1, 4).Select(i => new PageBox(1, 70.1, (i * 20) + (1 / 3.0), 500, (i * 20) + 12))],
                PageCount = 1,
                Findings = [faded],
            },
            Layout = Layout.Markup,
            RuleVersion = rules,
            EditionId = "2031",
            Title = "湖の戦略 2031",
            DecidedOn = new(2031, 6, 4),
            Sections = [new() { Path = section, Level = 3, Title = "水", Evidence = At(hash, 1) }],
            Goals =
            [
                new()
                {
                    Kind = GoalKind.DesiredState, Section = SectionPath.Root, Groups = ["＜上＞", "《下》"], Level = 1, Text = "澄む", IsRestated = true,
                    Deadlines = [Due(hash)], Footnotes = [1, 2], Evidence = At(hash, 2),
                },
            ],
            Measures = [Measure(hash, section, 1), Measure(hash, section, 2) with { Ministries = MinistryMark.None, Status = [], Next = [], Deadlines = [] }],
            Indicators =
            [
                new()
                {
                    Order = 1, Section = section, SectionTitle = "水", Kind = IndicatorKind.Main, Name = "透明度",
                    Values =
                    [
                        new("北", 3.50m, "m", "3.50m", "2030年度末", 2030, true, 1, At(hash, 4)),
                        new(null, null, null, "－", null, null, false, null, At(hash, 4)),
                    ],
                    Target = new("約5m", 5m, "m", 2035, true, ValueOperator.About, At(hash, 4)),
                    Baseline = new("半減", 0.5m, "倍", null, false, ValueOperator.AtMost, At(hash, 4)),
                    Footnotes = [1], IsRestated = true, Evidence = At(hash, 4),
                },
                new() { Order = 2, Section = section, SectionTitle = "水", Kind = IndicatorKind.Prose, Name = "魚", Evidence = At(hash, 4) },
            ],
            Footnotes =
            [
                new(1, "県の統計", FootnoteKind.Source, [Span(hash, 1, 17, 1), Span(hash, 2, 0, 1)], ["measure:1", null], At(hash, 4)),
                new(1, "同じ番号", FootnoteKind.Other, [], [], At(hash, 4)),
            ],
            Restatements =
            [
                new() { Order = 2, Column = ReportColumn.Next, Item = 1, IsMarked = true, Origin = new(1, 2, null, [(2, 3), (5, 5)]), Similarity = 1 / 3.0, Evidence = At(hash, 3) },
                new() { Indicator = 2, IsMarked = false, Evidence = At(hash, 4) },
            ],
            Passages = [new() { Kind = PassageKind.Note, Section = section, Groups = [""], Text = "注", Deadlines = [Due(hash)], Footnotes = [1], Evidence = At(hash, 4) }],
            Legend = [new("環", ["県庁", "環境課"], true, At(hash, 1)), new(null, [], false, At(hash, 1))],
            Abbreviations = [new("DX", "デジタル変革", At(hash, 1))],
            ReferenceRows = [new("＜別表＞", section, "行", [new("列", "値", At(hash, 2))], At(hash, 2)), new("＜別表＞", section, "空", [], At(hash, 2))],
            CitedDocuments = [new("湖沼計画", new(2030, 3, 1), "2030年3月1日", "知事", At(hash, 2)), new("覚書", null, null, null, At(hash, 2))],
            Findings = [faded, new(Severity.Error, "unread-text", "読めない", "unread", [Span(hash, 3, 0, 1)])],
            Pieces = [new(Span(hash, 1, 0, 1), PieceKind.Structure, "bullet", null), new(Span(hash, 1, 1, 7), PieceKind.Fact, "planText", "measure:1")],
        };
        return (draft, bytes);
    }

    /// <summary>A draft of plain measures: plan texts with the items of their reports.</summary>
    public static (DraftEdition Draft, byte[] Bytes) Of(string fileText, string rules, SectionPath section, params (string Plan, string[] Status)[] measures)
    {
        var bytes = Encoding.UTF8.GetBytes(fileText);
        var hash = OriginalStore.HashOf(bytes);
        return (new()
        {
            Document = new() { Hash = hash, FileName = "a.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [.. fileText.Split('\n')] },
            Layout = Layout.Markup,
            RuleVersion = rules,
            Sections = [new() { Path = section, Level = section.Parts.Length, Title = "章", Evidence = At(hash, 1) }],
            Measures =
            [
                .. measures.Select((m, i) => new MeasureReport
                {
                    Order = i + 1, Section = section, SectionTitle = "章", PlanText = m.Plan, Evidence = At(hash, 1),
                    Status = [.. m.Status.Select((s, k) => new ReportItem { Number = k + 1, Text = s, Evidence = At(hash, 1) })],
                }),
            ],
        }, bytes);
    }

    private static MeasureReport Measure(string hash, SectionPath section, int order) => new()
    {
        Order = order,
        Section = section,
        SectionTitle = "水",
        Groups = ["＜湖＞"],
        PlanText = "湖の水を守る。",
        Ministries = new() { Names = ["環境課", "関係部局"], HasOthers = true, Spans = [Span(hash, 1, 8, 10)] },
        IsRestated = order == 2,
        Deadlines = [Due(hash), Due(hash) with { Kind = DeadlineKind.Around, IsFiscal = false, Year = null }],
        Status =
        [
            new()
            {
                Number = 1, Text = "調べた。", Theme = "調査", Ministries = new() { Names = ["水産課"], Spans = [Span(hash, 2, 5, 5)] }, IsRestated = true, IsFinished = true,
                Pairs = [1, 2], GroupPairs = [2], Deadlines = [Due(hash)], Footnotes = [1], Evidence = At(hash, 2),
            },
        ],
        Next = [new() { Number = 1, Text = "続ける。", Evidence = At(hash, 3) }],
        Footnotes = [1],
        Evidence = new("markup.measure", 0.9, [Span(hash, 1, 1, 7), Span(hash, 2, 0, 1)]),
        RowLines = [(1, 3)],
    };

    private static Deadline Due(string hash) => new("2032年度内", DeadlineKind.By, 2032, true, new(2032, 4, 1), new(2033, 3, 31), At(hash, 1));

    private static Evidence At(string hash, int line) => new("test.rule", 1, [Span(hash, line, 0, 2)]);

    private static SourceSpan Span(string hash, int line, int start, int length) => new(hash, line, start, length);
}

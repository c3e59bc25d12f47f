using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Shirube.Core;

namespace Shirube.IntegrationTests.Web;

/// <summary>A small edition of a fictional region with every kind of fact, made by hand so that the pages' tests do not depend on the grammars.</summary>
internal static class FictionalEdition
{
    public const string Hostile = "<script>alert('施策')</script>";

    private const string Text = """
        みなと県科学技術振興戦略2031
        （2031年6月1日　県科学技術会議決定）
        1. 海と暮らす社会
        【あるべき姿】
        潮の力を暮らしに生かす県となる。
        【目標】
        ・沿岸の町が自ら電力を賄う。
        【主要指標】
        - 潮流発電の設備容量：12.5MW（2030年度）¹　目標 40MW以上（2035年度）
        【参考指標】
        - 海洋研究者の数：約310人（2029年度末）
        (1) 潮流の利用
        ○潮流発電の実証海域を2033年度までに三か所整備する²。【県政策課、海、関係課】
        ・2030年に一か所目の海域を開いた。【海】
        ・漁業者との協議会を設けた。
        ・残る二か所を2032年度中に開く。【海】
        ・「潮流協議会」を続ける。（再掲）【県政策課】
        ○<script>alert('施策')</script>と題名に書かれた測定器を2034年頃に配る。【海】
        ・試作器を作った。
        ・「潮流協議会」を続ける。【県政策課】
        (2) 人の育成
        ○高校生の海洋実習を続ける。【教】
        本文の段落もここにある。
        ¹ みなと県「海洋エネルギー調査」（2030年12月）
        ² 海域とは、県が占用を許可した区域をいう。
        読めない一行
        """;

    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"));

    public static byte[] EarlierBytes { get; } = [.. Bytes, .. "\n前の年の一行"u8];

    /// <summary>The edition of the year before: the first measure in other words, one that is gone a year later, the hostile one not yet there.</summary>
    public static DraftEdition MakeEarlier()
    {
        var draft = Make("みなと県科学技術振興戦略2030");
        var (tide, hostile, people) = (draft.Measures[0], draft.Measures[1], draft.Measures[2]);
        return draft with
        {
            Document = draft.Document with { Hash = Convert.ToHexStringLower(SHA256.HashData(EarlierBytes)), FileName = "minato-2030.txt", Lines = [.. draft.Document.Lines, "前の年の一行"] },
            EditionId = "2030",
            DecidedOn = new(2030, 6, 3),
            Measures =
            [
                tide with { PlanText = "潮流発電の試験海域を2033年度までに三か所整備する。" },
                hostile with { PlanText = "港の灯台を2030年度までに塗り替える。", Deadlines = [], Status = [], Next = [] },
                people,
            ],
            Restatements = [],
        };
    }

    public static DraftEdition Make(string title = "みなと県科学技術振興戦略2031")
    {
        var document = new SourceDocument
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes)),
            FileName = "minato-2031.txt",
            Format = SourceFormat.Text,
            Reader = "utf-8",
            Lines = [.. Text.ReplaceLineEndings("\n").Split('\n')],
        };
        var chapter = SectionPath.Of("1");
        var tide = chapter.Plus("(1)");
        var people = chapter.Plus("(2)");
        var pieces = new List<Piece>();

        var draft = new DraftEdition
        {
            Document = document,
            Layout = Layout.Markup,
            RuleVersion = "markup/1",
            EditionId = "2031",
            Title = title,
            DecidedOn = new(2031, 6, 1),
            Sections = [
                new() { Path = chapter, Level = 1, Title = "海と暮らす社会", Evidence = At(3, "海と暮らす社会", "section", "section:1") },
                new() { Path = tide, Level = 2, Title = "潮流の利用", Evidence = At(12, "潮流の利用", "section", "section:2") },
                new() { Path = people, Level = 2, Title = "人の育成", Evidence = At(21, "人の育成", "section", "section:3") },
            ],
            Goals = [
                new() { Kind = GoalKind.DesiredState, Section = chapter, Text = "潮の力を暮らしに生かす県となる。", Evidence = At(5, "潮の力を暮らしに生かす県となる。", "goal", "goal:1") },
                new() { Kind = GoalKind.Goal, Section = chapter, Level = 1, Text = "沿岸の町が自ら電力を賄う。", Evidence = At(7, "沿岸の町が自ら電力を賄う。", "goal", "goal:2") },
            ],
            Indicators = [
                new()
                {
                    Order = 1, Section = chapter, SectionTitle = "海と暮らす社会", Kind = IndicatorKind.Main, Name = "潮流発電の設備容量",
                    Values = [new(null, 12.5m, "MW", "12.5MW", "2030年度", 2030, true, null, At(9, "12.5MW", "indicator", "indicator:1"))],
                    Target = new("40MW以上（2035年度）", 40, "MW", 2035, true, ValueOperator.AtLeast, At(9, "40MW以上（2035年度）", "indicator", "indicator:1")),
                    Footnotes = [1],
                    Evidence = At(9, "潮流発電の設備容量", "indicator", "indicator:1"),
                },
                new()
                {
                    Order = 2, Section = chapter, SectionTitle = "海と暮らす社会", Kind = IndicatorKind.Reference, Name = "海洋研究者の数",
                    Values = [new(null, 310, "人", "約310人", "2029年度末", 2029, true, null, At(11, "約310人", "indicator", "indicator:2"))],
                    Evidence = At(11, "海洋研究者の数", "indicator", "indicator:2"),
                },
            ],
            Measures = [
                new()
                {
                    Order = 1, Section = tide, SectionTitle = "潮流の利用", PlanText = "潮流発電の実証海域を2033年度までに三か所整備する。",
                    Ministries = Mark(13, "【県政策課、海、関係課】", ["県政策課", "海", "関係課"], true, "measure:1"),
                    Deadlines = [new("2033年度まで", DeadlineKind.By, 2033, true, new(2033, 4, 1), new(2034, 3, 31), At(13, "2033年度まで", "deadline", null))],
                    Status = [
                        new() { Number = 1, Text = "2030年に一か所目の海域を開いた。", Pairs = [1], Ministries = Mark(14, "【海】", ["海"], false, "measure:1/status:1"), Evidence = At(14, "2030年に一か所目の海域を開いた。", "item", "measure:1/status:1") },
                        new() { Number = 2, Text = "漁業者との協議会を設けた。", Pairs = [2], Evidence = At(15, "漁業者との協議会を設けた。", "item", "measure:1/status:2") },
                    ],
                    Next = [
                        new()
                        {
                            Number = 1, Text = "残る二か所を2032年度中に開く。", Ministries = Mark(16, "【海】", ["海"], false, "measure:1/next:1"),
                            Deadlines = [new("2032年度中", DeadlineKind.In, 2032, true, new(2032, 4, 1), new(2033, 3, 31), At(16, "2032年度中", "deadline", null))],
                            Evidence = At(16, "残る二か所を2032年度中に開く。", "item", "measure:1/next:1"),
                        },
                        new() { Number = 2, Text = "「潮流協議会」を続ける。", IsRestated = true, Ministries = Mark(17, "【県政策課】", ["県政策課"], false, "measure:1/next:2"), Evidence = At(17, "「潮流協議会」を続ける。", "item", "measure:1/next:2") },
                    ],
                    Footnotes = [2],
                    Evidence = Of("measure", [.. At(13, "潮流発電の実証海域を2033年度までに三か所整備する", "measure", "measure:1").Spans, .. At(13, "。", "measure", "measure:1").Spans]),
                    RowLines = [(13, 17)],
                },
                new()
                {
                    Order = 2, Section = tide, SectionTitle = "潮流の利用", PlanText = Hostile + "と題名に書かれた測定器を2034年頃に配る。",
                    Ministries = Mark(18, "【海】", ["海"], false, "measure:2"),
                    Deadlines = [new("2034年頃", DeadlineKind.Around, 2034, false, new(2034, 1, 1), new(2034, 12, 31), At(18, "2034年頃", "deadline", null))],
                    Status = [new() { Number = 1, Text = "試作器を作った。", Evidence = At(19, "試作器を作った。", "item", "measure:2/status:1") }],
                    Next = [new() { Number = 1, Text = "「潮流協議会」を続ける。", Ministries = Mark(20, "【県政策課】", ["県政策課"], false, "measure:2/next:1"), Evidence = At(20, "「潮流協議会」を続ける。", "item", "measure:2/next:1") }],
                    Evidence = At(18, Hostile + "と題名に書かれた測定器を2034年頃に配る。", "measure", "measure:2"),
                    RowLines = [(18, 20)],
                },
                new()
                {
                    Order = 3, Section = people, SectionTitle = "人の育成", PlanText = "高校生の海洋実習を続ける。", IsRestated = true,
                    Ministries = Mark(22, "【教】", ["教"], false, "measure:3"),
                    Evidence = At(22, "高校生の海洋実習を続ける。", "measure", "measure:3"),
                    RowLines = [(22, 22)],
                },
            ],
            Footnotes = [
                new(1, "みなと県「海洋エネルギー調査」（2030年12月）", FootnoteKind.Source, [Span(9, "¹")], ["indicator:1"], At(24, "みなと県「海洋エネルギー調査」（2030年12月）", "footnote", "footnote:1")),
                new(2, "海域とは、県が占用を許可した区域をいう。", FootnoteKind.Definition, [Span(13, "²")], ["measure:1"], At(25, "海域とは、県が占用を許可した区域をいう。", "footnote", "footnote:2")),
            ],
            Restatements = [
                new() { Order = 1, Column = ReportColumn.Next, Item = 2, IsMarked = true, Similarity = 1, Origin = new(2, 1, null, [(20, 20)]), Evidence = At(17, "「潮流協議会」を続ける。", "restatement", null) },
            ],
            Passages = [new() { Kind = PassageKind.Paragraph, Section = people, Text = "本文の段落もここにある。", Evidence = At(23, "本文の段落もここにある。", "passage", "passage:1") }],
            Legend = [new("海", ["みなと県", "海洋局"], false, At(14, "海", "legend", null))],
            Abbreviations = [new("実証海域", "潮流発電の実証海域", At(13, "実証海域", "abbreviation", null)), new("沿岸の町", "海に面する町", At(7, "沿岸の町", "abbreviation", null))],
            Findings = [new(Severity.Error, "unread-text", "26行目: どの規則でも読めない文字列があります「読めない一行」", "Line 26: no rule understood the text \"読めない一行\"", [Span(26, "読めない一行")])],
        };
        return draft with { Pieces = Whole(document, pieces) };

        SourceSpan Span(int line, string words) => new(document.Hash, line, document.Lines[line - 1].IndexOf(words, StringComparison.Ordinal), words.Length);

        Evidence Of(string rule, ImmutableArray<SourceSpan> spans) => new("markup." + rule, 1, spans);

        Evidence At(int line, string words, string rule, string? fact)
        {
            var span = Span(line, words);
            if (fact is not null) pieces.Add(new(span, PieceKind.Fact, rule == "measure" ? "planText" : rule + "Text", fact));
            return Of(rule, [span]);
        }

        MinistryMark Mark(int line, string mark, ImmutableArray<string> names, bool others, string fact)
        {
            pieces.Add(new(Span(line, mark), PieceKind.Fact, "ministryMark", fact));
            return new() { Names = names, HasOthers = others, Spans = [Span(line, mark)] };
        }
    }

    // What no fact claims is structure, but for the last line, which nobody understood.
    private static ImmutableArray<Piece> Whole(SourceDocument document, List<Piece> facts)
    {
        var pieces = new List<Piece>(facts);
        for (var number = 1; number <= document.Lines.Length; number++)
        {
            var text = document.Lines[number - 1];
            var isFree = Enumerable.Repeat(true, text.Length).ToArray();
            foreach (var piece in facts.Where(p => p.Span.Line == number)) Array.Fill(isFree, false, piece.Span.Start, piece.Span.Length);
            for (var start = 0; start < text.Length; start++)
            {
                if (!isFree[start]) continue;
                var end = start;
                while (end < text.Length && isFree[end]) end++;
                var isLast = number == document.Lines.Length;
                pieces.Add(new(new(document.Hash, number, start, end - start), isLast ? PieceKind.Finding : PieceKind.Structure, isLast ? "unread" : "label", null));
                start = end;
            }
        }

        return [.. pieces.OrderBy(p => p.Span.Line).ThenBy(p => p.Span.Start)];
    }
}

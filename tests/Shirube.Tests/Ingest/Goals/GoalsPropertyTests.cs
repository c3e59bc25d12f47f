using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shirube.Core;

namespace Shirube.Tests.Ingest.Goals;

/// <summary>Any measures, set in any width and cut into pages anywhere, come back whole.</summary>
public sealed class GoalsPropertyTests
{
    private static readonly string[] Openings = ["港の記録", "山の道しるべ", "海の水温の測り方", "Blue Harbour計画", "「森の学校」の教え方", "若い船大工の暮らし"];

    private static readonly string[] Middles = ["について、県と町が力を合わせて調べるとともに、", "を見直し、だれもが使える形で広く知らせるため、", "の基盤を整え、隣の県の港とも分け合えるように、"];

    private static readonly string[] Ends = ["手引きを作り、年に一度見直す。", "台帳を電子にして画面で見られるようにする。", "試しの取組を三つの町で始める。"];

    private static readonly string[] Names = ["県政策課", "港", "森", "学び", "ＩＴ室", "関係部局", "文"];

    [Fact]
    public void Reads_back_every_measure_of_a_generated_document() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Papers().ToArbitrary(), paper => Assert.True(IsReadBack(paper), paper.Write())));

    [Fact]
    public void Reads_any_text_without_losing_a_character() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Noise().ToArbitrary(), text => !GoalsPaper.Losses(GoalsPaper.ReadText(text)).Any()));

    private static Gen<PaperMeasure> Measures() =>
        from start in Gen.Elements(Openings)
        from middle in Gen.Elements(Middles)
        from end in Gen.Elements(Ends)
        from names in Gen.NonEmptyListOf(Gen.Elements(Names))
        from isRestated in Gen.Elements(false, false, true)
        from hasNote in Gen.Elements(false, true)
        select new PaperMeasure(start, middle + end, [.. names.Distinct().Take(4)], isRestated, hasNote);

    private static Gen<Paper> Papers() =>
        from measures in Gen.NonEmptyListOf(Measures())
        from width in Gen.Choose(28, 44)
        from height in Gen.Choose(4, 14)
        from firstNote in Gen.Choose(31, 140)
        from isWide in Gen.Elements(false, true)
        select new Paper([.. measures.Take(9)], width, height, firstNote, isWide);

    private static Gen<string> Noise()
    {
        string[] rows =
        [
            "第Ⅱ部 各論 ", "第１章 海 ", "（１）港 ", "(2)山 ", "〇目標 ", "〇目指すべき将来像 ", "・船を20隻に ", "－ 2030年までに５割", "① 現状 ", "② 施策 ", "＜組＞ ",
            "《組》 ", "〇 船を造る。 【港】 ", " 続きの行 ", "○", "・", "", "", " ", new(' ', 51), "3 注の文 ", "4 ", "2021年 2024年 （目標）2030年 ", "船の数 10隻 12隻 20隻 ",
            "（基準値） （現状） （目標値） ", "― ― 早期達成 ", "略称 正式名称 ", "ＡＢ 長い名（Long ", "34 ", "【", "】", "※ 注 ", "ⅰ）知る ", "し", "涵", "\ud83d\ude00", "＜別表１＞ ",
        ];
        return Gen.Elements(rows).ListOf().Select(r => string.Join('\n', r));
    }

    private static bool IsReadBack(Paper paper)
    {
        var draft = GoalsPaper.ReadText(paper.Write());
        if (GoalsPaper.Losses(draft).Any() || draft.Measures.Length != paper.Measures.Length) return false;
        var number = paper.FirstNote;
        foreach (var (expected, found) in paper.Measures.Zip(draft.Measures))
        {
            if (JapaneseText.Key(found.PlanText) != JapaneseText.Key(expected.Start + expected.Rest)) return false;
            if (!found.Ministries.Names.SequenceEqual(expected.Names.Select(JapaneseText.Key)) || found.IsRestated != expected.IsRestated) return false;
            if (!found.Footnotes.SequenceEqual(expected.HasNote ? [number++] : Array.Empty<int>())) return false;
        }

        return draft.Measures.All(m => m.Section.Parts is ["(3)"]);
    }

    private sealed record PaperMeasure(string Start, string Rest, string[] Names, bool IsRestated, bool HasNote);

    private sealed record Paper(PaperMeasure[] Measures, int Width, int Height, int FirstNote, bool IsWide)
    {
        public string Write()
        {
            var lines = new List<(string Text, int? Note)>
            {
                (IsWide ? "（３）港 " : "(3)港 ", null), ("〇目標 ", null), ("・港をよくする ", null), (IsWide ? "② 目標達成に向けた施策・対応策 " : "②施策 ", null),
            };
            var number = FirstNote;
            foreach (var measure in Measures)
            {
                var reference = measure.HasNote ? number++ : (int?)null;
                var mark = $" 【{string.Join('、', measure.Names)}】{(measure.IsRestated ? IsWide ? "（再掲）" : "【再掲】" : "")}";
                var digits = reference?.ToString(CultureInfo.InvariantCulture) ?? "";
                lines.AddRange(Wrap($"〇 {measure.Start}", digits, measure.Rest + mark).Select((t, i) => (t, i == 0 ? reference : null)));
            }

            return Page(lines);
        }

        // a reference is set as one word; it stands in the first line
        private IEnumerable<string> Wrap(string start, string digits, string rest)
        {
            var text = start + digits + rest;
            var at = 0;
            while (End(text, at) is var end && end < text.Length)
            {
                yield return text[at..end];
                at = end;
            }

            yield return text[at..] + " ";
        }

        // a line is full by its width, not by its characters: a Latin letter takes half the room
        private int End(string text, int at)
        {
            var room = Width * 2;
            while (at < text.Length && (room -= char.IsAscii(text[at]) ? 1 : 2) >= 0) at++;
            return at;
        }

        private string Page(List<(string Text, int? Note)> lines)
        {
            var paper = new StringBuilder();
            var notes = new List<int>();
            for (var i = 0; i < lines.Count; i++)
            {
                var isNewPage = i > 0 && i % Height == 0;
                if (isNewPage && notes.Count > 0)
                {
                    paper.Append("\n\n").Append(' ', 51);
                    foreach (var note in notes) paper.Append(CultureInfo.InvariantCulture, $"\n{note} 県の調べによる。 ");
                    notes.Clear();
                }

                paper.Append(i == 0 ? "" : isNewPage ? "\n " : "\n\n").Append(lines[i].Text.TrimStart());
                if (lines[i].Note is { } own) notes.Add(own);
            }

            if (notes.Count > 0) paper.Append("\n\n").Append(' ', 51);
            foreach (var note in notes) paper.Append(CultureInfo.InvariantCulture, $"\n{note} 県の調べによる。 ");
            return paper.Append('\n').ToString();
        }
    }
}

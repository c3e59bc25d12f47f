using FsCheck;
using FsCheck.Fluent;
using Shirube.Core;
using static Shirube.Tests.Ingest.Markup.MarkupPaper;

namespace Shirube.Tests.Ingest.Markup;

/// <summary>Made-up plans are printed in the markup layout, cut by pages anywhere, and read back.</summary>
public sealed class MarkupRoundTripTests
{
    private static readonly string[] s_words = ["海の道", "港", "観測網", "ブイ", "防災・減災", "漁業者", "S I P", "A I", "「海図」", "3か所", "教材（初級）", "試験"];
    private static readonly string[] s_ends = ["を実施。", "を推進。", "を見直す。", "を公表する。"];
    private static readonly string[] s_ministries = ["水産", "情報", "大学", "関係市町村", "デジ"];

    [Fact]
    public void Reads_back_what_was_printed_wherever_the_pages_are_cut() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.GeneratorFor<int>().ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var measures = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new Made(random)).ToList();
            var draft = ReadRows(measures.SelectMany(m => m.Print(random)));
            AssertAllRead(draft);
            Assert.Equal(measures.Select(m => m.ToString()), draft.Measures.Select(Describe));
        }));

    private static string Describe(MeasureReport m) =>
        $"{m.PlanText}{Names(m.Ministries)}|{string.Join('/', m.Status.Select(s => s.Text))}|"
        + string.Join('/', m.Next.Select(n => n.Text + Names(n.Ministries) + (n.IsRestated ? "再" : "")));

    private static string Names(MinistryMark mark) => $"[{string.Join('、', mark.Names)}]";

    private sealed class Made
    {
        private readonly string _plan;
        private readonly List<string> _status;
        private readonly List<(string Text, bool IsRestated, string Mark)> _next;
        private readonly string _mark;

        public Made(Random random)
        {
            _plan = Sentence(random);
            _mark = Ministries(random);
            _status = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Sentence(random))];
            _next = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Sentence(random), random.Next(4) == 0, Ministries(random)))];
        }

        public override string ToString() =>
            $"{_plan}[{_mark}]|{string.Join('/', _status)}|{string.Join('/', _next.Select(n => $"{n.Text}[{n.Mark}]{(n.IsRestated ? "再" : "")}"))}";

        /// <summary>The row in one piece, or cut inside words, with what a page's end leaves between.</summary>
        public IEnumerable<string> Print(Random random)
        {
            string[] cells =
            [
                $"○{_plan}【{_mark}】",
                string.Join(' ', _status.Select(s => $"・{s}")),
                string.Join(' ', _next.Select(n => $"・{n.Text}{(n.IsRestated ? random.Next(2) == 0 ? "（再掲）" : "(再掲)" : "")}【{n.Mark}】")),
            ];
            var cuts = cells.Select(c => random.Next(2) == 0 ? Cut(c, random) : (c, "")).ToList();
            yield return string.Join('\t', cuts.Select((c, i) => Tagged(c.Item1, i == 0, random)));
            if (cuts.All(c => c.Item2.Length == 0)) yield break;
            yield return "";
            if (random.Next(2) == 0) yield return $"{"⁴⁵⁶⁷"[random.Next(4)]} 注の本文。";
            if (random.Next(2) == 0) yield return "---\t--\t---";
            if (random.Next(3) == 0) yield return Header;
            yield return string.Join('\t', cuts.Select((c, i) => Tagged(c.Item2, i == 0, random)));
        }

        // Between two kana or kanji, so that no sign of the layout is torn.
        private static (string, string) Cut(string cell, Random random)
        {
            var places = Enumerable.Range(1, cell.Length - 1).Where(i => IsWord(cell[i - 1]) && IsWord(cell[i])).ToList();
            var at = places[random.Next(places.Count)];
            return (cell[..at], cell[at..]);
        }

        private static string Tagged(string cell, bool isPlan, Random random)
        {
            if (cell.Length == 0 || random.Next(3) == 0) return cell;
            if (isPlan) return $"<p>{cell}</p>";
            var bullet = cell.StartsWith('・') ? 0 : cell.IndexOf(" ・", StringComparison.Ordinal);
            if (bullet < 0) return $"<p>{cell}</p>";
            return $"{(bullet > 0 ? $"<p>{cell[..bullet]}</p> " : "")}<ul style=\"list-style-type: none\"> {cell[bullet..].Trim()} ";
        }

        private static bool IsWord(char c) => JapaneseText.IsKanji(c) || c is >= 'ぁ' and <= 'ん';

        private static string Sentence(Random random) =>
            string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => s_words[random.Next(s_words.Length)] + "と")) + "記録の整理" + s_ends[random.Next(s_ends.Length)];

        private static string Ministries(Random random) => string.Join('、', s_ministries.OrderBy(_ => random.Next()).Take(random.Next(1, 4)));
    }
}

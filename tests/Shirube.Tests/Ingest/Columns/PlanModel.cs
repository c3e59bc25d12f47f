namespace Shirube.Tests.Ingest.Columns;

/// <summary>One status item or next step of a made-up plan.</summary>
internal sealed record Step(string Text, string[] Ministries, bool IsRestated = false);

/// <summary>Status items and next steps that stand side by side: one item, then the steps beside and below it.</summary>
internal sealed record Group(string? Theme, Step Status, IReadOnlyList<Step> Next, bool IsFinished = false);

internal sealed record Row(string[] PlanParagraphs, bool IsBulleted, string[] Ministries, IReadOnlyList<Group> Groups);

internal sealed record Part(string Number, string Title, IReadOnlyList<Row> Rows);

/// <summary>Makes plans of fictional wording. The same seed gives the same plan.</summary>
internal sealed class PlanMaker(int seed)
{
    private static readonly string[] Words =
        ["地域", "研究", "支援", "拠点", "育成", "連携", "試験", "の整備", "を通じた", "による", "に向け", "計画", "センター", "を実施し", "データ", "の活用", "共同", "実証", "県内", "企業", "ＡＩ", "機器", "人材"];

    private static readonly string[] Offices = ["政策課", "産業課", "農政課", "医療課", "土木課", "教育課", "関係部局", "情報室"];

    private readonly Random _random = new(seed);

    public int Next(int least, int most) => _random.Next(least, most + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public IReadOnlyList<Part> Plan()
    {
        var parts = new List<Part>();
        for (var i = 0; i < Next(1, 4); i++)
        {
            var isBulleted = Chance(60);
            var rows = new List<Row>();
            for (var k = 0; k < (isBulleted ? Next(1, 4) : 1); k++) rows.Add(MakeRow(isBulleted));
            parts.Add(new($"（{(char)('１' + i)}） ", Sentence(1, 2), rows));
        }

        return parts;
    }

    private Row MakeRow(bool isBulleted)
    {
        var paragraphs = new List<string>();
        for (var i = 0; i < (isBulleted ? 1 : Next(1, 3)); i++) paragraphs.Add(Sentence(4, 40) + "。");
        var groups = new List<Group>();
        var hasThemes = !isBulleted && Chance(40);
        string? theme = null;
        for (var i = 0; i < Next(1, isBulleted ? 5 : 14); i++)
        {
            if (hasThemes && (i == 0 || Chance(25))) theme = $"＜{Sentence(1, 1)}その{i}＞";
            groups.Add(MakeGroup(theme));
        }

        return new([.. paragraphs], isBulleted, isBulleted ? Mark() : [], groups);
    }

    private Group MakeGroup(string? theme)
    {
        if (Chance(4)) return new(theme, new(Sentence(3, 20) + "。", Mark()), [], IsFinished: true);
        var steps = new List<Step>();
        for (var i = 0; i < (Chance(85) ? 1 : Chance(50) ? 2 : 0); i++) steps.Add(new(Sentence(3, 25) + "。", Mark(), Chance(15)));
        return new(theme, new(Sentence(3, 25) + "。", []), steps);
    }

    private string[] Mark()
    {
        var mark = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < (Chance(60) ? 1 : Next(2, 6)); i++) mark.Add(Offices[_random.Next(Offices.Length)]);
        return [.. mark];
    }

    private string Sentence(int least, int most)
    {
        var count = Next(least, most);
        return string.Concat(Enumerable.Range(0, count).Select(_ => Words[_random.Next(Words.Length)]));
    }
}

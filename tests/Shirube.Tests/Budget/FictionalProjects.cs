using Shirube.Budget.Projects;

namespace Shirube.Tests.Budget;

/// <summary>Sheets of a fictional land for two years. Sixteen projects go on without a change, so that words and amounts have something to be rare among.</summary>
internal static class FictionalProjects
{
    private static readonly string[] Places = ["みさき", "なぎさ", "やまと", "ほしの", "かすみ", "あさひ", "ゆうひ", "いずみ", "さくら", "もみじ", "こだま", "ひかり", "のぞみ", "つばさ", "あおば", "はやぶさ"];
    private static readonly string[] Works = ["港の浚渫", "橋の点検", "森の間伐", "診療所の夜間当番", "図書館の朗読会", "消防団の訓練", "方言の記録", "川魚の放流"];

    public static IEnumerable<ProjectSheet> Unchanged(int year) => Enumerable.Range(0, Places.Length).Select(i => Sheet(
        year, $"01{i:00}", $"{Places[i]}地区における{Works[i % Works.Length]}", $"{Places[i]}の人々が{Works[i % Works.Length]}により安心して暮らせるようにする。",
        $"{Works[i % Works.Length]}を{Places[i]}役場が毎年おこなう。", 31.5m + (i * 7.25m)));

    /// <param name="first">Initial budget of the fiscal year before the first sheet year（2031）; it grows by a tenth a year.</param>
    /// <param name="since">Fiscal years before this one are printed as 0.</param>
    public static ProjectSheet Sheet(int year, string number, string name, string purpose, string outline, decimal first, string ministry = "しおかぜ県", int since = 2025) => new()
    {
        Year = year,
        Ministry = ministry,
        Number = number,
        NumberParts = new(null, number, null),
        Name = name,
        Purpose = purpose,
        Outline = outline,
        Bureau = ministry + "総務局",
        Division = "企画課",
        StartYear = since,
        Accounts = ["一般会計"],
        Requested = decimal.Round(first * (1 + ((year - 2029) * 0.1m)), 3),
        Budget = [.. Enumerable.Range(year - 3, 4).Select(y => new YearBudget(y, y < since ? 0 : decimal.Round(first * (1 + ((y - 2030) * 0.1m)), 3), y < year && y >= since ? decimal.Round(first * 0.9m * (1 + ((y - 2030) * 0.1m)), 3) : 0))],
    };
}

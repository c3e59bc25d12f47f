using System.Collections.Immutable;
using Shirube.Budget.Alike;
using Shirube.Budget.Views;
using Shirube.Tests.Analytics;

namespace Shirube.Tests.Budget;

public sealed class AlikeProjectsTests : IDisposable
{
    private static readonly (string Number, string Ministry, string Name, string Purpose)[] Projects =
    [
        ("0001", "しおかぜ県", "潮流発電の実証", "湾口に沈めた羽根を潮流で回し、離島の集落へ電気を届ける。"),
        ("0002", "みなと庁", "潮流発電による離島の電化", "潮流で羽根を回して離島の集落に電気を届け、湾口の実証を進める。"),
        ("0003", "しおかぜ県", "灯台の改修", "古い灯台の灯を直し、夜の航路を守る。"),
        ("0004", "みなと庁", "魚市場の冷蔵庫", "水揚げした魚を冷やし、市場から都市へ運ぶ。"),
        ("0005", "やまなみ県", "山道の手入れ", "登山者が迷わないように道しるべを立てる。"),
        ("0006", "やまなみ県", "図書館の蔵書", "子どもが読む本をそろえ、司書を育てる。"),
        ("0007", "しおかぜ県", "学校給食の米", "地元の米を学校の給食に使う。"),
    ];

    private readonly BudgetData _data = new();

    [DuckFact]
    public async Task Two_ministries_that_pay_for_the_same_thing_are_told_with_the_words_of_both()
    {
        await ImportAsync(Projects);
        Assert.Equal([2031], await FollowAsync());
        var pair = Assert.Single(Pairs(new(2031)));
        Assert.Equal(("0001", "0002"), (pair.One.Key.Number, pair.Other.Key.Number));
        Assert.True(pair.IsAcrossMinistries);
        Assert.Contains("潮流発電", pair.Words);
        Assert.DoesNotContain("湾口離島", pair.Words);
        Assert.Equal(["株式会社みさき"], pair.Payees.AsEnumerable());
        Assert.Equal(120m, pair.One.Sums.Initial);
        Assert.Equal("0001", Assert.Single(Ask(c => AlikeProjects.Of(c, new(2031, "みなと庁", "0002"), Sheet("0002"), CancellationToken.None))).Other.Key.Number);
    }

    [DuckFact]
    public async Task Filters_ask_for_one_side_of_a_pair()
    {
        await ImportAsync(Projects);
        await FollowAsync();
        Assert.Single(Pairs(new(2031) { Ministry = "みなと庁" }));
        Assert.Empty(Pairs(new(2031) { Ministry = "やまなみ県" }));
        Assert.Empty(Pairs(new(2030)));
    }

    [DuckFact]
    public async Task A_pair_within_one_ministry_is_left_out_where_only_others_are_asked_for()
    {
        await ImportAsync([.. Projects.Select(p => p.Number == "0002" ? p with { Ministry = "しおかぜ県" } : p)]);
        await FollowAsync();
        Assert.Empty(Pairs(new(2031)));
        Assert.Single(Ask(c => AlikeProjects.Read(c, new(2031), areAcross: false, CancellationToken.None)));
    }

    [DuckFact]
    public async Task A_long_name_that_two_have_makes_a_pair_whatever_else_they_say()
    {
        // purposes that have nothing in common
        (string Number, string Ministry, string Name, string Purpose) Of(int number, string name) =>
            ($"{number}", $"第{number % 10}庁", name, string.Concat(Enumerable.Range(0, 80).Select(i => (char)('\u4E00' + (number * 160) + (i * 2)))));
        await ImportAsync([
            .. Projects.Where(p => p.Number != "0002"),
            Of(10, "離島 振興の特別推進経費"), Of(11, "離島 振興の特別推進経費"),
            .. Enumerable.Range(20, 5).Select(n => Of(n, "一般管理に要する経費")),
            Of(30, "庁費"), Of(31, "庁費")]);
        await FollowAsync();
        var pair = Assert.Single(Pairs(new(2031)));
        Assert.Equal(("10", "11"), (pair.One.Key.Number, pair.Other.Key.Number));
        Assert.Equal("離島 振興の特別推進経費", pair.Words[0]);
    }

    [DuckFact]
    public async Task Only_years_that_changed_are_compared_again()
    {
        Assert.Empty(await FollowAsync());
        Assert.Empty(await ImportAndFollowTwiceAsync());
        await _data.ImportAsync(_data.Write("later.ndjson", SheetLine.Text(SheetLine.Of(year: 2032))));
        Assert.Equal([2032], await FollowAsync());
    }

    public void Dispose() => _data.Dispose();

    private async Task<IReadOnlyList<int>> ImportAndFollowTwiceAsync()
    {
        await ImportAsync(Projects);
        await FollowAsync();
        return await FollowAsync();
    }

    private Task<IReadOnlyList<Shirube.Budget.Import.ImportedFile>> ImportAsync(IEnumerable<(string Number, string Ministry, string Name, string Purpose)> projects) => _data.ImportAsync(_data.Write(
        "sheets.ndjson",
        SheetLine.Text([.. projects.Select(p => SheetLine.Of(p.Number, p.Name).With("府省庁", p.Ministry).With("事業目的", p.Purpose).With("事業概要", p.Purpose).With("アウトカム", new System.Text.Json.Nodes.JsonArray()).With("アウトプット", new System.Text.Json.Nodes.JsonArray()))])));

    private Task<IReadOnlyList<int>> FollowAsync() => AlikeProjects.FollowAsync(_data.Budget, null, CancellationToken.None);

    private ImmutableArray<AlikePair> Pairs(SheetFilter filter) => Ask(c => AlikeProjects.Read(c, filter, areAcross: true, CancellationToken.None));

    private long Sheet(string number) => long.Parse(Assert.Single(_data.Rows($"select sheet from sheet where number = '{number}'")), System.Globalization.CultureInfo.InvariantCulture);

    private T Ask<T>(Func<Shirube.Analytics.Duck.DuckConnection, T> ask)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        return ask(connection);
    }
}

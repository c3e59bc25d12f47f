using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Shirube.Budget.Export;
using Shirube.Budget.Mapping;
using Shirube.Storage;
using Shirube.Tests.Analytics;
using Shirube.Tests.House;

namespace Shirube.Tests.Budget;

public sealed class MappingDecisionTests : IDisposable
{
    private static readonly MappingDecision Word = new("s", "measure|1", 2024, "しおかぜ県", "2024-しお-23-0003", MappingWord.Confirmed, "佐藤", default, "要綱に書いてある");
    private readonly BudgetData _data = new();

    [Fact]
    public async Task Words_are_kept_in_their_order_and_the_last_counts()
    {
        var store = await StoreAsync();
        Assert.True(await store.SayAsync(Word, CancellationToken.None));
        Assert.False(await store.SayAsync(Word, CancellationToken.None)); // already so
        Assert.True(await store.SayAsync(Word with { Word = MappingWord.Rejected, Who = "鈴木", Why = "別の年のもの" }, CancellationToken.None));
        Assert.True(await store.SayAsync(Word with { Number = "2024-しお-23-0004" }, CancellationToken.None));
        var words = await store.OfAsync("s", CancellationToken.None);
        Assert.Equal([MappingWord.Confirmed, MappingWord.Rejected, MappingWord.Confirmed], words.Select(w => w.Word));
        Assert.Equal(("鈴木", "別の年のもの"), (words[1].Who, words[1].Why));
        Assert.All(words, w => Assert.NotEqual(default, w.When));
        Assert.Equal([MappingWord.Rejected, MappingWord.Confirmed], MappingDecision.Standing(words).Select(w => w.Word));
        Assert.True(await store.SayAsync(Word with { Word = MappingWord.Withdrawn }, CancellationToken.None));
        Assert.False(await store.SayAsync(Word with { Word = MappingWord.Withdrawn }, CancellationToken.None)); // nothing left to withdraw
        Assert.Equal("2024-しお-23-0004", Assert.Single(MappingDecision.Standing(await store.OfAsync("s", CancellationToken.None))).Number);
        Assert.Empty(await store.OfAsync("other", CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.SayAsync(Word with { Why = " " }, CancellationToken.None));
    }

    [Fact]
    public void What_people_said_stands_over_what_was_computed()
    {
        ImmutableArray<MappedProject> mapped = [Project("a", 0.9), Project("b", 0.5), Project("c", 0.1)];
        MappingDecision[] said = [Word with { Number = "a", Word = MappingWord.Rejected }, Word with { Number = "c" }, Word with { Number = "added" }, Word with { Number = "b", Measure = "gone" }];
        var applied = MappingDecision.Apply(mapped, said, new Dictionary<string, int> { ["measure|1"] = 1 });
        Assert.Equal(["c 1 Confirmed", "added 1 Confirmed", "b 0.5 Machine", "a 0 Rejected"], applied.Select(p => FormattableString.Invariant($"{p.Number} {p.Probability} {p.State}")));
        Assert.Equal(new(MappingReasonKind.Decision, "要綱に書いてある（佐藤）"), applied[0].Reasons[0]);
        Assert.Equal(mapped, MappingDecision.Apply(mapped, [], new Dictionary<string, int>()));
    }

    [DuckFact]
    public async Task A_stored_mapping_is_read_back_as_it_was_and_a_new_one_takes_its_place()
    {
        await _data.ImportAsync([.. Directory.EnumerateFiles(Repository.PathOf("sample", "review-sheets"))]);
        using (var database = _data.Budget.TryOpen()!)
        {
            using var connection = database.Connect();
            Assert.Null(MappingTable.Run(connection, "s"));
            Assert.Equal([2023, 2024, 2025], MappedSheet.Years(connection));
            Assert.Equal(3, MappingTable.LastDocument(connection));
        }

        var run = new MappingRun("s", 7, "mapping/1", "f1", new(2031, 5, 6, 7, 8, 9, TimeSpan.Zero));
        ImmutableArray<MappedProject> mapped = [Project("a", 0.75), Project("b", 0.25) with { State = MappingState.Rejected, Reasons = [new(MappingReasonKind.Words, "潮、\"観測\"")] }];
        await MappingTable.StoreAsync(_data.Budget, run, Keys, mapped, null, CancellationToken.None);
        await MappingTable.StoreAsync(_data.Budget, run with { Edition = "t" }, Keys, [mapped[0]], null, CancellationToken.None);
        Assert.Equal(run, Read(c => MappingTable.Run(c, "s")));
        Assert.Equal(Show(mapped), Show(Read(c => MappingTable.Read(c, "s", null, null, CancellationToken.None))));
        Assert.Equal("a", Assert.Single(Read(c => MappingTable.Read(c, "t", 2024, 1, CancellationToken.None))).Number);
        Assert.Empty(Read(c => MappingTable.Read(c, "s", 2023, null, CancellationToken.None)));
        Assert.Equal(1, Assert.Single(Read(c => MappingTable.OfSheet(c, "t", 5, CancellationToken.None))).Measure);

        await MappingTable.StoreAsync(_data.Budget, run with { Fingerprint = "f2" }, Keys, [mapped[1]], null, CancellationToken.None);
        Assert.Equal(["b"], Read(c => MappingTable.Read(c, "s", null, null, CancellationToken.None)).Select(p => p.Number));
        Assert.Equal("f2", Read(c => MappingTable.Run(c, "s"))!.Fingerprint);
        Assert.Single(_data.Rows("select * from mapping where edition = 't'"));
    }

    [DuckFact]
    public async Task A_mapping_that_is_cancelled_leaves_the_old_one()
    {
        await _data.ImportAsync([.. Directory.EnumerateFiles(Repository.PathOf("sample", "review-sheets"))]);
        var run = new MappingRun("s", 7, "mapping/1", "f1", default);
        await MappingTable.StoreAsync(_data.Budget, run with { ComputedAt = DateTimeOffset.UnixEpoch }, Keys, [Project("a", 0.75)], null, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var published = _data.Files().Count();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MappingTable.StoreAsync(_data.Budget, run, Keys, Cancelling(cancel), null, cancel.Token));
        Assert.Equal("0.75", Assert.Single(_data.Rows("select probability from mapping")));
        Assert.Equal(published, _data.Files().Count());
    }

    [Fact]
    public void Anything_that_a_mapping_is_made_from_changes_its_fingerprint()
    {
        var measure = new MappedMeasure { Order = 1, Key = "k", SectionTitle = "海", PlanText = "潮を測る。" };
        var all = new HashSet<string>(StringComparer.Ordinal)
        {
            MappingRun.FingerprintOf([measure], 3, []), MappingRun.FingerprintOf([measure], 4, []), MappingRun.FingerprintOf([measure with { PlanText = "潮をはかる。" }], 3, []),
            MappingRun.FingerprintOf([measure with { Ministries = ["海局"] }], 3, []), MappingRun.FingerprintOf([measure with { Items = [new("潮", "")] }], 3, []),
            MappingRun.FingerprintOf([measure], 3, [Word]), MappingRun.FingerprintOf([measure], 3, [Word with { Word = MappingWord.Rejected }]),
        };
        Assert.Equal(7, all.Count);
        Assert.Contains(MappingRun.FingerprintOf([measure], 3, []), all);
    }

    [DuckFact]
    public void Files_tell_each_measure_and_its_projects_best_first()
    {
        MappedMeasure[] measures = [new() { Order = 1, Key = "measure|1", SectionTitle = "海", PlanText = "=潮を測る。", Lines = [(5, 6)] }, new() { Order = 2, Key = "k2", SectionTitle = "山", PlanText = "" }];
        ImmutableArray<MappedProject> mapped = [Project("b", 0.25) with { Year = 2023 }, Project("a", 0.75) with { State = MappingState.Confirmed, Reasons = [new(MappingReasonKind.Words, "潮")] }];
        using var json = new MemoryStream();
        MappingFile.WriteJson(json, measures, mapped, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var root = JsonDocument.Parse(json.ToArray()).RootElement;
        Assert.Equal(2, root.GetArrayLength());
        Assert.Equal("""{"order":1,"lines":[[5,6]],"projects":[{"year":2024,"ministry":"しおかぜ県","number":"a","probability":0.75,"state":"confirmed","reasons":["共通する語：潮"]},{"year":2023,"ministry":"しおかぜ県","number":"b","probability":0.25,"reasons":[]}]}""", root[0].GetRawText());
        Assert.Equal(0, root[1].GetProperty("projects").GetArrayLength());
        using var csv = new MemoryStream();
        using var rows = MappingFile.Rows(measures, mapped, CancellationToken.None);
        using var result = rows.Read(CancellationToken.None);
        ResultCsv.Write(csv, result, long.MaxValue);
        var lines = Encoding.UTF8.GetString(csv.ToArray()).Split("\r\n");
        Assert.Equal("1,海,'=潮を測る。,2024,しおかぜ県,a,潮の観測,0.75,confirmed,共通する語：潮", lines[1]);
    }

    private static readonly Dictionary<int, string> Keys = new() { [1] = "measure|1" };

    private static MappedProject Project(string number, double probability) => new(1, 5, 2024, "しおかぜ県", number, "潮の観測", probability, MappingState.Machine, []);

    private static ImmutableArray<MappedProject> Cancelling(CancellationTokenSource cancel)
    {
        cancel.Cancel();
        return [Project("b", 0.25)];
    }

    private T Read<T>(Func<Shirube.Analytics.Duck.DuckConnection, T> read)
    {
        using var database = _data.Budget.TryOpen()!;
        using var connection = database.Connect();
        return read(connection);
    }

    private static IEnumerable<string> Show(IEnumerable<MappedProject> projects) => projects.Select(p => $"{p with { Reasons = [] }} {string.Join('/', p.Reasons)}".Replace("System.Collections.Immutable", "", StringComparison.Ordinal));

    private async Task<MappingDecisionStore> StoreAsync() => new(await Database.OpenAsync(_data.Folder, [], TimeProvider.System, CancellationToken.None), TimeProvider.System);

    public void Dispose() => _data.Dispose();
}

using System.Text.Encodings.Web;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Lineage;
using Shirube.Policy.Reviews;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Tests.Library;

public sealed class EditionLibraryTests : IDisposable
{
    [Fact]
    public async Task A_new_reading_tells_which_links_it_moved()
    {
        using var temporary = new TemporaryLibrary();
        var library = await temporary.OpenAsync();
        var (other, otherBytes) = Drafts.Of("甲", "markup/1", SectionPath.Of("1"), (Lake, []));
        await library.SaveAsync(other, "2030", otherBytes, CancellationToken.None);
        var (first, bytes) = Drafts.Of("乙", "markup/1", SectionPath.Of("1"), (Lake, []));
        Assert.Empty((await library.SaveAsync(first, "2031", bytes, CancellationToken.None)).Moves);
        Assert.Empty((await library.SaveAsync(first with { RuleVersion = "markup/2" }, "2031", bytes, CancellationToken.None)).Moves);
        var misread = first with { RuleVersion = "markup/3", Measures = [first.Measures[0] with { PlanText = "鉄道の駅に自転車置場を設け、通学の安全を高める。" }] };
        var outcome = await library.SaveAsync(misread, "2031", bytes, CancellationToken.None);
        Assert.Equal((SaveKind.NewReading, new LinkMove("2030", 1, 0)), (outcome.Kind, Assert.Single(outcome.Moves)));
    }

    private const string Lake = "湖の水を守り、魚の数を毎年数えて県の白書で知らせる。";

    private static readonly JsonSerializerOptions Whole = new() { IncludeFields = true, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly TemporaryLibrary _data = new();

    [Fact]
    public async Task A_stored_draft_comes_back_in_every_field()
    {
        var (draft, bytes) = Drafts.Rich();
        var outcome = await (await _data.OpenAsync()).SaveAsync(draft, "2031", bytes, default);
        Assert.Equal(SaveKind.Added, outcome.Kind);

        var stored = await (await _data.OpenAsync()).FindAsync("2031", default);
        Assert.Equal(JsonSerializer.Serialize(draft, Whole), JsonSerializer.Serialize(stored!.Draft, Whole));
        foreach (var kind in EditionJson.Kinds) Assert.Equal(Export(kind, draft), Export(kind, stored.Draft));
    }

    [Fact]
    public async Task The_list_counts_what_is_stored()
    {
        var (draft, bytes) = Drafts.Rich();
        var library = await _data.OpenAsync();
        await library.SaveAsync(draft, "2031", bytes, default);
        var summary = Assert.Single(await library.ListAsync(default));
        Assert.Equal(("2031", 1, 2, 2, 2, 2, 2), (summary.Edition, summary.Sections, summary.Measures, summary.Items, summary.Indicators, summary.Footnotes, summary.Findings));
        var restated = RestatedFacts.Of(draft);
        Assert.Equal((restated.Measures(draft.Measures).Restated, (restated.Status(draft.Measures) + restated.Next(draft.Measures)).Restated), (summary.MeasuresRestated, summary.ItemsRestated));
        Assert.Equal((1, 1), (summary.MeasuresRestated, summary.ItemsRestated));
        Assert.Equal(draft.Document.Hash, summary.DocumentHash);
        Assert.True(await library.VerifyOriginalAsync(summary.DocumentHash, default));
    }

    [Fact]
    public async Task Reading_the_same_bytes_by_the_same_rules_changes_nothing()
    {
        var (draft, bytes) = Drafts.Rich();
        var library = await _data.OpenAsync();
        var first = await library.SaveAsync(draft, "2031", bytes, default);
        var second = await library.SaveAsync(draft, "2031", bytes, default);
        Assert.Equal(SaveKind.Unchanged, second.Kind);
        Assert.Equal((first.Summary.Reading, first.Summary.ReadAt), (second.Summary.Reading, second.Summary.ReadAt));
    }

    [Fact]
    public async Task Newer_rules_make_a_new_reading_and_keep_what_people_said()
    {
        var library = await _data.OpenAsync();
        var (draft, bytes) = Drafts.Rich();
        await library.SaveAsync(draft, "2031", bytes, default);
        var said = new FactReview(ReviewState.Corrected, "planText", "湖の水を守る。", "湖の水を護る。", "佐藤", new(2031, 7, 1, 0, 0, 0, TimeSpan.Zero), "誤植");
        await library.ReviewAsync("2031", [new(FactKeys.Of(draft)["measure:1"], 0, said)], default);

        var newer = draft with { RuleVersion = "markup/2", Measures = [draft.Measures[1], draft.Measures[0]] };
        var outcome = await library.SaveAsync(newer with { Measures = [.. newer.Measures.Select((m, i) => m with { Order = i + 1 })] }, "2031", bytes, default);

        Assert.Equal(SaveKind.NewReading, outcome.Kind);
        var stored = await library.FindAsync("2031", default);
        Assert.Equal("markup/2", stored!.Summary.RuleVersion);
        Assert.Equal(ReviewState.Corrected, stored.StateOf("measure:1"));
        Assert.Equal(said, Assert.Single(stored.Reviews.OfFact("measure:1")));
        Assert.Equal(("湖の水を守る。", "湖の水を護る。"), (stored.AsRead.Measure(1).PlanText, stored.Draft.Measure(1).PlanText));
        using var export = new MemoryStream();
        EditionJson.Write(export, "measures", stored);
        Assert.Contains("湖の水を護る。", System.Text.Encoding.UTF8.GetString(export.ToArray()), StringComparison.Ordinal);
        Assert.False(await library.ReviewAsync("2031", [new(FactKeys.Of(draft)["measure:1"], 0, said)], default));
    }

    [Fact]
    public async Task Words_on_facts_counted_by_place_find_them_in_a_new_reading()
    {
        var library = await _data.OpenAsync();
        var (draft, bytes) = Drafts.Rich();
        draft = draft with { Passages = [draft.Passages[0], draft.Passages[0] with { Text = "別の注" }] };
        await library.SaveAsync(draft, "2031", bytes, default);
        var keys = FactKeys.Of(draft);
        var when = new DateTimeOffset(2031, 7, 1, 0, 0, 0, TimeSpan.Zero);
        FactReview Correct(string field, string from, string to) => new(ReviewState.Corrected, field, from, to, "佐藤", when, null);
        Assert.True(await library.ReviewAsync(
            "2031",
            [
                new(keys["passage:2"], 0, new(ReviewState.Rejected, null, null, null, "佐藤", when, null)), new(keys["indicator:1"], 0, Correct("target.value", "5", "6")),
                new(keys["abbreviation:1"], 0, Correct("long", "デジタル変革", "デジタル化")), new(keys["row:1"], 0, Correct("cell.1", "値", "新値")), new(keys["legend:1"], 0, Correct("code", "環", "境")),
            ],
            default));

        var newer = draft with
        {
            RuleVersion = "markup/2",
            Passages = [draft.Passages[1], draft.Passages[0]],
            Legend = [.. draft.Legend.Reverse()],
            ReferenceRows = [.. draft.ReferenceRows.Reverse()],
            Abbreviations = [new("IoT", "物の網", draft.Abbreviations[0].Evidence), draft.Abbreviations[0]],
        };
        Assert.Equal(SaveKind.NewReading, (await library.SaveAsync(newer, "2031", bytes, default)).Kind);
        var shown = (await library.FindAsync("2031", default))!.Draft;
        Assert.Equal([(2, "注")], shown.Numbered(shown.Passages, FactIds.Passage).Select(p => (p.Number, p.Fact.Text)));
        Assert.Equal((6m, "デジタル化", "新値", "境"), (shown.Indicators[0].Target!.Value, shown.Abbreviations[1].Long, shown.ReferenceRows[1].Cells[0].Text, shown.Legend[1].Code));
    }

    [Fact]
    public async Task Another_transcription_of_a_part_is_a_witness_and_gets_whole_paths()
    {
        var library = await _data.OpenAsync();
        var (whole, bytes) = Drafts.Of(
            "whole", "markup/1", SectionPath.Of("別添", "3", "(1)"),
            ("森を育てる。", ["苗を一万本植えた。"]), ("川を守る。", ["堤を直した。", "魚を放した。"]), ("海を測る。", ["船を出した。"]));
        await library.SaveAsync(whole, "2031", bytes, default);
        var (part, partBytes) = Drafts.Of("part", "markup/1", SectionPath.Of("別添", "(1)"), ("川を守る。", ["堤を直した。", "魚を放しました。"]));

        Assert.Equal("2031", await library.RecogniseAsync(part, default));
        var outcome = await library.SaveAsync(part, "2031", partBytes, default);

        Assert.Equal(SaveKind.Witness, outcome.Kind);
        var stored = await library.FindAsync("2031", default);
        Assert.Equal(3, stored!.Draft.Measures.Length);
        var witness = Assert.Single(stored.Summary.Witnesses);
        Assert.Equal((2, 1), (witness.Confirmed, witness.Differing));
        Assert.Equal("witness-differs", Assert.Single(stored.WitnessFindings).Code);
        Assert.Equal(SaveKind.Unchanged, (await library.SaveAsync(part, "2031", partBytes, default)).Kind);

        var alone = await library.SaveAsync(part, "part", partBytes, default);
        Assert.Equal(SaveKind.Added, alone.Kind);
        Assert.Equal("別添 / 3 / (1)", (await library.FindAsync("part", default))!.Draft.Measures[0].Section.ToString());
    }

    [Fact]
    public async Task The_whole_that_comes_after_its_part_takes_the_edition_and_keeps_the_part_as_witness()
    {
        var library = await _data.OpenAsync();
        var (part, partBytes) = Drafts.Of("part", "markup/1", SectionPath.Of("別添", "(1)"), ("川を守る。", ["堤を直した。"]));
        await library.SaveAsync(part, "2031", partBytes, default);
        var (whole, bytes) = Drafts.Of(
            "whole", "markup/1", SectionPath.Of("別添", "3", "(1)"), ("森を育てる。", ["苗を植えた。"]), ("川を守る。", ["堤を直した。"]));
        await library.SaveAsync(whole, "2031", bytes, default);
        var stored = await library.FindAsync("2031", default);
        Assert.Equal(2, stored!.Draft.Measures.Length);
        Assert.Equal(part.Document.Hash, Assert.Single(stored.Summary.Witnesses).DocumentHash);
    }

    [Fact]
    public async Task The_next_edition_with_the_same_plan_texts_is_no_transcription()
    {
        var library = await _data.OpenAsync();
        var section = SectionPath.Of("別添", "1");
        var (first, bytes) = Drafts.Of("first", "markup/1", section, ("川を守る。", ["堤を直した。"]), ("森を育てる。", ["苗を植えた。"]));
        await library.SaveAsync(first, "2031", bytes, default);
        var (next, nextBytes) = Drafts.Of("next", "markup/1", section, ("川を守る。", ["魚を数えた。"]), ("森を育てる。", ["枝を払った。"]));
        Assert.Null(await library.RecogniseAsync(next, default));
        await Assert.ThrowsAsync<EditionTakenException>(() => library.SaveAsync(next, "2031", nextBytes, default));
        Assert.Equal(SaveKind.NewReading, (await library.SaveAsync(next, "2031", nextBytes, replace: true, default)).Kind);
    }

    [Fact]
    public async Task An_original_that_was_changed_on_disk_is_noticed()
    {
        var (draft, bytes) = Drafts.Rich();
        var library = await _data.OpenAsync();
        await library.SaveAsync(draft, "2031", bytes, default);
        var path = Directory.EnumerateFiles(_data.Folder.Originals, "*", SearchOption.AllDirectories).Single();
        File.SetAttributes(path, FileAttributes.Normal);
        await File.AppendAllTextAsync(path, "x");
        Assert.False(await library.VerifyOriginalAsync(draft.Document.Hash, default));
    }

    public void Dispose() => _data.Dispose();

    private static byte[] Export(string kind, DraftEdition draft)
    {
        using var output = new MemoryStream();
        EditionJson.Write(output, kind, "2031", draft);
        return output.ToArray();
    }
}

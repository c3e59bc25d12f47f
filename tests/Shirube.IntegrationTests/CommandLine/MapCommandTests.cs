using System.Text.Json;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>The mapping from the command line, on the fictional edition and its sheets.</summary>
public sealed class MapCommandTests : IDisposable
{
    private static readonly string[] Sheets = [.. Directory.EnumerateFiles(ShirubeProcess.Sample("review-sheets")).Order(StringComparer.Ordinal)];
    private readonly ShirubeProcess _shirube = new();

    [DuckFact]
    public async Task A_kept_mapping_is_exported_as_it_was_computed_and_decisions_stand_over_it()
    {
        await ReadAsync();
        var computed = await _shirube.RunAsync("export", "mapping", "--edition", "2024", "--year", "2024");
        Assert.True(computed.ExitCode == 0, computed.Error);
        var measures = JsonDocument.Parse(computed.Text).RootElement;
        Assert.Equal(17, measures.GetArrayLength());
        Assert.Equal(["order", "lines", "projects"], measures[10].EnumerateObject().Select(p => p.Name));
        var first = measures[10].GetProperty("projects")[0]; // 共用の仕組みの構築
        Assert.Equal(["year", "ministry", "number", "probability", "reasons"], first.EnumerateObject().Select(p => p.Name));
        Assert.Contains(first.GetProperty("number").GetString(), (string[])["2024-しお-23-0003", "2024-しお-23-0005"]);
        Assert.NotEqual(0, first.GetProperty("reasons").GetArrayLength());

        var kept = JsonDocument.Parse((await _shirube.RunAsync("map", "--edition", "2024", "--json")).Text).RootElement;
        Assert.Equal([(2023, 68), (2024, 85), (2025, 68)], kept.GetProperty("years").EnumerateArray().Select(y => (y.GetProperty("year").GetInt32(), y.GetProperty("pairs").GetInt32())));
        Assert.Equal(computed.Text, (await _shirube.RunAsync("export", "mapping", "--edition", "2024", "--year", "2024")).Text);
        Assert.Equal("\uFEFFn\r\n221\r\n", (await _shirube.RunAsync("sql", "select count(*) as n from mapping where edition = '2024'", "--format", "csv")).Text);

        Assert.Equal(0, (await _shirube.RunAsync("map", "--edition", "2024", "--confirm", "11", "2024", "しおかぜ県", "2024-しお-23-0001", "--reason", "要綱にある", "--by", "佐藤")).ExitCode);
        Assert.Equal(0, (await _shirube.RunAsync("map", "--edition", "2024", "--reject", "11", "2024", "しおかぜ県", "2024-しお-23-0003", "--reason", "別の設備")).ExitCode);
        var decided = JsonDocument.Parse((await _shirube.RunAsync("export", "mapping", "--edition", "2024", "--year", "2024")).Text).RootElement[10].GetProperty("projects").EnumerateArray().ToList();
        Assert.Equal(("2024-しお-23-0001", 1, "confirmed", "担当者の判断：要綱にある（佐藤）"), (decided[0].GetProperty("number").GetString(), decided[0].GetProperty("probability").GetDouble(), decided[0].GetProperty("state").GetString(), decided[0].GetProperty("reasons")[0].GetString()));
        Assert.Equal(("2024-しお-23-0003", 0, "rejected"), (decided[^1].GetProperty("number").GetString(), decided[^1].GetProperty("probability").GetDouble(), decided[^1].GetProperty("state").GetString()));
        Assert.Equal(0, (await _shirube.RunAsync("map", "--edition", "2024")).ExitCode);
        Assert.Equal("\uFEFFstate,n\r\nconfirmed,1\r\nmachine,219\r\nrejected,1\r\n", (await _shirube.RunAsync("sql", "select state, count(*) as n from mapping group by all order by 1", "--format", "csv")).Text);
        Assert.StartsWith("\uFEFForder,sectionTitle,planText,year,ministry,number,name,probability,state,reasons\r\n1,", (await _shirube.RunAsync("export", "mapping", "--edition", "2024", "--format", "csv")).Text, StringComparison.Ordinal);
    }

    [DuckFact]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_is_written()
    {
        var nothing = await _shirube.RunAsync("export", "mapping", "--edition", "2024");
        Assert.Equal((2, ""), (nothing.ExitCode, nothing.Text));
        Assert.Contains("Read a document first", nothing.Error, StringComparison.Ordinal);
        await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "2024");
        var unimported = await _shirube.RunAsync("map", "--edition", "2024");
        Assert.Equal((2, ""), (unimported.ExitCode, unimported.Text));
        Assert.Contains("shirube import", unimported.Error, StringComparison.Ordinal);
        await ReadAsync();
        foreach (var (message, call) in (ValueTuple<string, string[]>[])
        [
            ("there are: 2023 2024 2025", ["export", "mapping", "--edition", "2024", "--year", "2022"]),
            ("has no measure 99", ["map", "--edition", "2024", "--confirm", "99", "2024", "しおかぜ県", "2024-しお-23-0001", "--reason", "x"]),
            ("has no project \"9\"", ["map", "--edition", "2024", "--confirm", "11", "2024", "しおかぜ県", "9", "--reason", "x"]),
            ("Nothing was changed", ["map", "--edition", "2024", "--withdraw", "11", "2024", "しおかぜ県", "2024-しお-23-0001", "--reason", "x"]),
            ("--reason is needed", ["map", "--edition", "2024", "--confirm", "11", "2024", "しおかぜ県", "2024-しお-23-0001"]),
            ("One decision at a time", ["map", "--edition", "2024", "--confirm", "11", "2024", "しおかぜ県", "a", "--reject", "11", "2024", "しおかぜ県", "a", "--reason", "x"]),
            ("The measure's order", ["map", "--edition", "2024", "--confirm", "eleven", "2024", "しおかぜ県", "a", "--reason", "x"]),
        ])
        {
            var refused = await _shirube.RunAsync(call);
            Assert.Equal((2, ""), (refused.ExitCode, refused.Text));
            Assert.Contains(message, refused.Error, StringComparison.Ordinal);
        }
    }

    private async Task ReadAsync()
    {
        var read = await _shirube.RunAsync("read", ShirubeProcess.Sample("strategy-markup.txt"), "--edition", "2024");
        Assert.True(read.ExitCode == 0, read.Error);
        var imported = await _shirube.RunAsync(["import", .. Sheets]);
        Assert.True(imported.ExitCode == 0, imported.Error);
    }

    public void Dispose() => _shirube.Dispose();
}

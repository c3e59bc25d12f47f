using System.Text.Json;
using Shirube.Tests.Analytics;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>The budget from the command line; without DuckDB's library there is nothing to test but the message.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private static readonly string[] Sheets = [.. Directory.EnumerateFiles(ShirubeProcess.Sample("review-sheets")).Order(StringComparer.Ordinal)];
    private readonly ShirubeProcess _shirube = new();

    [DuckFact]
    public async Task What_was_imported_is_asked_and_exported()
    {
        var imported = await _shirube.RunAsync(["import", .. Sheets, "--json"]);
        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.Equal(["imported", "imported", "imported"], JsonDocument.Parse(imported.Text).RootElement.EnumerateArray().Select(f => f.GetProperty("outcome").GetString()!));
        Assert.Contains("取り込み済み", (await _shirube.RunAsync("import", Sheets[0])).Text, StringComparison.Ordinal);

        Assert.Equal("\uFEFFyear,n\r\n2023,4\r\n2024,5\r\n2025,4\r\n", (await _shirube.RunAsync("sql", "select year, count(*) as n from sheet group by all order by 1", "--format", "csv")).Text);
        var cut = await _shirube.RunAsync("sql", "select year from sheet order by 1", "--rows", "2");
        Assert.Equal((1, 2), (cut.ExitCode, JsonDocument.Parse(cut.Text).RootElement.GetArrayLength()));
        var wrong = await _shirube.RunAsync("sql", "select nothing from sheet");
        Assert.Equal((1, ""), (wrong.ExitCode, wrong.Text));
        Assert.Contains("nothing", wrong.Error, StringComparison.Ordinal);
        var found = JsonDocument.Parse((await _shirube.RunAsync("search", "灯台システム", "年:2024", "--kind", "project", "--format", "json")).Text).RootElement;
        Assert.Equal(("project", "2024-しお-23-0002", 2), (found[0].GetProperty("kind").GetString(), found[0].GetProperty("number").GetString(), found[0].GetProperty("lines")[0][0].GetInt32()));
        Assert.Equal(1, found.GetArrayLength());
        Assert.Equal(5, JsonDocument.Parse((await _shirube.RunAsync("export", "projects", "--year", "2024")).Text).RootElement.GetArrayLength());
        var unlabelled = await _shirube.RunAsync("export", "sti", "--year", "2023");
        Assert.Equal((2, ""), (unlabelled.ExitCode, unlabelled.Text));
        Assert.Contains("No sheet before 2023 has the label", unlabelled.Error, StringComparison.Ordinal);
        Assert.Contains("みさき造船株式会社", (await _shirube.RunAsync("export", "payments", "--year", "2024", "--format", "csv")).Text, StringComparison.Ordinal);

        foreach (string[] kind in (string[][])[["projects", "--year", "2024"], ["payments", "--year", "2024"], ["payees"], ["successors", "--from", "2024", "--to", "2025"], ["sti", "--year", "2025"]])
        {
            var file = Path.Combine(_shirube.Data, kind[0]);
            Assert.Equal(0, (await _shirube.RunAsync(["export", .. kind, "--format", "parquet", "--output", file + ".parquet"])).ExitCode);
            Assert.Equal(0, (await _shirube.RunAsync(["export", .. kind, "--format", "xlsx", "--output", file + ".xlsx"])).ExitCode);
            var rows = JsonDocument.Parse((await _shirube.RunAsync(["export", .. kind])).Text).RootElement.GetArrayLength();
            using var database = Shirube.Analytics.Duck.DuckDatabase.Open(null);
            using var connection = database.Connect();
            Assert.Equal((long)rows, connection.Scalar($"select count(*) from '{file}.parquet'"));
            using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(file + ".xlsx", isEditable: false);
            Assert.Equal(rows + 1, workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count());
        }
        var universities = JsonDocument.Parse((await _shirube.RunAsync("export", "payees", "--year", "2025", "--kind", "university")).Text).RootElement;
        Assert.Equal(("国立大学法人しおかぜ大学", 94.71m), (Assert.Single(universities.EnumerateArray()).GetProperty("payee").GetString(), universities[0].GetProperty("amount").GetDecimal()));
        Assert.StartsWith("\uFEFFpayee,kind,corporateNumber,names,payments,amount,printedShare,resolvedShare,amounts\r\n", (await _shirube.RunAsync("export", "payees", "--ministry", "しおかぜ県", "--format", "csv")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _shirube.RunAsync("export", "payees", "--kind", "planet")).ExitCode);
        Assert.Equal(2, (await _shirube.RunAsync("export", "programmes", "--format", "parquet")).ExitCode);
    }

    [DuckFact]
    public async Task The_kept_files_are_verified_and_a_damaged_one_is_named()
    {
        await _shirube.RunAsync(["import", .. Sheets]);
        var whole = await _shirube.RunAsync("verify");
        Assert.True(whole.ExitCode == 0, whole.Error);
        Assert.Equal(3, whole.Text.Split('\n').Count(l => l.Contains("budget file", StringComparison.Ordinal) && l.Contains("ok", StringComparison.Ordinal)));
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Sheets[1])));
        var kept = Directory.EnumerateFiles(_shirube.Data, hash, SearchOption.AllDirectories).Single();
        File.SetAttributes(kept, FileAttributes.Normal);
        await File.AppendAllTextAsync(kept, " ");
        var damaged = await _shirube.RunAsync("verify");
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains($"budget file {Path.GetFileName(Sheets[1])}: 不一致 FAILED", damaged.Error, StringComparison.Ordinal);
    }

    [DuckFact]
    public async Task A_year_between_two_may_be_missing_where_projects_are_followed()
    {
        await _shirube.RunAsync("import", Sheets[0], Sheets[2]);
        var links = await _shirube.RunAsync("export", "successors", "--from", "2023", "--to", "2025");
        Assert.True(links.ExitCode == 0, links.Error);
        Assert.NotEqual(0, JsonDocument.Parse(links.Text).RootElement.GetArrayLength());
        Assert.Equal(2, (await _shirube.RunAsync("export", "successors", "--from", "2025", "--to", "2023")).ExitCode);
    }

    [DuckFact]
    public async Task Figures_that_others_counted_are_compared_exactly()
    {
        await _shirube.RunAsync(["import", .. Sheets]);
        var gold = Path.Combine(_shirube.Data, "facts.json");
        await File.WriteAllTextAsync(gold, """{"facts": [{"id": "sheets-2024-per-ministry", "value": {"しおかぜ県": 5}}, {"id": "key-duplicates", "value": 0}, {"id": "zero-payments", "value": 3}]}""");
        var right = await _shirube.RunAsync("eval", gold);
        Assert.True(right.ExitCode == 0, right.Text + right.Error);
        Assert.Contains("score=1.0000", right.Text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(gold, """{"facts": [{"id": "sheets-2024-per-ministry", "value": {"しおかぜ県": 6}}, {"id": "key-duplicates", "value": 0}]}""");
        var wrong = await _shirube.RunAsync("eval", gold);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("しおかぜ県 5 ≠ しおかぜ県 6", wrong.Text, StringComparison.Ordinal);
    }

    [DuckFact]
    public async Task A_damaged_file_ends_with_3_and_names_its_line()
    {
        var bad = Path.GetTempFileName();
        await File.WriteAllTextAsync(bad, await File.ReadAllTextAsync(Sheets[0]) + "{\"公開年度\":");
        var alone = await _shirube.RunAsync("import", bad);
        Assert.Equal((3, ""), (alone.ExitCode, alone.Text));
        Assert.Contains($"{bad}, line 5", alone.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _shirube.RunAsync("sql", "select 1")).ExitCode);

        var both = await _shirube.RunAsync("import", bad, Sheets[1], "--json");
        File.Delete(bad);
        Assert.Equal(3, both.ExitCode);
        Assert.Contains($"{bad}, line 5", both.Error, StringComparison.Ordinal);
        Assert.Equal(["refused damaged-line", "imported"], JsonDocument.Parse(both.Text).RootElement.EnumerateArray().Select(f =>
            f.TryGetProperty("error", out var error) ? $"{f.GetProperty("outcome")} {error.GetProperty("code")}" : f.GetProperty("outcome").GetString()!));
        Assert.Equal("\uFEFFyear\r\n2024\r\n", (await _shirube.RunAsync("sql", "select distinct year from sheet", "--format", "csv")).Text);
        Assert.Equal(3, (await _shirube.RunAsync("import", "no-such-file.ndjson")).ExitCode);
    }

    [DuckFact]
    public async Task A_table_is_imported_by_a_mapping_and_without_one_it_says_what_to_do()
    {
        Directory.CreateDirectory(_shirube.Data);
        var (table, mapping) = (Path.Combine(_shirube.Data, "list.csv"), Path.Combine(_shirube.Data, "list.json"));
        await File.WriteAllTextAsync(table, "名称,金額（千円）\n灯台の灯り,1500\n");
        await File.WriteAllTextAsync(mapping, """{"kind": "column-mapping", "version": 1, "year": 2031, "ministry": "しおかぜ県", "numberByRow": true, "columns": [{"header": "名称", "is": "name"}, {"header": "金額(千円)", "is": "initial", "year": "-1", "unit": "thousand"}]}""");
        var bare = await _shirube.RunAsync("import", table);
        Assert.Equal((3, ""), (bare.ExitCode, bare.Text));
        Assert.Contains("--mapping", bare.Error, StringComparison.Ordinal);
        var done = await _shirube.RunAsync("import", table, Sheets[0], "--mapping", mapping);
        Assert.True(done.ExitCode == 0, done.Error);
        Assert.Equal("\uFEFFnumber,name,fiscal_year,initial\r\n行-2,灯台の灯り,2030,1.5\r\n", (await _shirube.RunAsync("sql", "select number, name, fiscal_year, initial from sheet join budget using (sheet) where year = 2031", "--format", "csv")).Text);
        await File.WriteAllTextAsync(mapping, "{}");
        Assert.Equal(3, (await _shirube.RunAsync("import", table, "--mapping", mapping)).ExitCode);
    }

    [DuckFact]
    public async Task A_killed_import_leaves_what_was_there_or_all_of_the_new()
    {
        await _shirube.RunAsync("import", Sheets[0]);
        var evidence = Path.Combine(_shirube.Data, "evidence");
        var cut = 0;
        foreach (var delay in (int[])[0, 5, 20, 50, 100, 200])
        {
            using (var process = _shirube.Start([], "import", Sheets[1], Sheets[2]))
            {
                while (!process.HasExited && !Directory.EnumerateFiles(evidence, ".incoming-*").Any()) Thread.Yield();
                await Task.Delay(delay);
                process.Kill();
                await process.WaitForExitAsync();
            }

            var count = (await _shirube.RunAsync("sql", "select count(*) as n from sheet", "--format", "csv")).Text.Trim('\uFEFF', '\r', '\n');
            Assert.Contains(count, (string[])["n\r\n4", "n\r\n13"]);
            if (count == "n\r\n13") break;
            cut++;
        }

        Assert.True(cut > 0, "no import was cut off");
        Assert.Equal(0, (await _shirube.RunAsync("import", Sheets[1], Sheets[2])).ExitCode);
        Assert.Contains("13", (await _shirube.RunAsync("sql", "select count(*) as n from sheet")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(evidence), f => Path.GetFileName(f).StartsWith(".incoming", StringComparison.Ordinal));
    }

    [DuckFact]
    public async Task A_backup_holds_the_budget_and_what_it_came_from()
    {
        await _shirube.RunAsync(["import", .. Sheets]);
        Directory.CreateDirectory(Path.Combine(_shirube.Data, "column-mappings"));
        await File.WriteAllTextAsync(Path.Combine(_shirube.Data, "column-mappings", "県の一覧.json"), "{}");
        var backup = Path.Combine(_shirube.Data, "backup");
        Assert.Equal(0, (await _shirube.RunAsync("backup", backup)).ExitCode);
        using var there = new ShirubeProcess();
        Assert.Equal(0, (await there.RunAsync("restore", backup)).ExitCode);
        string[] export = ["export", "payments", "--year", "2025"];
        Assert.Equal((await _shirube.RunAsync(export)).Output, (await there.RunAsync(export)).Output);
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(there.Data, "column-mappings", "県の一覧.json")));
        Assert.Equal(3, Directory.EnumerateFiles(Path.Combine(there.Data, "originals"), "*", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task Without_the_library_it_says_what_to_do()
    {
        var result = await _shirube.RunAsync([("SHIRUBE_DUCKDB", "/nonexistent/libduckdb.so")], "import", Sheets[0]);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("npm ci", result.Error, StringComparison.Ordinal);
        Assert.Contains("off  duckdb", (await _shirube.RunAsync([("SHIRUBE_DUCKDB", "/nonexistent/libduckdb.so")], "doctor")).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _shirube.Dispose();
}

// Developer's bench. Commands:
//   alike DATA JUDGMENTS                 how often two projects of different ministries told as alike are so, as a reader judged
//   draft FILE KIND EDITION [LAYOUT]   reads one file without storing it and prints one kind of its facts (or "findings", "lines")
//   fuzz [AMOUNT] [SEED] [FILE...]     reads spoilt inputs cut from the files: 60s, 100000 inputs, or input @123 alone; a crash or hang is saved and ends with 1
//   calibration [PAIRS] [MEASURES]     how often links of a given probability are right, on generated editions
//   calls [COUNT]                      so many small calls of the DuckDB binding, with the memory they leave; growth ends with 1
//   dashboards DATA [COPIES]           time of each question that the budget's pages ask, warm, beside the same SQL alone; above 50 ms at p95 (150 with copies of the sheets) or 1.5 times the SQL it ends with 1
//   import ROUNDS FILE...              import of review sheets beside DuckDB's own read_json of the same files into the same tables, as a ratio; above 1.5, or with 1 GiB, it ends with 1
//   linking [MEASURES] [ITEMS]         speed and growth of linking, comparing and the ledger on generated editions, as Markdown
//   payees DATA [fit|show]            how well payees without a corporate number get it back, with numbers hidden in several ways; "fit" prints the weights, "show" the errors
//   mapping DATA GOLD EDITION=FILE SAMPLE  how well projects are mapped to measures: order, probabilities (on drawn pairs that a reader judged), citing projects, time; "fit" prints the model, "draw" pairs to judge, "speed" only the time
//   programmes GOLD EDITION=FILE...    how well the register of programmes finds what a reader followed over the editions; "list" prints it
//   relevance EDITION=FILE,GOLD...    how well search ranks what people ask, by kind of query; "show" prints the worst
//   search COPIES FILE...              with 1: build, size, time and completeness of the index over review sheets and editions beside its rivals; with more: what so many copies of them cost
//   similar JUDGMENTS EDITION=FILE... how often a measure suggested as similar is on the same matter, as a reader judged; prints what nobody has read yet; "measures=20 seed=1"
//   successors DATA GOLD...            how well projects are followed from sheet year to sheet year, on judged pairs and on those that numbers settle, and the time; "fit" before GOLD prints the models
//   sti FILE... [show]                 how well the flag of science and technology of the last two years of review sheets is told from those before; "show" prints the disagreements
//   speed TEXT [PDF|-] [COMMAND]       speed of reading beside its rivals, as a Markdown table
using System.Globalization;
using Shirube.Bench;
using Shirube.Bench.Analytics;
using Shirube.Bench.Fuzz;
using Shirube.Bench.Linking;
using Shirube.Bench.Quality;
using Shirube.Bench.Searching;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Web.Contract;

switch (args)
{
    case ["alike", var data, var judgments]:
        return await AlikeQuality.RunAsync(data, judgments);
    case ["draft", var file, var kind, var edition, ..]:
        return await DraftAsync(file, kind, edition, args.Length > 4 ? Enum.Parse<Layout>(args[4], ignoreCase: true) : null);
    case ["speed", var text, ..]:
        return await SpeedBench.RunAsync(text, args.Length > 2 && args[2] != "-" ? args[2] : null, args.Length > 3 ? args[3] : null);
    case ["calibration", ..]:
        return CalibrationBench.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 500);
    case ["calls", ..]:
        return CallsBench.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000);
    case ["dashboards", var imported, ..]:
        return DashboardBench.Run(imported, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1);
    case ["import", var rounds, .. var sheets]:
        return await ImportBench.RunAsync(int.Parse(rounds, CultureInfo.InvariantCulture), sheets);
    case ["linking", ..]:
        return LinkingBench.Run(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 500, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 4000);
    case ["payees", var sheets, ..]:
        return await PayeeQuality.RunAsync(sheets, args.Length > 2 ? args[2] : null);
    case ["programmes", var gold, .. var files]:
        return await ProgrammeQuality.RunAsync(gold, files.Where(f => f.Contains('=', StringComparison.Ordinal)), files.Contains("list"));
    case ["relevance", .. var questions]:
        return await RelevanceQuality.RunAsync(questions.Where(f => f.Contains('=', StringComparison.Ordinal)), questions.Contains("show"));
    case ["similar", var judgments, .. var files]:
        return await SimilarQuality.RunAsync(judgments, files.Where(f => File.Exists(f[(f.IndexOf('=', StringComparison.Ordinal) + 1)..])), Option(files, "measures", 20), Option(files, "seed", 1));
    case ["search", var copies, .. var files]:
        return await SearchSpeedBench.RunAsync(files, int.Parse(copies, CultureInfo.InvariantCulture));
    case ["successors", var data, .. var judged]:
        return SuccessorQuality.Run(new(data), judged);
    case ["mapping", var data, var gold, var file, var sample, .. var work]:
        return MappingQuality.Run(new(data), gold, file, sample, work.FirstOrDefault());
    case ["sti", .. var labelled]:
        return await ScienceQuality.RunAsync([.. labelled.Where(f => f != "show")], labelled.Contains("show"));
    case ["fuzz", ..]:
        return FuzzBench.Run(args.Length > 1 ? args[1] : "60s", args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1, args.Skip(3));
    default:
        await Console.Error.WriteLineAsync("usage: shirube-bench alike DATA JUDGMENTS | draft FILE KIND EDITION [LAYOUT] | calibration [PAIRS] [MEASURES] | successors DATA [fit] GOLD... | dashboards DATA [COPIES] | import ROUNDS FILE... | calls [COUNT] | linking [MEASURES] [ITEMS] | mapping DATA GOLD EDITION=FILE SAMPLE [fit|draw|speed] | payees DATA [fit|show] | programmes GOLD EDITION=FILE... [list] | relevance EDITION=FILE,GOLD... [show] | search COPIES FILE... | similar JUDGMENTS EDITION=FILE... | fuzz [60s|COUNT|@NUMBER] [SEED] [FILE...] | sti FILE... [show] | speed TEXT [PDF|-] [COMMAND]");
        return 2;
}

static int Option(string[] options, string name, int otherwise) =>
    options.FirstOrDefault(o => o.StartsWith(name + "=", StringComparison.Ordinal)) is { } option ? int.Parse(option[(name.Length + 1)..], CultureInfo.InvariantCulture) : otherwise;

static async Task<int> DraftAsync(string file, string kind, string edition, Layout? layout)
{
    var bytes = await File.ReadAllBytesAsync(file);
    var draft = EditionReader.Read(bytes, Path.GetFileName(file), layout, CancellationToken.None);
    if (kind == "lines")
    {
        var document = draft.Document;
        for (var i = 0; i < document.Lines.Length; i++)
        {
            var place = i < document.Boxes.Length ? document.Boxes[i].ToString() : "";
            Console.WriteLine($"{(i + 1).ToString(CultureInfo.InvariantCulture)}\t{place}\t{document.Lines[i]}");
        }

        return 0;
    }

    if (kind == "findings")
    {
        foreach (var group in draft.Findings.GroupBy(f => f.Code)) Console.WriteLine($"{group.Key}\t{group.Count().ToString(CultureInfo.InvariantCulture)}");
        foreach (var finding in draft.Findings.Take(200)) Console.WriteLine($"{finding.Severity}\t{finding.Code}\t{finding.Message}");
        return 0;
    }

    await using var output = Console.OpenStandardOutput();
    EditionJson.Write(output, kind, edition, draft);
    return 0;
}

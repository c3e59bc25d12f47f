// Lays the built-in sample out: dotnet run --project sample/build [-- --check | --pdf] [HOME]
// source/*.txt (readable) -> strategy-*.txt, plan-points.txt, corrections.csv, expected/*.json and, with --pdf, strategy-markup.pdf.
// --check writes nothing and ends with 1 where a committed file differs from what the sources give. Notation: sample/README.md.
using System.Runtime.CompilerServices;
using Shirube.Sample;

var home = args.FirstOrDefault(a => !a.StartsWith('-')) ?? Path.GetFullPath(Path.Combine(Here(), ".."));
var files = new SampleFiles(home);
var stale = files.Stale(home).ToList();
if (args.Contains("--check", StringComparer.Ordinal))
{
    foreach (var (name, _) in stale) Console.WriteLine($"differs from its source: sample/{name}");
    return stale.Count == 0 ? 0 : 1;
}

foreach (var (name, text) in stale)
{
    File.WriteAllText(Path.Combine(home, name), text);
    Console.WriteLine($"written: sample/{name}");
}

if (args.Contains("--pdf", StringComparer.Ordinal)) PdfPrinter.Print(files.Pages, Path.Combine(home, "strategy-markup.pdf"));
return 0;

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

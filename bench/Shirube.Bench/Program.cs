// Developer's bench: reads one file without storing it and prints one kind of its facts.
//   dotnet run --project bench/Shirube.Bench -- draft FILE KIND EDITION [LAYOUT]
using System.Globalization;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Web.Contract;

if (args is not ["draft", var file, var kind, var edition, ..])
{
    await Console.Error.WriteLineAsync("usage: shirube-bench draft FILE KIND EDITION [LAYOUT]");
    return 2;
}

var bytes = await File.ReadAllBytesAsync(file);
Layout? layout = args.Length > 4 ? Enum.Parse<Layout>(args[4], ignoreCase: true) : null;
var draft = EditionReader.Read(bytes, Path.GetFileName(file), layout, CancellationToken.None);
if (kind == "findings")
{
    foreach (var group in draft.Findings.GroupBy(f => f.Code)) Console.WriteLine($"{group.Key}\t{group.Count().ToString(CultureInfo.InvariantCulture)}");
    foreach (var finding in draft.Findings.Take(200)) Console.WriteLine($"{finding.Severity}\t{finding.Code}\t{finding.Message}");
    return 0;
}

await using var output = Console.OpenStandardOutput();
EditionJson.Write(output, kind, edition, draft);
return 0;

#!/usr/bin/env dotnet
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
// build.cs - the one command before a commit: dotnet run build.cs
using System.Diagnostics;

string[][] steps =
[
    ["restore", "Shirube.slnx", "--locked-mode"],
    ["build", "Shirube.slnx", "--configuration", "Release", "--no-restore"],
    ["run", "--project", "sample/build", "--configuration", "Release", "--no-build", "--", "--check"],
    ["format", "Shirube.slnx", "--verify-no-changes", "--no-restore"],
    ["test", "Shirube.slnx", "--configuration", "Release", "--no-build"],
];

foreach (var step in steps)
{
    Console.WriteLine($"== dotnet {string.Join(' ', step)}");
    using var process = Process.Start("dotnet", step);
    process.WaitForExit();
    if (process.ExitCode != 0) return process.ExitCode;
}

return 0;

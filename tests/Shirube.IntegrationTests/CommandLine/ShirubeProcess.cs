using System.Diagnostics;
using System.Text;

namespace Shirube.IntegrationTests.CommandLine;

/// <summary>What one call of the command gave.</summary>
internal sealed record ShirubeResult(int ExitCode, byte[] Output, string Error)
{
    public string Text => Encoding.UTF8.GetString(Output);
}

/// <summary>Calls the built command as its users do, as a process of its own, on a data folder of its own.</summary>
internal sealed class ShirubeProcess : IDisposable
{
    public string Data { get; } = Path.Combine(Path.GetTempPath(), "shirube-cli-" + Guid.NewGuid().ToString("N"));

    public static string Root { get; } = FindRoot();

    public static string Sample(string name) => Path.Combine(Root, "sample", name);

    public Task<ShirubeResult> RunAsync(params string[] arguments) => RunAsync([], arguments);

    public async Task<ShirubeResult> RunAsync((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        var error = await process.StandardError.ReadToEndAsync();
        await copying;
        await process.WaitForExitAsync();
        return new(process.ExitCode, output.ToArray(), error);
    }

    public Process Start((string Name, string Value)[] environment, params string[] arguments) => Start(environment, arguments, withInput: false);

    public Process Start((string Name, string Value)[] environment, string[] arguments, bool withInput)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = withInput };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "shirube.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["SHIRUBE_DATA"] = Data;
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose()
    {
        if (!Directory.Exists(Data)) return;
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(Data, recursive: true);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Shirube.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

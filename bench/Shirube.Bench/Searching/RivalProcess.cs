using System.Diagnostics;
using System.Text;

namespace Shirube.Bench.Searching;

/// <summary>A rival's command line, asked over its standard input: a line or more there, one line back.</summary>
internal sealed class RivalProcess : IDisposable
{
    private readonly Process _process;

    public RivalProcess(string command, params IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }

    public TextWriter Input => _process.StandardInput;

    public string Ask(string line)
    {
        Input.WriteLine(line);
        return Answer();
    }

    /// <summary>The answer to what was written.</summary>
    public string Answer()
    {
        Input.Flush();
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} has ended.");
    }

    /// <summary>Runs a command to its end and gives what it printed.</summary>
    public static async Task<string> RunAsync(string command, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)}: {process.ExitCode}");
    }

    /// <summary>Full path of a command; null where it is not installed.</summary>
    public static string? Find(string command, params IEnumerable<string> folders) =>
        folders.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).Select(f => Path.Combine(f, command)).FirstOrDefault(File.Exists);

    /// <summary>Ends it by ending its input.</summary>
    public void Dispose()
    {
        _process.StandardInput.Dispose();
        _process.WaitForExit();
        _process.Dispose();
    }
}

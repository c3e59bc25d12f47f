using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Runs another program under limits of time, memory and output. It ends with this process, however that ends.</summary>
public static class ChildProcess
{
    /// <summary>The shell sets the limits and watches its standard input: when this process is gone, even killed, the pipe closes and the program is killed.</summary>
    private const string Watch =
        """
        ulimit -v "$1" 2>/dev/null; ulimit -t "$2" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 2
        exec 3<&0
        "$@" </dev/null 3<&- & child=$!
        { read -r _ <&3; kill -9 "$child"; } >/dev/null 2>&1 & watch=$!
        wait "$child"; status=$?
        kill -9 "$watch" 2>/dev/null
        exit "$status"
        """;

    /// <summary>Runs it and gives each line of its output to <paramref name="line"/>.</summary>
    /// <returns>Exit code and what it wrote to standard error (its first 8,000 characters).</returns>
    /// <exception cref="Win32Exception">No such program.</exception>
    /// <exception cref="TimeoutException">It did not end in time and was killed.</exception>
    /// <exception cref="InvalidDataException">It wrote more than the limit and was killed.</exception>
    public static async Task<(int Code, string Errors)> RunAsync(
        string program, IEnumerable<string> arguments, ReadLimits limits, Action<string> line, CancellationToken cancel)
    {
        var isUnix = !OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(isUnix ? "/bin/sh" : program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (isUnix)
        {
            var kibibytes = (limits.ChildMemoryBytes >> 10).ToString(CultureInfo.InvariantCulture);
            var seconds = Math.Ceiling(limits.ChildTime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            foreach (var argument in (string[])["-c", Watch, "watch", kibibytes, seconds, program]) start.ArgumentList.Add(argument);
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new Win32Exception();
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timer.CancelAfter(limits.ChildTime);
        try
        {
            var errors = ReadErrorsAsync(process.StandardError, timer.Token);
            long written = 0;
            while (await process.StandardOutput.ReadLineAsync(timer.Token).ConfigureAwait(false) is { } text)
            {
                written += text.Length + 1;
                if (written > limits.ChildOutputBytes) throw new InvalidDataException();
                line(text);
            }

            var message = await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(timer.Token).ConfigureAwait(false);
            return (process.ExitCode, message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> ReadErrorsAsync(StreamReader reader, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new char[1024];
        for (int read; (read = await reader.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0;)
        {
            if (text.Length < 8000) text.Append(buffer, 0, read);
        }

        return text.ToString();
    }
}

using Spectre.Console;

namespace Shirube.Cli.Output;

/// <summary>Shows a bar on standard error for work that takes longer than a second.</summary>
internal static class SlowWork
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs the work in the background of a bar. Standard output stays for data.</summary>
    /// <param name="share">How much is done, from 0 to 1; null where nobody knows.</param>
    public static async Task<T> RunAsync<T>(string title, Func<Task<T>> work, CancellationToken cancel, Func<double>? share = null)
    {
        var running = Task.Run(work, cancel);
        if (await Task.WhenAny(running, Task.Delay(Patience, cancel)) == running || Console.IsErrorRedirected) return await running;
        await ShowAsync(title, running, share);
        return await running;
    }

    private static Task ShowAsync(string title, Task running, Func<double>? share) =>
        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                bar.IsIndeterminate = share is null;
                while (await Task.WhenAny(running, Task.Delay(Often)) != running) bar.Value = (share?.Invoke() ?? 0) * bar.MaxValue;
            });
}

using Spectre.Console;

namespace Shirube.Cli.Output;

/// <summary>Shows a bar on standard error for work that takes longer than a second.</summary>
internal static class SlowWork
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Runs the work in the background of a bar. Standard output stays for data.</summary>
    public static async Task<T> RunAsync<T>(string title, Func<Task<T>> work, CancellationToken cancel)
    {
        var running = Task.Run(work, cancel);
        if (await Task.WhenAny(running, Task.Delay(Patience, cancel)) == running || Console.IsErrorRedirected) return await running;
        await ShowAsync(title, running);
        return await running;
    }

    private static Task ShowAsync(string title, Task running) =>
        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) })
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(title));
                bar.IsIndeterminate = true;
                await Task.WhenAny(running);
            });
}

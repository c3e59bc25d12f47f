using System.CommandLine;
using System.CommandLine.Invocation;
using Shirube.Budget;
using Shirube.Cli.Commands;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Storage;
using Shirube.Web.Library;

namespace Shirube.Cli;

/// <summary>The whole command: its tree, its exit codes, and the one place where an error becomes a message.</summary>
public static class CommandLine
{
    /// <summary>Runs one call. Data goes to standard output, everything else to standard error.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            JapaneseText.RequireWorkingGlobalization();
            var parsed = Tree().Parse(args, new() { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
            {
                foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
                await Console.Error.WriteLineAsync($"使い方 / usage: shirube {PathOf(parsed.CommandResult.Command)}--help");
                return ExitCode.WrongCall;
            }

            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (UnreadableFileException unreadable)
        {
            return await SayAsync(unreadable.Message, ExitCode.Unreadable);
        }
        catch (UnreadableImportException unreadable)
        {
            return await SayAsync(unreadable.Message, ExitCode.Unreadable);
        }
        catch (Exception wrong) when (wrong is WrongCallException or EditionTakenException)
        {
            return await SayAsync(wrong.Message, ExitCode.WrongCall);
        }
        catch (OperationCanceledException)
        {
            return await SayAsync("中断しました。\nCancelled.", ExitCode.Failed);
        }
        catch (Exception failed) when (failed is DatabaseMismatchException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or TimeoutException or System.Data.Common.DbException)
        {
            return await SayAsync(failed.Message, ExitCode.Failed);
        }
    }

    /// <summary>All commands with their arguments and options.</summary>
    public static RootCommand Tree()
    {
        var root = new RootCommand("しるべ Shirube: 科学技術・イノベーション戦略を読み、事実と原文の箇所を示します。 Reads science and technology strategies into facts that carry their place.");
        root.Options.Add(Shared.Data);
        root.Subcommands.Add(ReadCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(MapCommand.Create());
        root.Subcommands.Add(SqlCommand.Create());
        root.Subcommands.Add(SearchCommand.Create());
        root.Subcommands.Add(EditionsCommand.Create());
        root.Subcommands.Add(WithdrawCommand.Create());
        root.Subcommands.Add(WithdrawCommand.CreateBack());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(EvalCommand.Create());
        root.Subcommands.Add(DoctorCommand.Create());
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(AccountCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        root.Subcommands.Add(ReferenceCommand.Create());
        Examples.AddTo(root);
        return root;
    }

    private static string PathOf(Command command) => command is RootCommand ? "" : PathOf(command.Parents.OfType<Command>().First()) + $"{command.Name} ";

    private static async Task<int> SayAsync(string message, int code)
    {
        await Console.Error.WriteLineAsync(message);
        return code;
    }
}

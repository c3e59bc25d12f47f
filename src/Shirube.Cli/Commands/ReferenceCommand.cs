using System.CommandLine;
using System.Text;
using Shirube.Cli.Output;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube reference</c> (hidden): the page docs/reference/cli.md, made from the command tree; a test holds the page to it.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var command = new Command("reference", "Write docs/reference/cli.md.") { Hidden = true };
        command.SetAction(_ =>
        {
            StandardOutput.WriteLines([Page().TrimEnd('\n')]);
            return ExitCode.Done;
        });
        return command;
    }

    public static string Page()
    {
        var page = new StringBuilder("""
            # The shirube command

            Made by `./shirube reference > docs/reference/cli.md`; a test compares the two.

            Standard output carries only data: UTF-8, LF, the same under every culture. Messages and progress go to standard error. Set `SHIRUBE_DATA` or give `--data DIR` to choose the data folder.

            | exit code | meaning |
            |---|---|
            | 0 | done |
            | 1 | the work failed |
            | 2 | the call is wrong |
            | 3 | an input cannot be read: which, where, why and what to do stand on standard error; nothing was stored |

            """).Append('\n');
        foreach (var command in CommandLine.Tree().Subcommands.Where(c => !c.Hidden)) Append(page, command.Name, command);
        return page.ToString();
    }

    private static void Append(StringBuilder page, string name, Command command)
    {
        page.Append("## shirube ").Append(name).Append("\n\n").Append(command.Description).Append("\n\n");
        if (command.Arguments.Count + command.Options.Count > 0)
        {
            page.Append("| argument | meaning |\n|---|---|\n");
            foreach (var argument in command.Arguments) Row(page, argument.HelpName ?? argument.Name, argument.Description);
            foreach (var option in command.Options) Row(page, option.HelpName is { } value ? $"{option.Name} {value}" : option.Name, option.Description);
            page.Append('\n');
        }

        var examples = command.Parents.First() is RootCommand ? Examples.Of(command) : [];
        if (examples.Count > 0) page.Append("```\n").AppendJoin('\n', examples).Append("\n```\n\n");
        foreach (var part in command.Subcommands) Append(page, $"{name} {part.Name}", part);
    }

    private static void Row(StringBuilder page, string name, string? description) =>
        page.Append("| `").Append(name.Replace("|", "\\|", StringComparison.Ordinal)).Append("` | ").Append(description).Append(" |\n");
}

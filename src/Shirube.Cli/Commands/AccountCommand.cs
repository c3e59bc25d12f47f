using System.CommandLine;
using System.Globalization;
using System.Text;
using Shirube.Cli.Output;
using Shirube.Storage.Accounts;
using Shirube.Web.Accounts;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube account</c>: who may review. Passwords come from standard input, never from the command line, where others could see them.</summary>
internal static class AccountCommand
{
    public static Command Create()
    {
        var command = new Command("account", "確認・訂正をする人のアカウント。 Accounts of people who may review.");
        command.Subcommands.Add(Add());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Password());
        command.Subcommands.Add(Remove());
        return command;
    }

    private static Command Add()
    {
        var name = Name();
        var command = new Command("add", "アカウントを作ります。パスワードは標準入力の一行か、問い合わせに答えて与えます。 Make an account; the password is a line of standard input, or asked for.") { name };
        command.SetAction(async (call, cancel) =>
        {
            var who = call.GetValue(name)!;
            if (!Account.IsName(who)) throw new WrongCallException($"名前「{who}」は使えません。{Account.LongestName}字までの、見える文字にしてください。", $"\"{who}\" cannot be a name: up to {Account.LongestName} printed characters.");
            var library = await Shared.OpenAsync(call, cancel);
            if (await library.Accounts.FindAsync(who, cancel) is { } known) throw Taken(known);
            if (!await library.Accounts.AddAsync(who, Passwords.Hash(AskPassword()), cancel)) throw Taken((await library.Accounts.FindAsync(who, cancel))!);
            await Console.Error.WriteLineAsync($"アカウント「{who}」を作りました。\nAccount \"{who}\" was made.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var json = Shared.Json();
        var command = new Command("list", "アカウントの一覧。 List the accounts.") { json };
        command.SetAction(async (call, cancel) =>
        {
            var accounts = await (await Shared.OpenAsync(call, cancel)).Accounts.ListAsync(cancel);
            if (call.GetValue(json))
            {
                StandardOutput.WriteJson(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var account in accounts)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("name", account.Name);
                        writer.WriteString("addedAt", Time(account.AddedAt));
                        writer.WriteString("removedAt", account.RemovedAt is { } removed ? Time(removed) : null);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                });
            }
            else StandardOutput.WriteLines(accounts.Select(a => a.RemovedAt is { } removed ? $"{a.Name}  {Time(a.AddedAt)}  削除 removed {Time(removed)}" : $"{a.Name}  {Time(a.AddedAt)}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Password()
    {
        var name = Name();
        var command = new Command("password", "パスワードを替えます。サインイン中の画面は終わります。 Give an account another password; its sign-ins end.") { name };
        command.SetAction(async (call, cancel) =>
        {
            var library = await Shared.OpenAsync(call, cancel);
            var who = call.GetValue(name)!;
            if (await library.Accounts.FindAsync(who, cancel) is not { RemovedAt: null }) throw Unknown(who);
            if (!await library.Accounts.SetPasswordAsync(who, Passwords.Hash(AskPassword()), cancel)) throw Unknown(who);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        var command = new Command("remove", "アカウントを使えなくします。その人の確認は残り、名前は別の人に使えません。 End an account. What the person said stays, and nobody else gets the name.") { name };
        command.SetAction(async (call, cancel) =>
        {
            var who = call.GetValue(name)!;
            if (!await (await Shared.OpenAsync(call, cancel)).Accounts.RemoveAsync(who, cancel)) throw Unknown(who);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "名前。確認の記録に残ります。 Name; it stands under the reviews.", HelpName = "NAME" };

    private static string AskPassword()
    {
        var password = Console.IsInputRedirected ? Console.In.ReadLine() ?? "" : Typed();
        return Passwords.IsLongEnough(password)
            ? password
            : throw new WrongCallException(
                $"パスワードは{Passwords.Shortest}字から{Passwords.Longest}字までにしてください。何も変えていません。",
                $"A password has {Passwords.Shortest} to {Passwords.Longest} characters. Nothing was changed.");
    }

    // typed twice, without showing it
    private static string Typed()
    {
        var first = Typed("パスワード / password: ");
        return first == Typed("もう一度 / again: ") ? first : throw new WrongCallException("二つのパスワードが違います。何も変えていません。", "The two passwords differ. Nothing was changed.");
    }

    private static string Typed(string prompt)
    {
        Console.Error.Write(prompt);
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace) text.Length = Math.Max(0, text.Length - 1);
            else if (!char.IsControl(key.KeyChar)) text.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return text.ToString();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static WrongCallException Taken(Account account) => account.RemovedAt is null
        ? new($"アカウント「{account.Name}」は既にあります。", $"There is an account \"{account.Name}\" already.")
        : new($"「{account.Name}」は削除されたアカウントの名前で、その人の確認が残っています。別の名前にしてください。", $"\"{account.Name}\" was the name of a removed account whose reviews remain. Take another name.");

    private static WrongCallException Unknown(string name) => new($"使われているアカウント「{name}」はありません。", $"There is no account \"{name}\" in use.");
}

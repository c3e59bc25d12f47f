using System.CommandLine;
using Shirube.Web;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube serve</c>: the screens and the API.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "待ち受けるアドレス。 Addresses to listen on, separated by \";\".",
            HelpName = "URLS",
            DefaultValueFactory = _ => "http://127.0.0.1:5080",
        };
        var command = new Command("serve", "画面と API を開きます。データフォルダーが空なら付属の見本を示します。 Serve the screens; shows the built-in sample while the data folder is empty.") { urls };
        command.SetAction((call, cancel) => WebHost.RunAsync(new() { DataFolder = Shared.Folder(call).Root, Urls = call.GetValue(urls)! }, cancel));
        return command;
    }
}

using System.CommandLine;
using Shirube.Budget.Columns;
using Shirube.Budget.Evidence;
using Shirube.Cli.Output;
using Shirube.Storage;

namespace Shirube.Cli.Commands;

/// <summary><c>shirube backup</c>: a copy of the data folder while the program runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("DIR") { Description = "新しく作るフォルダー。 Folder to make; it must not hold anything yet." };
        var json = Shared.Json();
        var command = new Command("backup", "使用中のデータフォルダーの控えを作ります。 Copy the data folder while it is in use.") { target, json };
        command.SetAction(async (call, cancel) =>
        {
            var from = Shared.Folder(call);
            if (FolderCopy.IsEmpty(from)) throw new WrongCallException($"{from.Root} には何も保存されていません。", $"Nothing is stored in {from.Root}.");
            var to = new DataFolder(call.GetValue(target)!);
            var files = await FolderCopy.CopyAsync(from, to, cancel);
            FolderCopy.Say(call.GetValue(json), "backup", from, to, files);
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary><c>shirube restore</c>: a data folder from a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("DIR") { Description = "控えのフォルダー。 Folder that shirube backup made." };
        var json = Shared.Json();
        var command = new Command("restore", "控えからデータフォルダーを作ります。既にあるデータは上書きしません。 Make a data folder from a backup; never overwrites.") { source, json };
        command.SetAction(async (call, cancel) =>
        {
            var from = new DataFolder(call.GetValue(source)!);
            if (FolderCopy.IsEmpty(from)) throw new WrongCallException($"{from.Root} は控えではありません（shirube.db がありません）。", $"{from.Root} is no backup (it has no shirube.db).");
            var to = Shared.Folder(call);
            var files = await FolderCopy.CopyAsync(from, to, cancel);
            FolderCopy.Say(call.GetValue(json), "restore", from, to, files);
            return ExitCode.Done;
        });
        return command;
    }
}

internal static class FolderCopy
{
    /// <summary>True where neither editions nor the budget are there.</summary>
    public static bool IsEmpty(DataFolder folder) => folder.IsEmpty && !new BudgetFolder(folder).HasTables;

    /// <summary>Copies database, originals, saved mappings of columns and the budget's tables; the database last, so that an interrupted copy is no data folder.</summary>
    /// <returns>Number of originals.</returns>
    public static async Task<int> CopyAsync(DataFolder from, DataFolder to, CancellationToken cancel)
    {
        if (Directory.Exists(to.Root) && Directory.EnumerateFileSystemEntries(to.Root).Any())
        {
            throw new WrongCallException($"{to.Root} は空ではありません。上書きはしません。", $"{to.Root} is not empty; nothing is overwritten.");
        }

        Directory.CreateDirectory(to.Root);
        var database = to.Database + ".incoming";
        if (!from.IsEmpty) await Dialect.CopyAsync(from, database, cancel);
        var evidence = new BudgetFolder(from);
        var tables = new BudgetFolder(to).Published + ".incoming";
        if (evidence.HasTables)
        {
            Directory.CreateDirectory(new BudgetFolder(to).Root);
            File.Copy(evidence.Published, tables); // never written again, only replaced
        }

        var count = 0;
        if (Directory.Exists(from.Originals))
        {
            // every original that the copied database and tables name was there before it was copied
            foreach (var file in Directory.EnumerateFiles(from.Originals, "*", SearchOption.AllDirectories))
            {
                cancel.ThrowIfCancellationRequested();
                if (Path.GetFileName(file).StartsWith('.')) continue;
                var copy = Path.Combine(to.Originals, Path.GetRelativePath(from.Originals, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
                count++;
            }
        }

        var mappings = new MappingStore(from);
        foreach (var name in mappings.Names)
        {
            Directory.CreateDirectory(new MappingStore(to).Root);
            File.Copy(Path.Combine(mappings.Root, name + ".json"), Path.Combine(new MappingStore(to).Root, name + ".json"));
        }

        if (evidence.HasTables) File.Move(tables, new BudgetFolder(to).Published);
        if (!from.IsEmpty) File.Move(database, to.Database);
        return count;
    }

    public static void Say(bool isJson, string work, DataFolder from, DataFolder to, int originals)
    {
        if (!isJson)
        {
            StandardOutput.WriteLines([$"{from.Root} -> {to.Root}: データベースと原本 {originals} 件。 Database and {originals} originals."]);
            return;
        }

        StandardOutput.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("work", work);
            json.WriteString("from", from.Root);
            json.WriteString("to", to.Root);
            json.WriteNumber("originals", originals);
            json.WriteEndObject();
        });
    }
}

using System.CommandLine;
using System.Globalization;
using Shirube.Storage;
using Shirube.Web.Library;

namespace Shirube.Cli;

/// <summary>Options that several commands have, and what they open.</summary>
internal static class Shared
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "データフォルダー（既定: SHIRUBE_DATA、なければ ./var）。 Data folder; default SHIRUBE_DATA, else ./var.",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> Json() => new("--json") { Description = "結果を JSON で出力。 Result as JSON (the same as --format json)." };

    public static Option<string?> Edition(string description) => new("--edition") { Description = description, HelpName = "ID" };

    public static Option<string> Format(string standard, params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = "出力の形式。 Output format.",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => standard,
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    public static DataFolder Folder(ParseResult call) => DataFolder.Resolve(call.GetValue(Data));

    /// <summary>Opens the library and says on standard error when an earlier reading was broken off.</summary>
    public static async Task<EditionLibrary> OpenAsync(ParseResult call, CancellationToken cancel)
    {
        var folder = Folder(call);
        var library = await EditionLibrary.OpenAsync(folder, TimeProvider.System, cancel);
        foreach (var (edition, file) in ReadingNote.TakeBrokenOff(folder))
        {
            var summary = (await library.ListAllAsync(cancel)).FirstOrDefault(s => s.Edition == edition);
            await Console.Error.WriteLineAsync(summary is null
                ? $"前回の {file} の読み取りは途中で終わりました。版「{edition}」はまだありません。もう一度読み取ってください。\n"
                    + $"An earlier reading of {file} was broken off; there is no edition \"{edition}\" yet. Read it again."
                : $"前回の {file} の読み取りは途中で終わりました。版「{edition}」は {summary.FileName} の読み取り {summary.Reading}（{summary.ReadAt:yyyy-MM-dd HH:mm:ss}Z）のまま、欠けていません。\n"
                    + $"An earlier reading of {file} was broken off; edition \"{edition}\" is whole, as reading {summary.Reading} of {summary.FileName}.");
        }

        return library;
    }

    /// <summary>The edition, or a message that lists those that are there, or says who withdrew it and why.</summary>
    /// <param name="isWithdrawnToo">Takes a withdrawn edition as well.</param>
    public static async Task<StoredEdition> EditionAsync(EditionLibrary library, string edition, CancellationToken cancel, bool isWithdrawnToo = false)
    {
        if (await library.FindAsync(edition, cancel) is { } found)
        {
            if (isWithdrawnToo || found.Summary.WithdrawnOn(null) is not { } word) return found;
            throw new WrongCallException(
                string.Create(CultureInfo.InvariantCulture, $"版「{edition}」は {word.When:yyyy-MM-dd HH:mm:ss}Z に {word.Who} さんが取り下げました。理由: {word.Why}。戻すには shirube reinstate {edition} --reason …"),
                string.Create(CultureInfo.InvariantCulture, $"Edition \"{edition}\" was withdrawn at {word.When:yyyy-MM-dd HH:mm:ss}Z by {word.Who}. Reason: {word.Why}. To take it back: shirube reinstate {edition} --reason …"));
        }

        var known = string.Join(", ", (await library.ListAsync(cancel)).Select(s => s.Edition));
        throw new WrongCallException(
            $"版「{edition}」はありません。{(known.Length == 0 ? "先に shirube read で文書を読み取ってください。" : $"ある版: {known}")}",
            $"There is no edition \"{edition}\". {(known.Length == 0 ? "Read a document first: shirube read FILE" : $"There are: {known}")}");
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Encodings.Web;
using Shirube.Budget.Columns;
using Shirube.Budget.Import;
using Shirube.Budget.Tables;
using Shirube.Storage;
using Shirube.Storage.Originals;

namespace Shirube.Budget.Views;

/// <summary>The line of the original that a sheet, or a row of an official table, was read from.</summary>
public static class SheetSource
{
    private static readonly JsonSerializerOptions Laid = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="hash">Of the document.</param>
    /// <param name="line">From 1; of a table its record, the header being 1.</param>
    /// <returns>The JSON of the line with each field on a line of its own, otherwise as it stands there; of a table its cells under their headers; null where the original is not kept or has no such line.</returns>
    public static string? Read(DataFolder folder, string hash, int line, CancellationToken cancel)
    {
        var path = new OriginalStore(folder).PathOf(hash);
        if (!File.Exists(path)) return null;
        var kind = PackedFile.KindOf(path);
        if (kind == ImportKind.Tables) return TableReader.Record(path, line, ImportLimits.Default, cancel) is { } cells ? RecordText.Write(cells) : null;
        if (kind is not (ImportKind.Sheets or ImportKind.PackedSheets)) return MappedSource.Read(folder, hash, line, cancel);
        string? found = null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            PackedFile.ReadLines(path, path, kind, ImportLimits.Default, Look, _ => { }, stop.Token);
        }
        catch (OperationCanceledException) when (found is not null)
        {
            // the rest of the file is not wanted
        }

        return found;

        void Look(ReadOnlySpan<byte> text, int number)
        {
            if (number != line) return;
            using var json = JsonDocument.Parse(Encoding.UTF8.GetString(text));
            found = JsonSerializer.Serialize(json.RootElement, Laid);
            stop.Cancel();
        }
    }
}

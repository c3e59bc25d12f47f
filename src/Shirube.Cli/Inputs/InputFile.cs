using Shirube.Ingest;
using Shirube.Ingest.Files;

namespace Shirube.Cli.Inputs;

/// <summary>Bytes of an input that the caller names, a file or an https address, within the limits of the readers.</summary>
internal static class InputFile
{
    /// <exception cref="UnreadableFileException">It is not there, not readable, too large, or an address that is not allowed.</exception>
    public static async Task<(ReadOnlyMemory<byte> Bytes, string Name)> LoadAsync(string input, CancellationToken cancel)
    {
        if (Uri.TryCreate(input, UriKind.Absolute, out var address) && !address.IsFile && input.Contains("://", StringComparison.Ordinal))
        {
            return await RemoteFile.LoadAsync(address, Largest, cancel);
        }

        if (Directory.Exists(input)) throw Unreadable("folder", $"{input}: フォルダーです。ファイルを指定してください。", $"{input}: this is a folder. Name a file.");
        if (!File.Exists(input)) throw Unreadable("not-found", $"{input}: ファイルがありません。名前と場所を確かめてください。", $"{input}: there is no such file. Check its name and place.");
        try
        {
            await using var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
            if (file.Length > Largest) throw TooLarge(input, file.Length);
            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, cancel);
            return (bytes.GetBuffer().AsMemory(0, (int)bytes.Length), Path.GetFileName(input));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw Unreadable("no-access", $"{input}: 開けません（{failed.Message}）。", $"{input}: cannot be opened ({failed.Message}).");
        }
    }

    public static UnreadableFileException TooLarge(string input, long bytes) => Unreadable(
        "too-large",
        $"{input}: 大きすぎます（{bytes >> 20} MiB、上限 {Largest >> 20} MiB）。章ごとに分けてください。",
        $"{input}: too large ({bytes >> 20} MiB; the limit is {Largest >> 20} MiB). Split it into chapters.");

    private static long Largest => Math.Max(ReadLimits.Default.PdfBytes, ReadLimits.Default.TextBytes);

    private static UnreadableFileException Unreadable(string code, string japanese, string english) => new(code, japanese, english);
}

namespace Shirube.Budget.Sheets;

internal static class Damage
{
    public static UnreadableImportException Missing(string file) => new("no-such-file", $"{file} がありません。", $"{file}: no such file.");

    public static UnreadableImportException Line(string file, int line, string japanese, string english) => new(
        "damaged-line",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file} の {line} 行目: {japanese}。このファイルからは何も取り込んでいません。行を直すか、配布元からもう一度取得してください。"),
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}, line {line}: {english}. Nothing of it was imported. Mend the line, or fetch the file again from where it is published."));

    public static UnreadableImportException Packing(string file) => new(
        "damaged-packing",
        $"{file}: 圧縮が壊れています（途中で切れている可能性があります）。このファイルからは何も取り込んでいません。配布元からもう一度取得してください。",
        $"{file}: its packing is damaged; it may be cut short. Nothing of it was imported. Fetch it again from where it is published.");

    public static UnreadableImportException TooLarge(string file) => new(
        "too-large",
        $"{file}: 展開すると大きすぎます。このファイルからは何も取り込んでいません。上限は shirube doctor で確認できます。",
        $"{file}: it unpacks to more than is allowed. Nothing of it was imported. shirube doctor tells the limits.");

    public static UnreadableImportException Unknown(string file) => new(
        "not-a-budget-file",
        $"{file}: 予算の資料として知られた形ではありません。一行一枚の JSON（.ndjson、.ndjson.gz）か、RS システムの ZIP を指定してください。",
        $"{file}: this is no budget file. Name JSON with one sheet a line (.ndjson, .ndjson.gz) or a ZIP of the RS system.");
}

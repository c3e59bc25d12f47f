namespace Shirube.Ingest.Corrections;

/// <summary>A known fault of one source: on this line of this document the word is wrong.</summary>
/// <param name="Document">SHA-256 of the document's bytes, lower-case hexadecimal.</param>
/// <param name="Line">1-based line of the document's text.</param>
/// <param name="Wrong">As printed, exactly.</param>
/// <param name="Right">What it should say.</param>
public sealed record Correction(string Document, int Line, string Wrong, string Right, string Reason);

/// <summary>A row of a corrections file says that a word stands on a line where it does not stand: the row has to be looked at.</summary>
public sealed class CorrectionOutdatedException(Correction row) : InvalidOperationException(
    $"訂正の行が当てはまりません: 文書 {row.Document[..8]}… の {row.Line} 行目に「{row.Wrong}」がありません。corrections.csv のこの行を直すか消してください。\n"
    + $"A correction no longer applies: line {row.Line} of document {row.Document[..8]}… does not hold \"{row.Wrong}\". Mend or delete that row of corrections.csv.")
{
    public Correction Row { get; } = row;
}

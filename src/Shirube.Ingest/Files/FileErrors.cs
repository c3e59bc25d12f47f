using System.Globalization;

namespace Shirube.Ingest.Files;

/// <summary>The ways in which a file cannot be read: what, where, and what to do, in both languages.</summary>
internal static class FileErrors
{
    public static UnreadableFileException Empty(string file) => new(
        "empty",
        $"{file}: ファイルが空です（文字がありません）。保存やダウンロードが最後まで終わっているか確かめてください。",
        $"{file}: the file is empty (it holds no characters). Check that it was saved or downloaded completely.");

    public static UnreadableFileException TooLarge(string file, long bytes, long limit) => new(
        "too-large",
        $"{file}: 大きすぎます（{Mib(bytes)} MiB、上限 {Mib(limit)} MiB）。必要な章だけに分けるか、画像を除いて保存し直してください。",
        $"{file}: too large ({Mib(bytes)} MiB; the limit is {Mib(limit)} MiB). Split it into chapters, or save it again without pictures.");

    public static UnreadableFileException NotADocument(string file, FileKind kind)
    {
        var (japanese, english) = kind switch
        {
            FileKind.OldOffice => ("旧形式の Office ファイル（.doc、.xls など）", "a file of an old Office version (.doc, .xls …)"),
            FileKind.Image => ("画像ファイル", "a picture"),
            FileKind.Packed => ("圧縮ファイル", "a packed archive"),
            FileKind.Zip => ("Word 文書ではない ZIP ファイル", "a ZIP file that is no Word document"),
            _ => ("文書ではないバイナリファイル", "a binary file, not a document"),
        };
        return new(
            "binary",
            $"{file}: {japanese}です。UTF-8 または Shift_JIS のテキスト、HTML、Word（.docx）、PDF のいずれかに変換してください。",
            $"{file}: this is {english}. Convert it to UTF-8 or Shift_JIS text, HTML, Word (.docx) or PDF.");
    }

    public static UnreadableFileException Encoding(string file, long offset, int line, string? likely) => new(
        "wrong-encoding",
        $"{file}: 文字コードが UTF-8 でも Shift_JIS でもありません（{Number(offset)} バイト目、{Number(line)} 行目で復号できず）。{(likely is null ? "" : $"{likely} のようです。")}UTF-8 で保存し直してください。",
        $"{file}: the text is neither UTF-8 nor Shift_JIS (cannot be decoded at byte {Number(offset)}, line {Number(line)}). {(likely is null ? "" : $"It looks like {likely}. ")}Save it again as UTF-8.");

    public static UnreadableFileException TooManyLines(string file, int limit) => new(
        "too-many-lines",
        $"{file}: 行数が上限（{Number(limit)} 行）を超えています。章ごとに分けてください。",
        $"{file}: more than {Number(limit)} lines. Split it into chapters.");

    public static UnreadableFileException TooDeep(string file, int limit) => new(
        "too-deep",
        $"{file}: 要素の入れ子が深すぎます（上限 {Number(limit)} 段）。文書として保存し直してください。",
        $"{file}: its elements are nested too deeply (the limit is {Number(limit)}). Save it again as a plain document.");

    public static UnreadableFileException TooManyElements(string file, int limit) => new(
        "too-many-elements",
        $"{file}: 要素が多すぎます（上限 {Number(limit)} 個）。章ごとに分けてください。",
        $"{file}: too many elements (the limit is {Number(limit)}). Split it into chapters.");

    public static UnreadableFileException ZipBomb(string file, string part) => new(
        "zip-bomb",
        $"{file}: 展開すると異常に大きくなるため開きません（{part}）。Word で開き、.docx として保存し直してください。",
        $"{file}: it unpacks to an abnormal size, so it is not opened ({part}). Open it in Word and save it again as .docx.");

    public static UnreadableFileException WordDamaged(string file, string detail) => new(
        "word-damaged",
        $"{file}: Word 文書が壊れています（{detail}）。Word で開いて修復し、.docx として保存し直してください。",
        $"{file}: the Word document is damaged ({detail}). Open and repair it in Word, then save it again as .docx.");

    public static UnreadableFileException WordEncrypted(string file) => new(
        "encrypted",
        $"{file}: パスワードで保護された Office 文書です。保護を外して保存し直してください。",
        $"{file}: a password-protected Office document. Remove the protection and save it again.");

    public static UnreadableFileException PopplerMissing() => new(
        "poppler-missing",
        "PDF を読むには poppler-utils（pdftotext）が必要です。インストールしてください（Debian/Ubuntu: apt-get install poppler-utils）。",
        "Reading PDF needs poppler-utils (pdftotext). Install it (Debian/Ubuntu: apt-get install poppler-utils).");

    public static UnreadableFileException PdfEncrypted(string file) => new(
        "pdf-encrypted",
        $"{file}: パスワードで保護された PDF です。保護を外したファイルを入手するか、保護を外して保存し直してください。",
        $"{file}: the PDF is protected by a password. Get a copy without it, or remove the protection and save it again.");

    public static UnreadableFileException PdfDamaged(string file, string where) => new(
        "pdf-damaged",
        $"{file}: PDF が壊れているか、途中で切れています（{where}）。もう一度ダウンロードするか、PDF として保存し直してください。",
        $"{file}: the PDF is damaged or cut off ({where}). Download it again, or save it again as PDF.");

    public static UnreadableFileException PdfTooManyPages(string file, int pages, int limit) => new(
        "too-many-pages",
        $"{file}: ページが多すぎます（{Number(pages)} ページ、上限 {Number(limit)} ページ）。必要なページだけに分けてください。",
        $"{file}: too many pages ({Number(pages)}; the limit is {Number(limit)}). Split off the pages you need.");

    public static UnreadableFileException PdfTimeout(string file, TimeSpan limit) => new(
        "too-slow",
        $"{file}: PDF の読み取りが {Number((long)limit.TotalSeconds)} 秒で終わらないため中止しました。ページを分けるか、PDF として保存し直してください。",
        $"{file}: reading the PDF did not end within {Number((long)limit.TotalSeconds)} seconds and was stopped. Split it, or save it again as PDF.");

    public static UnreadableFileException PdfTooMuchText(string file) => new(
        "too-large",
        $"{file}: PDF から取り出される文字が多すぎるため中止しました。ページを分けてください。",
        $"{file}: the PDF gives too much text; reading was stopped. Split it.");

    public static UnreadableFileException PdfWithoutText(string file, int pages) => new(
        "pdf-without-text",
        $"{file}: PDF（{Number(pages)} ページ）に文字情報がありません。画像だけの PDF は文字認識（OCR）をかけてから読み込んでください。",
        $"{file}: the PDF ({Number(pages)} pages) holds no text. Run character recognition (OCR) on a scanned PDF first.");

    private static string Mib(long bytes) => ((bytes + (1 << 20) - 1) >> 20).ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}

using FsCheck;
using FsCheck.Fluent;

namespace Shirube.Tests;

/// <summary>Texts of the words that the phrase readers look for, in any order, mixed with any other signs.</summary>
internal static class PhraseGenerators
{
    private static readonly string[] Words =
    [
        "2023", "２０２５", "99999999999", "1,234", "0.5", "11億3,500万", "令和", "元", "年", "年度", "年代", "月", "日", "末", "頃", "同年度", "まで", "から", "より", "以降",
        "に", "の", "を目途", "中", "内", "予定", "した", "された", "する", "「", "」", "（", "）", "、", "。", "：", "～", "約", "割", "倍", "%", "位／64か国", "円/", "／", "半減",
        "以上", "当たり", "増", " ", "　", "¹²", "A", "漢", "\ud83d\ude00", "",
    ];

    public static Gen<string> Texts() => Gen.Elements(Words).ListOf().Select(string.Concat).Or(ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
}

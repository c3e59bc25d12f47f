using System.IO.Compression;
using System.Text;

namespace Shirube.IntegrationTests.Web;

/// <summary>A fictional project as the official tables of the RS system give it out: outline, budget and logic model.</summary>
internal static class TableFiles
{
    private const string Outline = """
        事業年度,予算事業ID,事業名,府省庁,局・庁,課,事業の目的,現状・課題,事業の概要,主要経費,事業開始年度,終了予定なし,実施方法ー直接実施
        2022,5,灯台の霧笛の復元,しおかぜ県,港湾局,灯台課,霧の日の航海を守る。,霧笛が三十年鳴っていない。,三つの灯台の霧笛を直す。,その他の事項経費,2020,TRUE,TRUE

        """;

    private const string Budget = """
        事業年度,予算事業ID,事業名,府省庁,予算年度,当初予算（合計）,補正予算（合計）,前年度からの繰越し（合計）,予備費等（合計）,計（歳出予算現額合計）,執行額（合計）,翌年度への繰越し(合計）,翌年度要求額（合計）,会計区分,会計
        2022,5,灯台の霧笛の復元,しおかぜ県,2021,12000000,0,0,0,12000000,11500000,0,15000000,,
        2022,5,灯台の霧笛の復元,しおかぜ県,2022,15000000,0,0,0,15000000,0,0,9000000,,
        2022,5,灯台の霧笛の復元,しおかぜ県,2022,,,,,,,,,一般会計,一般会計

        """;

    private const string Links = """
        事業年度,予算事業ID,事業名,府省庁,派生元ーアクティビティ・アウトプット・アウトカムの番号,派生元ー種別（アクティビティ・アウトプット・アウトカム）,派生元ーアウトカムの期間,派生元ーアクティビティの内容/ 活動目標／成果目標,派生先ーアクティビティ・アウトプット・アウトカムの番号,派生先ー種別（アクティビティ・アウトプット・アウトカム）,派生先ーアウトカムの期間,派生先ー 活動目標／成果目標,後続アウトカムへのつながり,アウトカムを複数段階で設定できない理由
        2022,5,灯台の霧笛の復元,しおかぜ県,1,アクティビティ,,霧笛を直す,1,アウトプット,,三基の霧笛が鳴る,,
        2022,5,灯台の霧笛の復元,しおかぜ県,1,アウトプット,,三基の霧笛が鳴る,1,アウトカム,長期,霧の日の海難がなくなる,音で岬の位置が分かる,

        """;

    public static IEnumerable<string> Write(string folder)
    {
        foreach (var (name, csv) in (ValueTuple<string, string>[])[("1-2.zip", Outline), ("2-1.zip", Budget), ("3-2.zip", Links)])
        {
            var path = Path.Combine(folder, name);
            using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
            using var entry = zip.CreateEntry("table.csv").Open();
            entry.Write(Encoding.UTF8.GetBytes("\uFEFF" + csv));
            yield return path;
        }
    }
}

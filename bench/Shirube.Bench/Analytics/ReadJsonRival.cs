using Shirube.Analytics.Duck;

namespace Shirube.Bench.Analytics;

/// <summary>What an analyst would type: DuckDB's own read_json of the same files into the same tables, without checks, provenance or originals.</summary>
internal static class ReadJsonRival
{
    private const string Money = "\"当初予算\" decimal(18, 6), \"補正予算\" decimal(18, 6), \"前年度から繰越し\" decimal(18, 6), \"翌年度へ繰越し\" decimal(18, 6), \"予備費等\" decimal(18, 6), \"予算計\" decimal(18, 6), \"執行額\" decimal(18, 6), \"要求額\" decimal(18, 6)";

    /// <param name="tables">The statements that make the tables.</param>
    public static void Run(string path, string tables, IEnumerable<string> files)
    {
        using var database = DuckDatabase.Open(path, new() { MemoryBytes = 4L << 30 });
        using var connection = database.Connect();
        connection.Execute(tables);
        connection.Execute($$"""
            begin;
            create temp table raw as select row_number() over () as sheet, * from read_json([{{string.Join(", ", files.Select(f => $"'{f.Replace("'", "''", StringComparison.Ordinal)}'"))}}], format = 'newline_delimited', maximum_object_size = 67108864, columns = {
              '公開年度': 'smallint', '府省庁': 'varchar', '事業番号': 'varchar', '事業名': 'varchar', '事業ID': 'integer', 'ID': 'integer',
              '事業番号1': 'varchar', '事業番号2': 'varchar', '事業番号3': 'varchar', '事業番号4': 'varchar', '事業番号5': 'varchar', '開始年度': 'smallint', '終了年度': 'smallint',
              '担当部局庁': 'varchar', '担当課室': 'varchar', '作成責任者': 'varchar', '事業目的': 'varchar', '事業概要': 'varchar', '定量的な目標が設定できない理由': 'varchar', 'url': 'varchar',
              '会計区分': 'varchar[]', '実施方法': 'varchar[]', '主要施策': 'varchar[]',
              '予算': 'struct("年度" smallint, {{Money}})[]',
              '支出先': 'struct("年度" smallint, "グループ" varchar, "番号" integer, "支出先名" varchar, "法人番号" varchar, "業務概要" varchar, "支出額" decimal(18, 6))[]',
              'アウトカム': 'struct("成果目標" varchar, "成果指標" varchar, "単位" varchar, "目標値" varchar, "目標最終年度" smallint, "成果実績" struct("年度" smallint, "成果実績" double, "目標値" double)[])[]',
              'アウトプット': 'struct("活動指標" varchar, "単位" varchar, "活動実績" struct("年度" smallint, "活動実績" double, "当初見込み" double)[])[]',
              '関連する過去のレビューシート': 'struct("年度" smallint, "府省庁" varchar, "事業番号1" varchar, "事業番号2" varchar, "事業番号3" varchar)[]'});
            insert into sheet select sheet, 1, sheet, "公開年度", "府省庁", "事業番号", "事業名", "事業ID", "ID", "事業番号1", "事業番号2", "事業番号3", "事業番号4", "事業番号5", "開始年度", "終了年度",
              "担当部局庁", "担当課室", "作成責任者", "事業目的", "事業概要", "定量的な目標が設定できない理由", url, hash("事業番号") from raw;
            insert into sheet_label select sheet, 'account', generate_subscripts("会計区分", 1), unnest("会計区分") from raw;
            insert into sheet_label select sheet, 'method', generate_subscripts("実施方法", 1), unnest("実施方法") from raw;
            insert into sheet_label select sheet, 'policy', generate_subscripts("主要施策", 1), unnest("主要施策") from raw;
            insert into budget select sheet, p, b."年度", b."当初予算", b."補正予算", b."前年度から繰越し", b."翌年度へ繰越し", b."予備費等", b."予算計", b."執行額", b."要求額",
              b."予算計" - b."当初予算" - b."補正予算" - b."前年度から繰越し" - b."翌年度へ繰越し" - b."予備費等" from (select sheet, generate_subscripts("予算", 1) as p, unnest("予算") as b from raw);
            insert into payment select sheet, p, b."年度", b."グループ", b."番号", b."支出先名", b."法人番号", b."業務概要", b."支出額" from (select sheet, generate_subscripts("支出先", 1) as p, unnest("支出先") as b from raw);
            create temp table o as select sheet, generate_subscripts("アウトカム", 1) as p, unnest("アウトカム") as b from raw;
            insert into outcome select sheet, p, b."成果目標", b."成果指標", b."単位", b."目標値", b."目標最終年度" from o;
            insert into outcome_year select sheet, p, y."年度", y."成果実績", y."目標値" from (select sheet, p, unnest(b."成果実績") as y from o);
            create temp table u as select sheet, generate_subscripts("アウトプット", 1) as p, unnest("アウトプット") as b from raw;
            insert into output select sheet, p, b."活動指標", b."単位" from u;
            insert into output_year select sheet, p, y."年度", y."活動実績", y."当初見込み" from (select sheet, p, unnest(b."活動実績") as y from u);
            insert into related_sheet select sheet, p, b."年度", b."府省庁", b."事業番号1", b."事業番号2", b."事業番号3" from (select sheet, generate_subscripts("関連する過去のレビューシート", 1) as p, unnest("関連する過去のレビューシート") as b from raw);
            commit;
            """);
    }
}

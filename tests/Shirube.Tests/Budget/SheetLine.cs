using System.Text.Json.Nodes;

namespace Shirube.Tests.Budget;

/// <summary>A review sheet of our own as a line of JSON, in the form of the published ones; tests change what they are about.</summary>
internal static class SheetLine
{
    public static JsonObject Of(string number = "0001", string name = "潮流発電の実証", int year = 2031) => JsonNode.Parse($$"""
        {"ID":7,"事業ID":3,"公開年度":{{year}},"事業名":"{{name}}","開始年度":2029,"終了年度":null,"府省庁":"しおかぜ県","事業番号1":null,"事業番号2":"{{number}}","事業番号":"{{number}}",
         "担当部局庁":"海洋局","担当課室":"潮流課","会計区分":["一般会計"],"事業目的":"潮の力で村の灯をともす。","事業概要":"三つの湾に羽根を沈める。","実施方法":["委託・請負","補助"],"主要施策":["科学技術・イノベーション"],
         "予算":[{"年度":{{year - 1}},"当初予算":100.5,"補正予算":20.0,"前年度から繰越し":5.0,"翌年度へ繰越し":-10.5,"予備費等":0.0,"予算計":115.0,"執行額":90.25},
                 {"年度":{{year}},"当初予算":120.0,"補正予算":0.0,"前年度から繰越し":10.5,"翌年度へ繰越し":0.0,"予備費等":0.0,"予算計":130.5},{"年度":{{year + 1}},"要求額":140.0}],
         "支出先":[{"年度":{{year - 1}},"グループ":"A","番号":1,"支出先名":"株式会社みさき","法人番号":"7123456789012","業務概要":"羽根の設計","支出額":60.25},
                   {"年度":{{year - 1}},"グループ":"A","番号":2,"支出先名":"個人Ａ","法人番号":null,"業務概要":"見張り","支出額":0.0}],
         "アウトカム":[{"成果目標":"灯をふやす","成果指標":"灯の数","単位":"本","目標値":"300","目標最終年度":2035,"成果実績":[{"年度":{{year - 1}},"成果実績":120.0,"目標値":100.0},{"年度":{{year}},"成果実績":null,"目標値":200.0}]}],
         "アウトプット":[{"活動指標":"沈めた羽根","単位":"枚","活動実績":[{"年度":{{year - 1}},"活動実績":12.0,"当初見込み":10.0}]}],
         "関連する過去のレビューシート":[{"府省庁":"しおかぜ県","事業番号1":null,"事業番号2":"0009","事業番号3":null,"年度":{{year - 1}}}]}
        """)!.AsObject();

    public static string Text(params JsonObject[] sheets) => string.Concat(sheets.Select(s => s.ToJsonString() + "\n"));

    public static JsonObject With(this JsonObject sheet, string path, JsonNode? value)
    {
        var parts = path.Split('/');
        JsonNode here = sheet;
        foreach (var part in parts[..^1]) here = int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var index) ? here[index]! : here[part]!;
        here[parts[^1]] = value;
        return sheet;
    }
}

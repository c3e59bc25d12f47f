using System.Collections.Frozen;

namespace Shirube.Policy.Register;

/// <summary>What a name's last word tells: 事業 and プログラム name programmes, システム and 基盤 systems. Words of the language, not names.</summary>
internal static class NameHeads
{
    private static readonly (ProgrammeKind Kind, string[] Words)[] Heads = Keyed(
    [
        (ProgrammeKind.Programme, ["事業", "プログラム", "制度", "プロジェクト", "ファンド", "基金", "イニシアティブ", "キャンペーン", "パッケージ", "研究開発課題", "公募", "入試", "表彰", "認証"]),
        (ProgrammeKind.Strategy, ["戦略", "計画", "構想", "方針", "指針", "ガイドライン", "ロードマップ", "ビジョン", "ポリシー", "アジェンダ", "宣言", "法", "法律", "大綱", "プラン", "綱領", "アクションプラン", "行動計画", "工程表", "規範"]),
        (ProgrammeKind.System, ["システム", "プラットフォーム", "データベース", "ネットワーク", "ライブラリ", "ポータル", "クラウド", "リポジトリ", "基盤", "カタログ", "施設", "衛星", "望遠鏡", "ロケット", "カメラ", "コンピュータ", "スパコン", "辞書", "ツール", "サイト", "バンク", "号機", "テストベッド"]),
        (ProgrammeKind.Body, ["機構", "センター", "会議", "本部", "事務局", "委員会", "協議会", "研究所", "タスクフォース", "コンソーシアム", "研究会", "大学", "拠点", "特区", "部会", "懇談会", "検討会", "学会", "ラボ", "ハブ", "アライアンス", "フォーラム", "チーム", "クラスター", "協会", "財団", "都市", "スクール"]),
        (ProgrammeKind.Indicator, ["ランキング", "指数", "スコア"]),
    ]);

    // 法 of a method is no law
    private static readonly string[] NoLaws = ["手法", "方法", "技法", "療法", "製法", "司法", "用法", "寸法", "文法", "作法"];

    private static readonly FrozenSet<string> Verbal = FrozenSet.Create(
        StringComparer.Ordinal,
        "推進", "実施", "強化", "整備", "構築", "策定", "検討", "活用", "利用", "促進", "支援", "開始", "設置", "運用", "検証", "実証", "公表", "公開", "決定", "採択", "改定", "改訂", "創設", "拡充", "拡大",
        "導入", "向上", "確保", "形成", "提供", "開催", "実現", "取組", "連携", "展開", "普及", "充実", "継続", "加速", "加速化", "高度化", "準備", "調査", "収集", "分析", "状況", "活動", "事項", "成果", "関連",
        "対応", "管理", "設定", "追加", "更新", "改正", "施行", "成立", "閣議決定", "着手", "見直", "見直し", "参画", "参加", "選定", "認定", "募集", "締結", "発足", "設立", "終了", "完了", "達成", "維持", "共用", "試行", "試験運用", "本格運用", "等", "中", "上", "下", "内",
        "時", "間", "後", "前", "用", "型", "化", "的", "者", "性", "数", "件数", "法人数", "名称", "実績", "事例", "全体", "一環", "今後", "概要", "案", "素案", "骨子", "版", "第", "約", "計", "結果", "議論", "作業", "目標", "観点", "仕組", "仕組み");

    /// <summary>The kind that the name's last word tells, with that word; null where it tells none.</summary>
    public static (ProgrammeKind Kind, string Head)? Of(string key)
    {
        if (Array.Exists(NoLaws, w => key.EndsWith(w, StringComparison.Ordinal))) return null;
        (ProgrammeKind Kind, string Head)? best = null;
        foreach (var (kind, words) in Heads)
        {
            foreach (var word in words)
            {
                if (key.Length > word.Length && key.EndsWith(word, StringComparison.Ordinal) && word.Length > (best?.Head.Length ?? 0)) best = (kind, word);
            }
        }

        return best;
    }

    /// <summary>True for what speaks of each of many, or of all that has to do with something: 各拠点都市, スマートシティ関連事業.</summary>
    public static bool IsOfMany(string key)
    {
        var each = key.IndexOf('各', StringComparison.Ordinal); // inside a run of kanji it is part of a name: 高等学校各教科
        return each == 0 || (each > 0 && Scripts.Of(key[each - 1]) != Script.Kanji) || (Of(key) is { } head && key.AsSpan(0, key.Length - head.Head.Length).EndsWith("関連"));
    }

    /// <summary>True for a name whose last word also names many things: not for a law or a ranking, which are one each.</summary>
    public static bool CanBeCommon(string key) => Of(key) is { Kind: not ProgrammeKind.Indicator, Head: not ("法" or "法律") };

    /// <summary>True for a word that says what is done with the thing named before it.</summary>
    public static bool IsVerbal(string word) => Verbal.Contains(word);

    /// <summary>True for a word before a name that is no part of it.</summary>
    public static bool IsLead(string word) => word is "次期" or "新" or "旧" or "各" or "同" or "本" or "第" or "当該" or "現行" or "全" or "他" or "関係" or "既存";

    /// <summary>Length of the verbal word at the end of the key; 0 for none.</summary>
    public static int VerbalTail(string key)
    {
        for (var length = Math.Min(4, key.Length - 1); length > 0; length--)
        {
            if (Verbal.Contains(key[^length..])) return length;
        }

        return 0;
    }

    private static (ProgrammeKind Kind, string[] Words)[] Keyed((ProgrammeKind Kind, string[] Words)[] heads) => [.. heads.Select(h => (h.Kind, h.Words.Select(NameKey.Of).ToArray()))];
}

namespace Shirube.Bench.Linking;

/// <summary>Sentences as plans and reports are written: few words that stand everywhere, many names that stand seldom.</summary>
internal sealed class Vocabulary(Random random)
{
    private static readonly string[] s_fields =
    [
        "沿岸漁業", "海洋観測", "農業用水", "地域医療", "港湾物流", "森林資源", "河川防災", "離島交通", "再生可能エネルギー", "水素の貯蔵", "食品加工", "観光案内", "学校教育", "高齢者福祉", "中小企業支援",
        "データ基盤", "人材育成", "研究施設の共用", "知的財産の活用", "標準化", "人工知能", "量子計測", "材料開発", "ロボット", "蓄電池", "宇宙利用", "土壌の保全", "畜産", "園芸", "博物館の収蔵", "上下水道",
        "道路の点検", "橋の補修", "気象予測", "感染症対策", "創薬", "診断機器", "遺伝資源", "消防救急", "通信網",
    ];

    private static readonly string[] s_qualities =
    [
        "先導的な", "広域の", "分野横断の", "持続可能な", "安全な", "県民に身近な", "国際的な", "次世代の", "基礎的な", "実証段階の", "自律的な", "高精度の", "低コストの", "若手が担う", "産学官が連携する", "中長期の", "小規模な",
        "共通の", "公開された", "信頼できる",
    ];

    private static readonly string[] s_objects =
    [
        "研究拠点", "計測手法", "指針", "人材登録の仕組み", "共用装置", "試験設備", "情報連携基盤", "評価指標", "支援制度", "教育課程", "技術移転の窓口", "実証事業", "観測網", "手引書", "調査結果", "協議会", "相談体制", "予測モデル",
        "地図データ", "品質基準", "契約の雛形", "研修教材", "予算配分の方針", "専門職の処遇", "保管施設", "運営規程", "公募要領", "審査体制", "成果の一覧", "点検記録",
    ];

    private static readonly string[] s_means =
    [
        "大学との共同研究", "市町村との協議", "民間企業の参画", "有識者の意見", "利用者の調査", "海外機関との交流", "モデル地区での試行", "既存施設の改修", "データの相互利用", "専門部会の検討", "試作品の貸出し", "県の補助事業",
        "住民説明会", "技能講習", "公募",
    ];

    private static readonly string[] s_acts =
        ["整備", "策定", "見直し", "構築", "導入", "検討", "強化", "拡充", "普及", "公表", "試行", "開発", "運用", "取りまとめ", "支援", "促進", "改訂", "調査", "設置", "連携"];

    // half names: each measure names a scheme or two of its own, as strategies do
    private static readonly string[] s_heads =
    [
        "ミナト", "シオカゼ", "アオバ", "ヒカリ", "ナギサ", "ハマカゼ", "ミズホ", "ウミドリ", "トモシビ", "カケハシ", "ワカバ", "ホシゾラ", "イサリビ", "サザナミ", "ヤマナミ", "タカラ", "ツムギ", "マナビ", "ミノリ", "ソラ", "ダイチ",
        "モリビト", "カワベ", "シマ", "オキ", "イソ", "クモイ", "ユメ", "キズナ", "スバル",
    ];

    private static readonly string[] s_tails =
    [
        "ライト", "ブリッジ", "ネット", "ポート", "ラボ", "データバンク", "リンク", "ハブ", "クラウド", "アトラス", "スクール", "パートナー", "チャレンジ", "ステーション", "フィールド", "コンパス", "ゲート", "ストック", "センサー",
        "ナビ", "フォーラム", "サポート", "ベース", "ボード", "マップ", "ギルド", "シード", "ウェイ", "ガーデン", "アーカイブ",
    ];

    private static readonly string[] s_bodies = ["計画", "事業", "構想", "推進室", "指針", "プログラム"];

    private static readonly string[] s_closings = ["進める", "行う", "図る", "目指す", "加速する", "続ける"];

    public string Name() => $"「{Any(s_heads)}{Any(s_tails)}{(random.Next(3) == 0 ? $"第{random.Next(2, 6)}期" : "")}{Any(s_bodies)}」";

    public string Field() => Any(s_fields);

    public string Object() => Any(s_qualities) + Any(s_objects);

    public string Act() => Any(s_acts);

    public string Clause() => random.Next(4) switch
    {
        0 => $"{Name()}に基づき、{Field()}に係る{Object()}の{Act()}を行い、",
        1 => $"{Field()}における{Object()}について、{Any(s_means)}を通じて{Act()}し、",
        2 => $"{Any(s_means)}により、{Object()}の{Act()}と{Object()}の{Act()}を進めつつ、",
        _ => $"{Field()}及び{Field()}の分野で、{Any(s_means)}を踏まえて{Act()}を行うとともに、",
    };

    /// <param name="time">As printed in front of the act, e.g. 2026年度までに; may be empty.</param>
    public string Closing(string time) => $"{time}{Name()}の{Object()}を{Act()}し、{Any(s_acts)}を{Any(s_closings)}。";

    public string Report(int year, int month) => random.Next(4) switch
    {
        0 => $"{year}年{month}月に、{Name()}として{Object()}の{Act()}を実施。",
        1 => $"{Field()}の{random.Next(2, 60)}件について{Any(s_means)}を行い、{Object()}を{Act()}。",
        2 => $"{Name()}において、{Field()}の{Object()}を{Act()}し、{random.Next(10, 900)}人が参加。",
        _ => $"{Any(s_means)}を通じ、{Object()}の{Act()}を{random.Next(2, 30)}か所で進めた。",
    };

    public string Step(string time) => random.Next(3) switch
    {
        0 => $"引き続き、{Field()}の{Object()}の{Act()}を{Any(s_closings)}。",
        1 => $"{time}{Name()}に向けて{Object()}を{Act()}し、{Field()}での{Act()}を{Any(s_closings)}。",
        _ => $"{Any(s_means)}により{Field()}の{Object()}を{Act()}し、{random.Next(2, 40)}件の{Act()}を{Any(s_closings)}。",
    };

    /// <summary>The text with one of its words written otherwise; as it is where it holds none of them.</summary>
    public string Reword(string text)
    {
        foreach (var words in new[] { s_acts, s_qualities, s_objects, s_means })
        {
            var held = Array.FindAll(words, w => text.Contains(w, StringComparison.Ordinal));
            if (held.Length == 0 || random.Next(3) > 0) continue;
            var word = Any(held);
            var at = text.IndexOf(word, StringComparison.Ordinal);
            return text[..at] + Any(words) + text[(at + word.Length)..];
        }

        return text.Replace("とともに", "とともに、あわせて", StringComparison.Ordinal);
    }

    private string Any(string[] words) => words[random.Next(words.Length)];
}

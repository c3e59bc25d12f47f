namespace Shirube.Search.Analysis;

/// <summary>Old forms of kanji and variants common in names, with the form of today that they are searched by.</summary>
internal static class KanjiVariants
{
    // pairs: the old form or variant, then the form of today
    private const string Pairs =
        "亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円鹽塩緣縁應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価畫画會会壞壊懷懐繪絵擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓罐缶觀観關関陷陥顏顔歸帰氣気龜亀僞偽戲戯犧犠舊旧據拠擧挙峽峡挾挟敎教鄕郷堯尭曉暁區区驅駆駈駆勳勲薰薫"
        + "徑径惠恵揭掲攜携溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国濟済碎砕劑剤册冊雜雑產産參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処緖緒敍叙奬奨將将牀床"
        + "燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸囑嘱觸触寢寝愼慎晉晋眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢瀨瀬淸清靑青聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒藏蔵臟臓卽即屬属續続墮堕體体對対帶帯滯滞臺台瀧滝"
        + "擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁聽聴敕勅鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬭闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜甁瓶拂払佛仏竝並變変邊辺辨弁瓣弁辯弁豐豊飜翻步歩襃褒萬万滿満默黙彌弥藥薬譯訳"
        + "豫予餘余與与譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑壘塁勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼郞郎祿禄灣湾髙高﨑崎濵浜邉辺斎斉齋斉嶋島嶌島槇槙桒桑冨富埜野曻昇籠篭鷗鴎禱祷麵麺蠟蝋頰頬塡填剝剥噓嘘摑掴瘦痩繫繋";

    private static readonly Dictionary<char, char> Today = MakeTable();

    public static char Fold(char c) => Today.GetValueOrDefault(c, c);

    private static Dictionary<char, char> MakeTable()
    {
        var today = new Dictionary<char, char>();
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
        {
            today.Add(Pairs[i], Pairs[i + 1]);
        }

        return today;
    }
}

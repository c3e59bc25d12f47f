using System.Text.RegularExpressions;

namespace Shirube.Budget.Payees;

/// <summary>Tells what a payee is from its number, its legal form and the words of its name; no list of single names.</summary>
internal static partial class PayeeKinds
{
    private const string StateNumber = "00001"; // ministries, houses of the Diet, courts
    private const string LocalNumber = "00002";
    private const string PropertyWards = "00003";

    /// <summary>Kinds that are nobody in particular: they stand together and are never resolved.</summary>
    public static bool IsNobody(PayeeKind kind) => kind is PayeeKind.Person or PayeeKind.Anonymous or PayeeKind.Other;

    /// <summary>Nobody in particular, told by a letter or a number behind a common word.</summary>
    public static bool IsLabelled(PayeeName name) => Anonymous().IsMatch(name.Folded) || Person().IsMatch(name.Folded);

    /// <summary>Several corporations under one name, whose number would be one's only.</summary>
    public static bool IsJoint(PayeeName name) => name.Forms > 1 || Joint().IsMatch(name.Folded);

    /// <summary>What the name says by itself, for a payee without a number.</summary>
    public static PayeeKind Of(PayeeName name)
    {
        var text = name.Folded;
        if (Other().IsMatch(text)) return PayeeKind.Other;
        if (Anonymous().IsMatch(text)) return PayeeKind.Anonymous;
        if (Person().IsMatch(text)) return PayeeKind.Person;
        if (Joint().IsMatch(text) || name.Forms > 1) return PayeeKind.Group;
        if (name.Form is { } form) return Closer(form.Kind, name);
        if (IsForeign(text)) return PayeeKind.Foreign;
        if (Together().IsMatch(name.Unbracketed)) return PayeeKind.Group;
        return WithoutForm(name);
    }

    /// <summary>The kind of the owner of a valid number.</summary>
    public static PayeeKind Of(PayeeName name, string number)
    {
        var body = number.AsSpan(1);
        if (body.StartsWith(StateNumber, StringComparison.Ordinal)) return PayeeKind.State;
        if (body.StartsWith(LocalNumber, StringComparison.Ordinal) || body.StartsWith(PropertyWards, StringComparison.Ordinal)) return PayeeKind.LocalGovernment;
        if (name.Form is { } form) return Closer(form.Kind, name);
        if (IsForeign(name.Folded)) return PayeeKind.Foreign;
        if (UniversityEnd().IsMatch(name.Unbracketed)) return PayeeKind.PrivateUniversity;
        return Together().IsMatch(name.Unbracketed) && !Union().IsMatch(name.Unbracketed) ? PayeeKind.Group : PayeeKind.Association;
    }

    private static PayeeKind Closer(PayeeKind kind, PayeeName name) => kind switch
    {
        PayeeKind.IndependentAgency or PayeeKind.NationalUniversity when name.Bare.Contains("高等専門学校", StringComparison.Ordinal) => PayeeKind.CollegeOfTechnology,
        PayeeKind.School when name.Folded.Contains("大学", StringComparison.Ordinal) => PayeeKind.PrivateUniversity,
        _ => kind,
    };

    private static PayeeKind WithoutForm(PayeeName name)
    {
        var text = name.Unbracketed;
        if (text.EndsWith("高等専門学校", StringComparison.Ordinal)) return PayeeKind.CollegeOfTechnology;
        if (UniversityEnd().IsMatch(text)) return PayeeKind.University;
        if (Local().IsMatch(text)) return PayeeKind.LocalGovernment;
        if (State().IsMatch(text)) return PayeeKind.State;
        if (Prefectural().IsMatch(text)) return PayeeKind.LocalGovernment;
        return Union().IsMatch(text) ? PayeeKind.Association : PayeeKind.Unknown;
    }

    private static bool IsForeign(string text) => Abroad().IsMatch(text) || (Latin().IsMatch(text) && !Japanese().IsMatch(text));

    // all texts are folded: one width, capitals, small kana as large ones, dashes as ー
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;
    private const string Label = "[(]?([A-Z]{1,3}|[アイウエオカキクケコ])?[0-9]{0,3}(氏|さん|様)?[)]?";
    private const string Tail = "(外|他|ほか|等|ら|以下同)?([(][^()]*[)])*([0-9]+(名|人|件|者))?(外|他|ほか|等)?([0-9]+(名|人|件|者))?";
    private const string Who = "(個人(事業主)?|(職|委|役|教|隊|会)員|[^()]{0,20}(職員|委員|構成員|研究員|調査員|調整員|相談員|推進員|補助員|補佐員|指導員|専門員|参与員|隊員|支援員|出張者|有識者|専門家|受講者|受賞者|申請者|対象者|受給者|生産者|漁業者|労働者|研究者|技能者|従事者|協力者|候補者|所有者|関係者|招へい者|招聘者|旅行者|留学生|研修生|学生|講師|医師|弁護士|通訳|教授|参与|顧問|アドバイザー|コーデイネーター))";

    [GeneratedRegex("^" + Who + Label + "(・" + Label + ")*" + Tail + "$|^[(]?[A-Z][0-9]?[)]?(氏|さん|様|講師|委員|[(](生産者|個人|職員|委員)[)])$|[(](個人|個人事業主)[)]$|^出張者|^個人[A-Z0-9(]|^.{1,20}(員|者|官|人|使|役|師)等?[A-Z]{1,2}(ほか|他|外)?$", Plain)]
    private static partial Regex Person();

    [GeneratedRegex("^(民間|地方)?(社|会社|企業|法人|団体|事業者|事業主|事業所|業者|業社|病院|医療機関|農家|大学|公館|都道府県|市町村|市|県|町|村|財団|協会|研究班|補助事業者|民間企業|民間会社|民間団体|株式会社|有限会社|合同会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|社会福祉法人|医療法人|学校法人|国立大学法人|国立研究開発法人|独立行政法人|地方独立行政法人|特定非営利活動法人|.{0,12}(会社|企業|事業者|業者|組合|法人|業社|代理店|旅行社|機関等?|事業者等|都市|シンクタンク))([A-Z]|[A-Z](ー?[A-Z0-9])?|[0-9]{1,3}|[アイウエオカキクケコ])[0-9]{0,3}社?" + Tail + "$|^(民間|法人|海外|現地)?[A-Z][0-9]{0,3}(ー?[A-Z])?(健康保険組合|農業協同組合|漁業協同組合|商工会|社|会社|株式会社|有限会社|合同会社|協会|協議会|連合会|法人|財団|組合|事業所|病院|大学|商店|県|市|町|村|農協|団体)" + Tail + "$", Plain)]
    private static partial Regex Anonymous();

    [GeneratedRegex("^[(]?(その他|そのほか|※|支出額|他[0-9]|ほか[0-9]|以下|未定|該当な|な[し]$|本省$|[0-9]+百万円)|^[ー0-9()]*$|^.{0,14}(旅費|庁費|諸謝金|謝金|事務費|人件費|借料|賃金|通信費|光熱水料|会議費|雑費|経費|消耗品費|役務費|印刷製本費|交際費|調査費)([(][^()]*[)])?$|^株式$|^「$|^委託先$|^受託先$", Plain)]
    private static partial Regex Other();

    [GeneratedRegex("共同企業体|共同体|企業体|共同提案|コンソーシアム|連合体|[^A-Z]JV$|^JV|[(]JV[)]|代理人?[^店].*(会社|法人)|外[0-9]+社|(ほか|他|外)$", Plain)]
    private static partial Regex Joint();

    [GeneratedRegex("(協議会|実行委員会|運営委員会|推進委員会|委員会|管理組合|管理組合法人|研究会|懇話会|部会|同盟|会議|グループ|プロジエクト|チーム|クラブ|を守る会|機構団|集落|地域協定|広域協定)$", Plain)]
    private static partial Regex Together();

    [GeneratedRegex("(組合|組合連合会|連合会|組合中央会|商工会|商工会議所|弁護士会|労働金庫|信用金庫|銀行|公庫|公社|事業団|健康保険団体連合会|協会|財団|監査法人|税理士法人|弁護士法人|法人)$", Plain)]
    private static partial Regex Union();

    [GeneratedRegex("大学(院|院大学|学園|校)?$|大学(医学部|附属|付属)?病院$|大学.{0,16}(研究科|研究所|学部|機構|センター)$", Plain)]
    private static partial Regex UniversityEnd();

    [GeneratedRegex("^(北海道|東京都|京都府|大阪府|.{2,3}県)$|^.{1,12}(市|町|村|区|広域連合)$|^.{2,10}(都|道|府|県|市|町|村|区)(役所|役場|教育委員会|農業委員会|警察|警察本部|企業局|水道局|会計管理者)$|(事務組合|消防組合|企業団)$", Plain)]
    private static partial Regex Local();

    [GeneratedRegex("^(北海道|東京都|京都府|大阪府|.{2,3}県)(立.{1,20}|.{1,12}(局|部|課|試験場|研究センター|技術センター))$", Plain)]
    private static partial Regex Prefectural();

    [GeneratedRegex("(労働局|整備局|農政局|運輸局|財務局|税務署|税関|法務局|経済産業局|厚生局|通信局|気象台|防衛局|管区警察局|海上保安(本)?部|刑務所|拘置所|少年院|検察庁|裁判所|国税局|森林管理局|環境事務所|公安調査局|入国管理局|入国在留管理局|総合事務局|航空局|大使館|総領事館|領事館|代表部|在外公館|資金前渡官吏|自衛隊|駐屯地|国土地理院|開発局|府|省|庁|内閣官房|人事院|会計検査院)$|^在.{1,10}(大|総|代)$|資金前渡官吏", Plain)]
    private static partial Regex State();

    [GeneratedRegex("有限公司|公司$|[(]股[)]|(^|[^A-Z])(INC|LTD|LLC|L L C|GMBH|CORP|CORPORATION|PTY|PLC|S A|SDN|BHD|B V|LIMITED|CO LTD)([^A-Z]|$)|(INC|LTD|LLC|GMBH|CORPORATION|LIMITED|COLTD)$|^(米|英|仏|独|豪|韓)(国|海軍|空軍|陸軍)|^国際連合|^国連|^世界.{1,6}(機関|機構|計画|銀行)|^国際.{2,12}(機関|機構)([(]|$)|(共和国|王国|連邦)(政府)?$|日本人学校|補習授業校|[(][A-Z]{3,10}[)]$", Plain)]
    private static partial Regex Abroad();

    [GeneratedRegex("[A-Z]{2}", Plain)]
    private static partial Regex Latin();

    [GeneratedRegex(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", Plain)]
    private static partial Regex Japanese();
}

using Shirube.Budget.Payees;

namespace Shirube.Tests.Budget;

public sealed class PayeeNameTests
{
    [Theory]
    [InlineData("（株）みさき造船", "株式会社みさき造船")]
    [InlineData("㈱みさき造船", "株式会社　みさき造船")]
    [InlineData("みさき造船㈱", "みさき造船株式会社")]
    [InlineData("（国研）潮流研究所", "国立研究開発法人潮流研究所")]
    [InlineData("(一財)海の観測所", "一般財団法人　海の観測所")]
    [InlineData("ＮＰＯ法人灯台の会", "特定非営利活動法人灯台の会")]
    [InlineData("學校法人髙濱學園", "学校法人高浜学園")]
    [InlineData("株式会社シヤトル・キヤノン", "株式会社シャトルキャノン")]
    [InlineData("株式会社Misaki", "株式会社ＭＩＳＡＫＩ")]
    [InlineData("株式会社灯台−システム", "株式会社灯台ーシステム")]
    public void One_name_in_two_prints_has_one_key(string one, string other)
    {
        Assert.Equal(PayeeName.Of(one).Folded, PayeeName.Of(other).Folded);
        Assert.Equal(PayeeName.Of(one).Folded, PayeeName.Of(PayeeName.Of(one).Folded).Folded);
    }

    [Theory]
    [InlineData("株式会社みさき", "みさき株式会社")]
    [InlineData("株式会社みさき", "有限会社みさき")]
    [InlineData("株式会社みさき", "株式会社みさき（東京）")]
    [InlineData("しおかぜ県公立大学法人", "しおかぜ県")]
    [InlineData("一般社団法人灯台", "一般財団法人灯台")]
    public void Names_of_different_corporations_keep_their_keys_apart(string one, string other) => Assert.NotEqual(PayeeName.Of(one).Folded, PayeeName.Of(other).Folded);

    [Theory]
    [InlineData("個人Ａ", "Person")]
    [InlineData("個人（Ｂ）他", "Person")]
    [InlineData("職員Ｃ（4件）", "Person")]
    [InlineData("検討会出席委員（複数名）", "Person")]
    [InlineData("Ａ社", "Anonymous")]
    [InlineData("株式会社①", "Anonymous")]
    [InlineData("病院Ｉ", "Anonymous")]
    [InlineData("その他", "Other")]
    [InlineData("（支出額　１５０百万円）", "Other")]
    [InlineData("職員旅費", "Other")]
    [InlineData("みさき・灯台特定建設工事共同企業体", "Group")]
    [InlineData("しおかぜ畜産クラスター協議会", "Group")]
    [InlineData("Misaki Shipping Pte. Ltd.", "Foreign")]
    [InlineData("世界潮流機関（ＷＴＯＺ）", "Foreign")]
    [InlineData("在しおかぜ大使館", "State")]
    [InlineData("みさき労働局", "State")]
    [InlineData("灯台町", "LocalGovernment")]
    [InlineData("みさき造船㈱", "Company")]
    [InlineData("国立大学法人しおかぜ大学", "NationalUniversity")]
    [InlineData("公立大学法人みさき", "PublicUniversity")]
    [InlineData("学校法人灯台大学", "PrivateUniversity")]
    [InlineData("学校法人灯台学園", "School")]
    [InlineData("（国研）潮流研究所", "ResearchAgency")]
    [InlineData("（独）国立高等専門学校機構", "CollegeOfTechnology")]
    [InlineData("独立行政法人灯台機構", "IndependentAgency")]
    [InlineData("大学共同利用機関法人潮流機構", "InterUniversityInstitute")]
    [InlineData("みさき漁業協同組合", "Association")]
    public void The_name_tells_what_a_payee_is(string name, string kind) => Assert.Equal(kind, PayeeKinds.Of(PayeeName.Of(name)).ToString());

    [Theory]
    [InlineData("7120005000002", "712000500000", NumberLikeness.Near)] // the last digit is lost
    [InlineData("7120005000002", "7120005000020", NumberLikeness.Near)]
    [InlineData("7120005000002", "7120000000000", NumberLikeness.Near)] // as a spreadsheet rounds
    [InlineData("7120005000002", "3120001000001", NumberLikeness.Far)]
    [InlineData("7120005000002", "12", NumberLikeness.None)]
    [InlineData("7120005000002", null, NumberLikeness.None)]
    public void A_damaged_number_is_near_what_it_was(string number, string? printed, object likeness) => Assert.Equal(likeness, DamagedNumber.Compare(printed, number));
}

using System.Collections.Immutable;

namespace Shirube.Budget.Payees;

/// <summary>Where a name carries its legal form.</summary>
internal enum FormPlace
{
    None,
    Front,
    Back,

    /// <summary>Something follows a form that stands behind the name: a branch, or another name.</summary>
    Inside,
}

/// <summary>A legal form（法人格）as names carry it.</summary>
/// <param name="Word">Written out.</param>
/// <param name="Kind">What a payee of this form is, unless its name says more.</param>
/// <param name="Family">Forms that one corporation may pass through: 財団法人 became 一般 or 公益財団法人.</param>
internal sealed record LegalForm(string Word, PayeeKind Kind, string Family, ImmutableArray<string> Short)
{
    /// <summary>Longer words first: 地方独立行政法人 holds 独立行政法人.</summary>
    public static ImmutableArray<LegalForm> All { get; } =
    [
        .. new[]
        {
            Of("株式会社", PayeeKind.Company, "株", "株式", "株式会社"), Of("有限会社", PayeeKind.Company, "有", "有限", "有限会社"), Of("合同会社", PayeeKind.Company, "同", "合", "合同"),
            Of("合資会社", PayeeKind.Company, "資", "合資"), Of("合名会社", PayeeKind.Company, "名", "合名"), Of("相互会社", PayeeKind.Company, "相"),
            Of("国立大学法人", PayeeKind.NationalUniversity, "国大", "大"), Of("公立大学法人", PayeeKind.PublicUniversity, "公大"), Of("学校法人", PayeeKind.School, "学"),
            Of("大学共同利用機関法人", PayeeKind.InterUniversityInstitute, "共"), Of("国立研究開発法人", PayeeKind.ResearchAgency, "国研", "研", "国立研究開発", "国開"),
            Of("独立行政法人", PayeeKind.IndependentAgency, "独", "独法", "独行"), Of("地方独立行政法人", PayeeKind.LocalAgency, "地独"),
            Of("一般社団法人", PayeeKind.Association, "一社", "一般社団", "般社"), Of("公益社団法人", PayeeKind.Association, "公社", "公益社団"), Of("社団法人", PayeeKind.Association, "社"),
            Of("一般財団法人", PayeeKind.Association, "一財", "一般財団", "般財"), Of("公益財団法人", PayeeKind.Association, "公財", "公益財団"), Of("財団法人", PayeeKind.Association, "財"),
            Of("特定非営利活動法人", PayeeKind.Association, "特非", "特定非営利", "NPO"), Of("社会福祉法人", PayeeKind.Association, "福", "社福"), Of("宗教法人", PayeeKind.Association, "宗"),
            Of("医療法人社団", PayeeKind.Association, "医社"), Of("医療法人財団", PayeeKind.Association, "医財"), Of("社会医療法人", PayeeKind.Association), Of("医療法人", PayeeKind.Association, "医"),
            Of("農事組合法人", PayeeKind.Association, "農"), Of("更生保護法人", PayeeKind.Association), Of("職業訓練法人", PayeeKind.Association),
        }.OrderByDescending(f => f.Word.Length),
    ];

    private static LegalForm Of(string word, PayeeKind kind, params string[] shorts) =>
        new(word, kind, word.EndsWith("社団法人", StringComparison.Ordinal) ? "社団法人" : word.EndsWith("財団法人", StringComparison.Ordinal) ? "財団法人" : word, [.. shorts]);
}

namespace Shirube.Budget.Payees;

/// <summary>What a payee is, by its legal form, its number and the words of its name.</summary>
public enum PayeeKind
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>会社.</summary>
    Company,

    /// <summary>国立大学法人.</summary>
    NationalUniversity,

    /// <summary>公立大学法人.</summary>
    PublicUniversity,

    /// <summary>学校法人 that runs a university or a junior college.</summary>
    PrivateUniversity,

    /// <summary>A university printed without a legal form or a number.</summary>
    University,

    /// <summary>高等専門学校, and the agency that runs them.</summary>
    CollegeOfTechnology,

    /// <summary>大学共同利用機関法人.</summary>
    InterUniversityInstitute,

    /// <summary>国立研究開発法人.</summary>
    ResearchAgency,

    /// <summary>独立行政法人.</summary>
    IndependentAgency,

    /// <summary>地方独立行政法人.</summary>
    LocalAgency,

    /// <summary>学校法人 of which nothing says 大学.</summary>
    School,

    /// <summary>社団, 財団, NPO, 組合, 医療法人, 社会福祉法人 and other corporations that are no companies.</summary>
    Association,

    /// <summary>国の機関, also its branches and embassies.</summary>
    State,

    /// <summary>地方公共団体.</summary>
    LocalGovernment,

    /// <summary>Several together: 共同企業体, コンソーシアム, 協議会.</summary>
    Group,

    /// <summary>Abroad, or of several states.</summary>
    Foreign,

    /// <summary>個人Ａ, 委員, 職員: nobody who could be followed.</summary>
    Person,

    /// <summary>A社, 株式会社Ｂ: a corporation whose name is held back.</summary>
    Anonymous,

    /// <summary>その他, 旅費: no payee at all.</summary>
    Other,
}

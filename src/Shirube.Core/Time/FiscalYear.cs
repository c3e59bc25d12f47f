namespace Shirube.Core;

/// <summary>The Japanese fiscal year（年度）: 1 April of the year it is named by to 31 March of the next.</summary>
public static class FiscalYear
{
    public static DateOnly Start(int year) => new(year, 4, 1);

    public static DateOnly End(int year) => new(year + 1, 3, 31);

    /// <summary>The fiscal year in which the day lies.</summary>
    public static int Of(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}

using System.Globalization;

namespace Shirube.Core;

/// <summary>Ids of facts inside one draft, as they stand in <see cref="Piece.Fact"/>: "measure:12", "measure:12/status:3", "footnote:28".
/// Numbers count from 1 in document order.</summary>
public static class FactIds
{
    public static string Section(int number) => Of("section", number);

    public static string Goal(int number) => Of("goal", number);

    public static string Measure(int order) => Of("measure", order);

    public static string Item(int order, ReportColumn column, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"measure:{order}/{(column == ReportColumn.Status ? "status" : "next")}:{number}");

    public static string Indicator(int order) => Of("indicator", order);

    public static string Footnote(int number) => Of("footnote", number);

    public static string Passage(int number) => Of("passage", number);

    public static string Legend(int number) => Of("legend", number);

    public static string Abbreviation(int number) => Of("abbreviation", number);

    public static string ReferenceRow(int number) => Of("row", number);

    public static string Finding(int number) => Of("finding", number);

    private static string Of(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{number}");
}

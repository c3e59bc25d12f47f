using System.Globalization;
using Shirube.Core;

namespace Shirube.Tests;

public sealed class PeriodReaderTests
{
    [Theory]
    [InlineData("2023年度末", 2023, true, "2024-03-01", "2024-03-31")]
    [InlineData("2023 年 度", 2023, true, "2023-04-01", "2024-03-31")]
    [InlineData("令和５年６月", 2023, false, "2023-06-01", "2023-06-30")]
    [InlineData("令和元年", 2019, false, "2019-01-01", "2019-12-31")]
    [InlineData("平成 30 年度", 2018, true, "2018-04-01", "2019-03-31")]
    [InlineData("２０２４年２月29日", 2024, false, "2024-02-29", "2024-02-29")]
    [InlineData("2026～2030年度", 2030, true, "2026-04-01", "2031-03-31")]
    [InlineData("2018-22年度", 2022, true, "2018-04-01", "2023-03-31")]
    [InlineData("2018年度～2022年度", 2022, true, "2018-04-01", "2023-03-31")]
    [InlineData("2020年代後半", 2029, false, "2025-01-01", "2029-12-31")]
    [InlineData("2030年代", 2039, false, "2030-01-01", "2039-12-31")]
    [InlineData("2021年春頃", 2021, false, "2021-03-01", "2021-05-31")]
    [InlineData("2024年12月下旬", 2024, false, "2024-12-21", "2024-12-31")]
    [InlineData("2024年度前半", 2024, true, "2024-04-01", "2024-09-30")]
    public void Reads_a_time_with_its_first_and_last_day(string text, int year, bool fiscal, string start, string end)
    {
        var found = Assert.Single(PeriodReader.Find(text));
        Assert.Equal((0, text.Length), (found.Index, found.Length));
        Assert.Equal((year, fiscal), (found.Period.Year, found.Period.IsFiscal));
        Assert.Equal((start, end), (found.Period.Start.ToString("O", CultureInfo.InvariantCulture), found.Period.End.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("12021年")]
    [InlineData("調査2019の結果")]
    [InlineData("1,2023年")]
    [InlineData("令和0年")]
    [InlineData("5年間")]
    [InlineData("第6期")]
    public void Refuses_numbers_that_are_no_time(string text) => Assert.Empty(PeriodReader.Find(text));

    [Fact]
    public void Same_year_takes_the_year_before_it()
    {
        var found = PeriodReader.Find("2025年度までに整え、同年度に始める。");
        Assert.Equal([2025, 2025], found.Select(f => f.Period.Year));
        Assert.Equal("同年度", found[1].Period.Text);
    }

    [Fact]
    public void From_and_to_are_one_span_only_when_asked()
    {
        const string text = "1900年から2020年の間";
        Assert.Equal(2, PeriodReader.Find(text).Length);
        var span = Assert.Single(PeriodReader.Find(text, joinFromTo: true)).Period;
        Assert.Equal((1900, 2020), (span.FirstYear, span.Year));
    }
}

using System.Globalization;
using Shirube.Core;
using Shirube.Ingest.Phrases;

namespace Shirube.Tests;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("約30兆円", "30", "兆円", ValueOperator.About)]
    [InlineData("11億3,500万トン（CO₂換算）", "1135000000", "トン（CO₂換算）", ValueOperator.Equal)]
    [InlineData("3兆4,000億円", "3400000000000", "円", ValueOperator.Equal)]
    [InlineData("35位／64か国中", "35", "位", ValueOperator.Equal)]
    [InlineData("約7割増", "70", "%増", ValueOperator.About)]
    [InlineData("1割増加", "10", "%増", ValueOperator.Equal)]
    [InlineData("１割以下", "10", "%", ValueOperator.AtMost)]
    [InlineData("半減", "0.5", "倍", ValueOperator.Equal)]
    [InlineData("倍増", "2", "倍", ValueOperator.Equal)]
    [InlineData("実質ゼロ", "0", null, ValueOperator.Equal)]
    [InlineData("100以上", "100", null, ValueOperator.AtLeast)]
    [InlineData("1,000 団体以上", "1000", "団体", ValueOperator.AtLeast)]
    [InlineData("約330回/年", "330", "回/年", ValueOperator.About)]
    [InlineData("約4.5万円／トン", "4.5", "万円／トン", ValueOperator.About)]
    [InlineData("29,300.22 USD／人", "29300.22", "USD／人", ValueOperator.Equal)]
    [InlineData("±0.0％", "0.0", "％", ValueOperator.Equal)]
    [InlineData("13,000件程度", "13000", "件", ValueOperator.About)]
    [InlineData("４００名を超える", "400", "名", ValueOperator.MoreThan)]
    [InlineData("1.35°C", "1.35", "°C", ValueOperator.Equal)]
    public void Reads_value_unit_and_bound(string text, string value, string? unit, ValueOperator bound)
    {
        var found = Assert.Single(QuantityReader.Find(text));
        Assert.Equal((0, text.Length), (found.Index, found.Length));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), found.Quantity.Value);
        Assert.Equal((unit, bound), (found.Quantity.Unit, found.Quantity.Operator));
    }

    [Theory]
    [InlineData("5G網")]
    [InlineData("第3期")]
    [InlineData("SIP4D")]
    [InlineData("2023年度末")]
    [InlineData("令和５年６月")]
    [InlineData("ゼロエミッション")]
    [InlineData("Society 5.0")]
    public void Refuses_digits_that_count_nothing(string text) => Assert.Empty(QuantityReader.Find(text));

    [Fact]
    public void A_word_behind_the_counter_is_not_part_of_the_unit() =>
        Assert.Equal("本", Assert.Single(QuantityReader.Find("30本策定する")).Quantity.Unit);
}

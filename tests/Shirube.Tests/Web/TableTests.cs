using Shirube.Web.Editions;

namespace Shirube.Tests.Web;

public sealed class TableTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void A_cell_that_would_run_gets_an_apostrophe(string cell) => Assert.Equal("'" + cell, Table.Harmless(cell));

    [Theory]
    [InlineData("灯台を保つ。")]
    [InlineData("-3.5")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_cells_stay_as_they_are(string? cell) => Assert.Equal(cell, Table.Harmless(cell));
}

using Shirube.Core;

namespace Shirube.Tests;

public sealed class MinistryRegisterTests
{
    private static readonly Evidence None = new("test", 1, []);

    [Theory]
    [InlineData("ＡＭＥＤ 室", "AMED室")]
    [InlineData("I T", "IT")]
    [InlineData("文部科学省", "文")]
    public void Spellings_of_one_name_are_one_body(string spelling, string code) => Assert.Equal(code, MinistryRegister.BuiltIn.Find(spelling)!.Code);

    [Theory]
    [InlineData("IT", "2021-08-31", "IT")]
    [InlineData("IT", "2021-09-01", "デジ")]
    [InlineData("子子", "2023-04-01", "こども")]
    [InlineData("文", "2030-01-01", "文")]
    public void Work_goes_to_the_successor_on_its_first_day(string code, string day, string then)
    {
        var register = MinistryRegister.BuiltIn;
        Assert.Equal(then, register.On(register.Find(code)!, DateOnly.ParseExact(day, "yyyy-MM-dd", null)).Code);
    }

    [Fact]
    public void A_name_of_the_legend_goes_before_the_table()
    {
        var register = MinistryRegister.BuiltIn.With([new("国", ["県知事室", "国際課"], false, None), new("港", ["港湾課"], false, None)]);
        Assert.Equal(("国際課", "県知事室"), (register.Find("国")!.Name, register.Find("国")!.Parent));
        Assert.Equal("港", register.Find("港湾課")!.Code);
        Assert.Equal("国土交通省", MinistryRegister.BuiltIn.Find("国")!.Name);
    }

    [Fact]
    public void An_unknown_name_is_not_guessed() => Assert.Null(MinistryRegister.BuiltIn.Find("月面課"));

    [Fact]
    public void Every_successor_is_in_the_table()
    {
        foreach (var code in (string[])["IT", "子子", "NISC"]) Assert.NotNull(MinistryRegister.BuiltIn.Find(MinistryRegister.BuiltIn.Find(code)!.Successor!));
    }
}

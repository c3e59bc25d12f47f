using System.Text;
using Shirube.Core;

namespace Shirube.Tests.Ingest.Files;

public sealed class HtmlReaderTests
{
    [Fact]
    public void Tables_become_rows_with_tabs_and_lists_become_bullets()
    {
        var document = Sources.Read(
            """
            <!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>
            <h1>1. 海の県</h1><p>目標<sup>12</sup>を
              定める。</p>
            <table><tr><th>取組</th><th>状況</th><th>方針</th></tr>
            <tr><td><p>○波の力を使う。</p><p>【県政策課】</p></td><td><ul><li>調べた。</li><li>・試した。</li></ul></td><td>続ける。</td></tr></table>
            <ul><li>潮位：3 m</li></ul><script>steal()</script></body></html>
            """);
        Assert.Equal(
            ["1. 海の県", "目標¹²を 定める。", "取組\t状況\t方針", "○波の力を使う。 【県政策課】\t・ 調べた。 ・試した。\t続ける。", "- ・ 潮位：3 m"],
            document.Lines.ToArray());
        Assert.Equal(SourceFormat.Html, document.Format);
        Assert.Equal("active-content-dropped", Assert.Single(document.Findings).Code);
    }

    [Fact]
    public void Deep_or_exploding_html_is_refused_quickly()
    {
        Assert.Equal("too-deep", Sources.Refusal(Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000)))));
        var formatting = string.Concat(Enumerable.Range(0, 500).Select(i => $"<b id={i}>")) + string.Concat(Enumerable.Repeat("<p>x", 50_000));
        Assert.Equal("too-many-elements", Sources.Refusal(Encoding.UTF8.GetBytes("<html>" + formatting)));
    }
}

using System.Text;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Corrections;
using Shirube.Tests.House;

namespace Shirube.Tests.Ingest.Corrections;

public sealed class CorrectionTableTests
{
    private const string Header = "document,line,wrong,right,reason\n";
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_row_becomes_a_finding_at_every_place_of_the_word()
    {
        var draft = CorrectionTable.Parse($"{Header}{Hash},2,潮日,潮目,読み誤り\n").Apply(Draft("一行目", "潮日と潮日"));
        var finding = Assert.Single(draft.Findings);
        Assert.Equal("source-corrected", finding.Code);
        Assert.Equal([new SourceSpan(Hash, 2, 0, 2), new SourceSpan(Hash, 2, 3, 2)], finding.Spans.AsEnumerable());
        Assert.Equal("潮日と潮日", draft.Document.Lines[1]);
    }

    [Theory]
    [InlineData("潮目だけ")] // mended in the source
    [InlineData("")]
    public void A_row_whose_word_is_gone_fails_the_reading(string line)
    {
        var table = CorrectionTable.Parse($"{Header}{Hash},1,潮日,潮目,読み誤り\n");
        Assert.Contains("潮日", Assert.Throws<CorrectionOutdatedException>(() => table.Apply(Draft(line))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_other_documents_are_left_alone() =>
        Assert.Empty(CorrectionTable.Parse($"{Header}{new string('b', 64)},1,潮日,潮目,読み誤り\n").Apply(Draft("潮日")).Findings);

    [Fact]
    public void Cells_may_be_quoted() =>
        Assert.Contains("「a,\"b」", CorrectionTable.Parse($"{Header}{Hash},1,\"a,\"\"b\",c,d\n").Apply(Draft("a,\"b")).Findings[0].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("line,wrong\n")]
    [InlineData(Header + "abc,1,x,y,z\n")]
    public void Another_shape_is_refused(string csv) => Assert.Throws<FormatException>(() => CorrectionTable.Parse(csv));

    [Fact]
    public void The_planted_faults_of_the_sample_are_found()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "sample", "strategy-markup.txt"));
        var draft = EditionReader.Read(bytes, "strategy-markup.txt", null, CancellationToken.None);
        var rows = File.ReadLines(Path.Combine(Repository.Root, "sample", "corrections.csv"), Encoding.UTF8).Count(l => l.StartsWith(draft.Document.Hash, StringComparison.Ordinal));
        Assert.Equal(rows, draft.Findings.Count(f => f.Code == "source-corrected"));
    }

    private static DraftEdition Draft(params string[] lines) => new()
    {
        Document = new() { Hash = Hash, FileName = "a.txt", Format = SourceFormat.Text, Reader = "utf-8", Lines = [.. lines] },
        Layout = Layout.Markup,
        RuleVersion = "markup/1",
    };
}

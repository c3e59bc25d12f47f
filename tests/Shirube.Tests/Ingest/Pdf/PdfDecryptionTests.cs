using Shirube.Ingest.Files.Pdf;
using Shirube.Tests.House;
using Shirube.Tests.Ingest.Files;

namespace Shirube.Tests.Ingest.Pdf;

/// <summary>The same page, encrypted in each way; see fixtures/encrypted/make.sh.</summary>
public sealed class PdfDecryptionTests
{
    private static byte[] Fixture(string name) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Shirube.Tests", "Ingest", "Pdf", "fixtures", "encrypted", $"{name}.pdf"));

    [Theory]
    [InlineData("rc4-40")]
    [InlineData("rc4-128")]
    [InlineData("rc4-128-filter")]
    [InlineData("aes-128")]
    [InlineData("aes-128-packed")]
    [InlineData("aes-128-clear-metadata")]
    [InlineData("aes-256-r5")]
    [InlineData("aes-256")]
    [InlineData("aes-256-packed")]
    public void A_file_that_anyone_may_open_shows_its_drawing(string name)
    {
        var plain = Rulings("plain");
        Assert.Equal(5, plain.Length);
        Assert.Equal(plain, Rulings(name));
    }

    [PdfFact]
    public void A_file_that_anyone_may_open_is_read() => Assert.Equal(["sea"], Sources.Read(Fixture("aes-256-packed")).Lines.ToArray());

    [Theory]
    [InlineData("password-rc4-40")]
    [InlineData("password-aes-128")]
    [InlineData("password-aes-256")]
    public void A_file_with_a_password_is_refused(string name) => Assert.Equal("pdf-encrypted", Sources.Refusal(Fixture(name)));

    private static Ruling[] Rulings(string name)
    {
        var file = PdfFile.Open(Fixture(name));
        Assert.True(file.Unlock());
        return [.. PdfRulings.Of(file, Assert.Single(file.Pages(10)), 1 << 20)];
    }
}

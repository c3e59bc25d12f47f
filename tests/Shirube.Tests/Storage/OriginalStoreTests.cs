using Shirube.Storage.Originals;
using Shirube.Tests.Library;

namespace Shirube.Tests.Storage;

public sealed class OriginalStoreTests : IDisposable
{
    private readonly TemporaryLibrary _data = new();

    [Fact]
    public async Task A_document_stands_under_its_hash_and_is_stored_once()
    {
        var store = new OriginalStore(_data.Folder);
        var hash = store.Save("abc"u8);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
        Assert.Equal(Path.Combine(_data.Folder.Originals, "ba", hash), Assert.Single(Directory.GetFiles(_data.Folder.Originals, "*", SearchOption.AllDirectories)));
        Assert.Equal(hash, store.Save("abc"u8));
        Assert.True(await store.VerifyAsync(hash, default));
    }

    [Fact]
    public void What_a_dead_process_left_half_written_is_cleaned_up()
    {
        var store = new OriginalStore(_data.Folder);
        store.Save("abc"u8);
        var left = Path.Combine(_data.Folder.Originals, "ba", ".incoming-999999999-x");
        var mine = Path.Combine(_data.Folder.Originals, "ba", $".incoming-{Environment.ProcessId}-x");
        File.WriteAllText(left, "half");
        File.WriteAllText(mine, "half");
        store.CleanUp();
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(mine));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("")]
    public void Nothing_but_a_hash_becomes_a_path(string hash) => Assert.Throws<ArgumentException>(() => new OriginalStore(_data.Folder).PathOf(hash));

    public void Dispose() => _data.Dispose();
}

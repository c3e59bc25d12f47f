using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Shirube.Core;
using Shirube.Storage.Rows;

namespace Shirube.Tests.Storage;

public sealed class CodecTests
{
    [Fact]
    public void Spans_stand_in_one_readable_text()
    {
        ImmutableArray<SourceSpan> spans = [new("d", 538, 0, 45), new("d", 559, 3, 20)];
        Assert.Equal("538:0+45;559:3+20", Codec.Spans(spans));
        Assert.Equal(spans.AsEnumerable(), Codec.Spans("538:0+45;559:3+20", "d"));
    }

    [Fact]
    public void A_path_is_the_beginning_of_all_paths_below_it() =>
        Assert.StartsWith(Codec.List(["別添", "1"]), Codec.List(["別添", "1", "(1)"]), StringComparison.Ordinal);

    [Fact]
    public void Every_list_of_texts_comes_back() => Check.QuickThrowOnFailure(Prop.ForAll<string[]>(parts =>
    {
        ImmutableArray<string> list = [.. parts.Select(p => p ?? "")];
        return Codec.List(Codec.List(list)).SequenceEqual(list, StringComparer.Ordinal);
    }));

    [Fact]
    public void Every_list_of_numbers_comes_back() => Check.QuickThrowOnFailure(Prop.ForAll<int[]>(numbers =>
        Codec.Numbers(Codec.Numbers([.. numbers])).SequenceEqual(numbers)));

    [Fact]
    public void Every_list_of_lines_comes_back() => Check.QuickThrowOnFailure(Prop.ForAll<PositiveInt[]>(numbers =>
    {
        ImmutableArray<(int, int)> lines = [.. numbers.Select(n => (n.Get, n.Get + 1))];
        return Codec.Lines(Codec.Lines(lines)).SequenceEqual(lines);
    }));
}

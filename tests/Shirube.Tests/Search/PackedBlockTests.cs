using FsCheck;
using FsCheck.Fluent;
using Shirube.Search.Index;

namespace Shirube.Tests.Search;

public sealed class PackedBlockTests
{
    [Fact]
    public void Every_block_of_steps_comes_back()
    {
        // steps of all lengths, mostly short
        var step = Gen.Choose(0, 31).SelectMany(bits => Gen.Choose(0, 31).SelectMany(less => Gen.Choose(1, int.MaxValue).Select(n => (uint)(n & ((1L << Math.Max(1, bits - less)) - 1)))));
        var blocks = Gen.OneOf(step.ArrayOf(PackedBlock.Size), Gen.Choose(0, 200).Select(n => (uint)n).ArrayOf(PackedBlock.Size), Gen.Constant(uint.MaxValue / PackedBlock.Size).ArrayOf(PackedBlock.Size));
        Prop.ForAll(blocks.ToArbitrary(), steps => Assert.Equal(steps, ReadBack(steps))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void A_damaged_block_is_told_or_read_but_never_past_its_end()
    {
        var steps = Enumerable.Range(0, PackedBlock.Size).Select(i => i % 11 == 0 ? 70_000u + (uint)i : (uint)i % 5).ToArray();
        var bytes = Written(steps);
        for (var at = 0; at < bytes.Length - PackedBlock.Slack; at++)
        {
            foreach (var wrong in (byte[])[0, 0x55, 0xFF])
            {
                var spoilt = (byte[])bytes.Clone();
                spoilt[at] = wrong;
                if (Record.Exception(() => Read(spoilt)) is { } e) Assert.IsType<InvalidDataException>(e);
            }
        }
    }

    [Fact]
    public void Few_large_steps_cost_little()
    {
        var steps = Enumerable.Range(0, PackedBlock.Size).Select(i => i % 32 == 5 ? 1000u : 3u).ToArray();
        Assert.InRange(Written(steps).Length - PackedBlock.Slack, 1, (PackedBlock.Size * 2 / 8) + 20); // at ten bits each: 160 bytes
    }

    private static uint[] ReadBack(uint[] steps)
    {
        var (read, sum, end) = Read(Written(steps));
        Assert.Equal(steps.Aggregate(0u, (a, b) => a + b), (uint)sum);
        Assert.Equal(Written(steps).Length - PackedBlock.Slack, end);
        return read;
    }

    private static byte[] Written(uint[] steps)
    {
        var bytes = new byte[PackedBlock.Longest];
        return bytes[..(PackedBlock.Write(steps, bytes) + PackedBlock.Slack)];
    }

    private static (uint[] Steps, int Sum, int End) Read(byte[] bytes)
    {
        var (steps, at) = (new uint[PackedBlock.Size], 0);
        var (width, behind, sum) = PackedBlock.ReadFront(bytes, ref at);
        PackedBlock.Read(bytes, ref at, width, behind, steps);
        return (steps, sum, at);
    }
}

using System.Runtime.Intrinsics;
using GrandChallenge.EvaluationKit.Statistics;

namespace GrandChallenge.EvaluationKit.Tests.Statistics;

public sealed class RandomStreamTests
{
    // Known answers that the authors publish with their implementation (Random123, kat_vectors).
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void The_generator_gives_the_published_bits(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint r0, uint r1, uint r2, uint r3) =>
        Philox.Block(Vector128.Create(c0, c1, c2, c3), k0, k1).ShouldBe(Vector128.Create(r0, r1, r2, r3));

    [Fact]
    public void A_stream_starts_with_the_block_of_its_number() =>
        new RandomStream(seed: 5, stream: 7).NextBits().ShouldBe(Philox.Block(Vector128.Create(0u, 0, 7, 0), 5, 0)[0]);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(888)]
    public void Every_index_is_drawn_about_equally_often(int count)
    {
        var (random, drawn) = (new RandomStream(1, 0), new int[count]);
        for (var i = 0; i < 1000 * count; i++)
            drawn[random.NextIndex(count)]++;
        drawn.Min().ShouldBeGreaterThan(850);
        drawn.Max().ShouldBeLessThan(1150);
    }

    [Fact]
    public void Numbers_fill_the_unit_interval()
    {
        var random = new RandomStream(1, 0);
        var numbers = Enumerable.Range(0, 10_000).Select(_ => random.NextDouble()).ToArray();
        numbers.ShouldAllBe(number => number >= 0 && number < 1);
        numbers.Average().ShouldBe(0.5, 0.01);
        numbers.Select(number => number * number).Average().ShouldBe(1 / 3.0, 0.01);
    }

    [Fact]
    public void Streams_and_seeds_differ()
    {
        var first = Enumerable.Range(0, 100).Select(stream => new RandomStream(1, (ulong)stream).NextBits());
        var other = Enumerable.Range(0, 100).Select(stream => new RandomStream(2, (ulong)stream).NextBits());
        first.Concat(other).Distinct().Count().ShouldBe(200);
    }
}

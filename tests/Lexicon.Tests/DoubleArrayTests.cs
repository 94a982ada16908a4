using Search.Text.Lexicon;
using Search.Tools.Lexicon.Words;

namespace Search.Tools.Lexicon.Tests;

public sealed class DoubleArrayTests
{
    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(2, 500, 4)]
    [InlineData(3, 3000, 12)]
    [InlineData(4, 3000, 2000)]
    public void The_trie_holds_the_words_and_nothing_else(int seed, int count, int alphabet)
    {
        var random = new Random(seed);
        var words = Enumerable
            .Range(0, count)
            .Select(_ => Word(random, alphabet))
            .DistinctBy(w => string.Join(',', w))
            .ToArray();
        Array.Sort(words, static (a, b) => a.AsSpan().SequenceCompareTo(b));
        var nodes = DoubleArray.Build(words, out var indexes);
        for (var i = 0; i < words.Length; i++)
        {
            Walk(nodes, words[i]).ShouldBe(indexes[i], $"seed {seed}, word {i}");
        }

        indexes.Distinct().Count().ShouldBe(words.Length);
        indexes.Min().ShouldBeGreaterThanOrEqualTo(TrieNode.FirstChild);
        var ends = indexes.ToHashSet();
        for (var round = 0; round < 2000; round++)
        {
            var word = Word(random, alphabet);
            var known = words.Any(w => w.AsSpan().SequenceEqual(word));
            ends.Contains(Walk(nodes, word)).ShouldBe(known, $"seed {seed}, round {round}");
        }
    }

    private static ushort[] Word(Random random, int alphabet) =>
        [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (ushort)(1 + random.Next(alphabet)))];

    private static int Walk((int Base, ushort Label)[] nodes, ushort[] word)
    {
        var node = TrieNode.Root;
        foreach (var code in word)
        {
            var child = nodes[node].Base + code;
            if (nodes[node].Base == 0 || child >= nodes.Length || nodes[child].Label != code)
            {
                return -1;
            }

            node = child;
        }

        return node;
    }
}

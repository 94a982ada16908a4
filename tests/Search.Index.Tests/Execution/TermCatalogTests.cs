using System.Text;
using Search.Index.Bytes;
using Search.Index.Execution;
using Search.Index.Terms;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Walks that skip over the dictionary give what a look at every term gives.</summary>
public sealed class TermCatalogTests
{
    private static readonly TermSpace[] Spaces =
    [
        TermSpace.EnglishExact,
        TermSpace.EnglishWord,
        TermSpace.ChineseExact,
        TermSpace.ChineseWord,
        TermSpace.ChineseCharacter,
    ];

    // Letters of one, two, three and four bytes, and pairs of them that share their first byte.
    private static readonly string[] Letters = ["a", "b", "c", "d", "я", "ю", "ж", "ა", "ბ", "中", "国", "𠮷", "𠮶"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lists_and_corrections_are_those_of_the_naive_engine(int seed)
    {
        var random = new Random(seed);
        var letters = random.Next(2, Letters.Length);
        var pairs = Pairs(random, letters, 800);
        HashSet<PairId> deleted = seed > 1 ? [.. pairs.Where(_ => random.Next(6) == 0).Select(pair => pair.Id)] : [];
        using var view = new TestView(pairs, random, seed, deleted, false, RankingParameters.Default);
        var naive = new NaivePairIndex(view.Live, new TextAnalyzer());
        for (var i = 0; i < 300; i++)
        {
            var space = Spaces[random.Next(Spaces.Length)];
            var word = Word(random, letters, 0, 7);
            var limit = random.Next(3) == 0 ? 100_000 : random.Next(0, 12);
            var edits = random.Next(0, 3);
            TermCatalog
                .ListSimilar(view.View, space, word, edits, limit)
                .ShouldBe(
                    await naive.ListSimilarTermsAsync(space, word, edits, limit, TestContext.Current.CancellationToken),
                    $"seed {seed}: {space} {word}~{edits}, {limit}"
                );
            word = word[..Math.Min(word.Length, random.Next(3))];
            TermCatalog
                .List(view.View, space, word, limit)
                .ShouldBe(
                    await naive.ListTermsAsync(space, word, limit, TestContext.Current.CancellationToken),
                    $"seed {seed}: {space} {word}*, {limit}"
                );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_walk_gives_every_term_that_fits_with_its_level_and_in_order(int seed)
    {
        var random = new Random(seed);
        var letters = random.Next(2, Letters.Length);
        using var segment = TestSegment.Build(Pairs(random, letters, 1500), new TextAnalyzer().Analyze);
        var terms = Spaces.ToDictionary(space => space, space => All(segment, space));
        for (var i = 0; i < 400; i++)
        {
            var space = Spaces[random.Next(Spaces.Length)];
            var word = Word(random, letters, 0, 8);
            var edits = random.Next(0, 3);
            Walk(segment, space, new EditPattern(word, edits))
                .ShouldBe(
                    terms[space].Select(t => (t, EditDistance.Between(word, t))).Where(t => t.Item2 <= edits),
                    $"seed {seed}: {space} {word}~{edits}"
                );
            var pattern = Pattern(random, letters);
            Walk(segment, space, new WildcardPattern(pattern))
                .ShouldBe(
                    terms[space].Where(t => EditDistance.Fits(t, pattern)).Select(t => (t, 0)),
                    $"seed {seed}: {space} {pattern}"
                );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_skip_moves_on_to_the_first_term_at_or_after_its_key(int seed)
    {
        var random = new Random(seed);
        using var segment = TestSegment.Build(Pairs(random, Letters.Length, 1500), new TextAnalyzer().Analyze);
        var keys = new List<byte[]>();
        for (var all = new TermEnumerator(segment.Reader.Terms); all.MoveNext(); )
        {
            keys.Add(all.Key.ToArray());
        }

        for (var round = 0; round < 300; round++)
        {
            var terms = new TermEnumerator(segment.Reader.Terms);
            var target = Key(Spaces[0], Word(random, Letters.Length, 0, 3));
            var more = terms.Seek(target);
            var at = keys.FindIndex(key => key.AsSpan().SequenceCompareTo(target) >= 0);
            for (var step = 0; step < 30 && at >= 0 && at < keys.Count; step++)
            {
                more.ShouldBeTrue();
                terms.Key.ToArray().ShouldBe(keys[at]);

                // Mostly forward and near, at times far, at times to where the walk has been already.
                target = random.Next(3) switch
                {
                    0 => keys[Math.Min(keys.Count - 1, at + random.Next(60))],
                    1 => Key(Spaces[random.Next(Spaces.Length)], Word(random, Letters.Length, 0, 6)),
                    _ => [.. keys[at], (byte)random.Next(256)],
                };
                more = terms.SkipTo(target);
                at = keys.FindIndex(at + 1, key => key.AsSpan().SequenceCompareTo(target) >= 0);
            }

            more.ShouldBe(at >= 0);
        }

        byte[] Key(TermSpace space, string term) => [.. TermKey.Write(space, term, new ByteBuffer())];
    }

    [Fact]
    public void Heads_are_in_the_order_of_their_keys()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var keys = new[] { new byte[random.Next(11)], new byte[random.Next(11)] };
            foreach (var key in keys)
            {
                for (var at = 0; at < key.Length; at++)
                {
                    key[at] = (byte)(random.Next(3) * 127);
                }
            }

            var heads = TermHead.Of(keys[0]).CompareTo(TermHead.Of(keys[1]));
            (heads == 0 || heads == Math.Sign(keys[0].AsSpan().SequenceCompareTo(keys[1]))).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_pattern_longer_than_a_machine_word_fits()
    {
        var word = new string('a', 150);
        using var segment = TestSegment.Build(
            [RandomPairs.Pair($"{word} b", "中", "s", null, 0)],
            new TextAnalyzer().Analyze
        );
        foreach (var pattern in new[] { $"{word[1..]}?", $"*{word[..140]}*", "*a?a*", $"{word[..100]}*{word[..50]}" })
        {
            Walk(segment, TermSpace.EnglishExact, new WildcardPattern(pattern)).ShouldBe([(word, 0)], pattern);
        }

        Walk(segment, TermSpace.EnglishExact, new WildcardPattern($"{word}?")).ShouldBeEmpty();
        Walk(segment, TermSpace.EnglishExact, new EditPattern(word[2..], 2)).ShouldBe([(word, 2)]);
        Walk(segment, TermSpace.EnglishExact, new EditPattern(word[3..], 2)).ShouldBeEmpty();
    }

    private static List<(string, int)> Walk(TestSegment segment, TermSpace space, TermPattern pattern)
    {
        var found = new List<(string, int)>();
        for (var walk = new TermWalk(segment.Reader.Terms, space, pattern); walk.MoveNext(); )
        {
            found.Add((Wtf8.Read(walk.Term), walk.Level));
        }

        return found;
    }

    private static List<string> All(TestSegment segment, TermSpace space)
    {
        var found = new List<string>();
        for (var walk = new TermWalk(segment.Reader.Terms, space, ""); walk.MoveNext(); )
        {
            found.Add(Wtf8.Read(walk.Term));
        }

        return found;
    }

    private static List<AlignedPair> Pairs(Random random, int letters, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                    RandomPairs.Pair(
                        $"{Word(random, letters, 1, 8)} {Word(random, letters, 1, 4)}",
                        $"{Word(random, letters, 1, 4)} {Word(random, Letters.Length, 1, 3)}",
                        "s",
                        null,
                        i
                    )
                )
                .DistinctBy(pair => pair.Id),
        ];

    private static string Word(Random random, int letters, int least, int most)
    {
        var word = new StringBuilder();
        for (var length = random.Next(least, most + 1); length > 0; length--)
        {
            _ = word.Append(Letters[random.Next(letters)]);
        }

        return word.ToString();
    }

    private static string Pattern(Random random, int letters)
    {
        var pattern = new StringBuilder();
        for (var length = random.Next(0, 6); length > 0; length--)
        {
            _ = pattern.Append(
                random.Next(3) switch
                {
                    0 => "*",
                    1 => "?",
                    _ => Letters[random.Next(letters)],
                }
            );
        }

        return pattern.ToString();
    }
}

using Search.Index.Building;
using Search.Index.Commits;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Segments;

public sealed class SegmentTests
{
    [Fact]
    public void A_segment_gives_back_every_pair_as_it_was()
    {
        var pairs = RandomPairs.Make(17, 700);
        using var segment = TestSegment.Build(pairs, new TextAnalyzer().Analyze);
        segment.Reader.Validate(TestContext.Current.CancellationToken);
        segment.Reader.DocumentCount.ShouldBe(pairs.Count);
        foreach (var pair in pairs)
        {
            var document = segment.Reader.FindPair(pair.Id);
            segment.Reader.Load(document).Pair.ShouldBe(pair);
            segment.Reader.FindTexts(pair.English, pair.Chinese).ShouldBe(document);
        }
    }

    [Fact]
    public void An_empty_segment_is_valid()
    {
        using var segment = TestSegment.Build([], new TextAnalyzer().Analyze);
        segment.Reader.Validate(TestContext.Current.CancellationToken);
        segment.Reader.FindPair(new PairId(1, 2)).ShouldBe(-1);
        segment.Reader.FindDocument("a", "b").ShouldBeEmpty();
    }

    [Fact]
    public void Pairs_come_in_order_of_length_and_documents_in_order_of_position()
    {
        var pairs = RandomPairs.Make(5, 300);
        using var segment = TestSegment.Build(pairs, new TextAnalyzer().Analyze);
        foreach (var group in pairs.GroupBy(pair => (pair.Source, pair.Document)))
        {
            segment
                .Reader.FindDocument(group.Key.Source, group.Key.Document)
                .Select(segment.Reader.Id)
                .ShouldBe(group.OrderBy(pair => pair.Position).ThenBy(pair => pair.Id).Select(pair => pair.Id));
        }
    }

    [Fact]
    public void A_merge_writes_what_one_builder_would_have_written()
    {
        var pairs = RandomPairs.Make(23, 900);
        var deleted = pairs.Where((_, i) => i % 7 == 3).Select(pair => pair.Id).ToHashSet();
        using var first = TestSegment.Build(pairs.Take(500), new TextAnalyzer().Analyze);
        using var second = TestSegment.Build(pairs.Skip(500).Take(10), new TextAnalyzer().Analyze);
        using var third = TestSegment.Build(pairs.Skip(510), new TextAnalyzer().Analyze);
        using var merged = TestSegment.Merge(
            Slice(first.Reader, deleted),
            Slice(second.Reader, deleted),
            Slice(third.Reader, deleted)
        );
        using var whole = TestSegment.Build(
            pairs.Where(pair => !deleted.Contains(pair.Id)),
            new TextAnalyzer().Analyze
        );
        merged.Reader.Validate(TestContext.Current.CancellationToken);
        merged.Reader.DocumentCount.ShouldBe(whole.Reader.DocumentCount);
        merged.Reader.TermCount.ShouldBe(whole.Reader.TermCount);
        merged.Reader.NamedDocumentCount.ShouldBe(whole.Reader.NamedDocumentCount);
        for (var i = 0; i < whole.Reader.DocumentCount; i++)
        {
            merged.Reader.Load(i).Pair.ShouldBe(whole.Reader.Load(i).Pair);
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1, 4)]
    [InlineData(1000, 2)]
    public void Terms_that_are_turned_around_in_ranges_give_the_same_segment(long mostAtOnce, int threads)
    {
        var pairs = RandomPairs.Make(17, 600);

        // An English side so long that it is not remembered where its tokens end.
        var words = Enumerable.Range(0, 4_000).Select(i => pairs[i % 600].English);
        pairs.Add(RandomPairs.Pair(string.Join(' ', words), "很长的一句话。", "long", null, 0));
        Write(1 << 20, 1).ShouldBe(Write(mostAtOnce, threads));

        byte[] Write(long most, int count)
        {
            using var builder = new SegmentBuilder(new TextAnalyzer().Analyze) { MostAtOnce = most };
            pairs.ForEach(builder.Add);
            var output = new MemoryOutput();
            builder.Flush(output, count);
            return output.ToArray();
        }
    }

    [Fact]
    public void A_flush_by_several_threads_ends_with_the_error_of_the_one_that_failed()
    {
        using var builder = new SegmentBuilder(new TextAnalyzer().Analyze) { MostAtOnce = 100 };
        RandomPairs.Make(18, 600).ForEach(builder.Add);
        var output = new FullOutput(50_000);
        Should.Throw<IOException>(() => builder.Flush(output, 2)).Message.ShouldBe("No space left.");
    }

    [Fact]
    public void Pairs_with_the_same_texts_become_one_that_knows_the_others()
    {
        var pairs = Enumerable
            .Range(0, 5)
            .Select(i => RandomPairs.Pair("Thank you.", "谢谢。", $"source{i % 2}", $"document{i}", i))
            .ToList();
        using var first = TestSegment.Build(pairs.Take(3), new TextAnalyzer().Analyze);
        using var second = TestSegment.Build(pairs.Skip(3), new TextAnalyzer().Analyze);
        using var merged = TestSegment.Merge(
            new SegmentSlice(first.Reader, null),
            new SegmentSlice(second.Reader, null)
        );
        first.Reader.DocumentCount.ShouldBe(1);
        merged.Reader.Validate(TestContext.Current.CancellationToken);
        merged.Reader.DocumentCount.ShouldBe(1);
        var stored = merged.Reader.Load(0);
        stored.Pair.Id.ShouldBe(pairs.Min(pair => pair.Id));
        stored.Duplicates.Length.ShouldBe(4);
        foreach (var pair in pairs)
        {
            merged.Reader.FindPair(pair.Id).ShouldBe(0);
            merged.Reader.FindDocument(pair.Source, pair.Document).ShouldBe([0]);
        }
    }

    [Fact]
    public void A_builder_forgets_what_is_removed_and_keeps_a_duplicate_alive()
    {
        var pairs = Enumerable
            .Range(0, 3)
            .Select(i => RandomPairs.Pair("Thank you.", "谢谢。", "source", $"document{i}", i))
            .Append(RandomPairs.Pair("Good bye.", "再见。", "source", "document", 9))
            .ToList();
        using var builder = new Search.Index.Building.SegmentBuilder(new TextAnalyzer().Analyze);
        pairs.ForEach(builder.Add);
        builder.Count.ShouldBe(2);
        builder.Remove(pairs[3].Id).ShouldBeTrue();
        builder.Remove(pairs[3].Id).ShouldBeFalse();
        builder.Remove(pairs.Take(3).Min(pair => pair.Id)).ShouldBeTrue();
        using var segment = TestSegment.Flush(builder);
        segment.Reader.Validate(TestContext.Current.CancellationToken);
        segment.Reader.DocumentCount.ShouldBe(1);
        segment.Reader.Load(0).Duplicates.Length.ShouldBe(1);
        segment.Reader.FindPair(pairs[3].Id).ShouldBe(-1);
    }

    [Fact]
    public void Texts_with_half_a_surrogate_pair_come_back_unchanged()
    {
        var pair = RandomPairs.Pair("a\uD800b \uDC00 😀", "汉\uDFFF字", "s", null, 0);
        using var segment = TestSegment.Build([pair], new TextAnalyzer().Analyze);
        segment.Reader.Validate(TestContext.Current.CancellationToken);
        segment.Reader.Load(0).Pair.ShouldBe(pair);
    }

    [Fact]
    public void A_flipped_byte_is_found_by_opening_or_validating()
    {
        var output = new MemoryOutput();
        using (var builder = new Search.Index.Building.SegmentBuilder(new TextAnalyzer().Analyze))
        {
            RandomPairs.Make(3, 200).ToList().ForEach(builder.Add);
            builder.Flush(output);
        }

        var bytes = output.ToArray();
        var random = new Random(99);
        var path = Path.GetTempFileName();
        for (var round = 0; round < 400; round++)
        {
            var at = random.Next(bytes.Length);
            var old = bytes[at];
            bytes[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bytes);
            using (var mapped = Search.Index.Storage.MappedFile.Open(path, bytes.Length))
            {
                Should.Throw<Search.Index.Storage.IndexCorruptException>(
                    () => SegmentReader.Open(mapped).Validate(TestContext.Current.CancellationToken),
                    $"byte {at}"
                );
            }

            bytes[at] = old;
        }

        File.Delete(path);
    }

    private static SegmentSlice Slice(SegmentReader reader, HashSet<PairId> deleted) =>
        new(
            reader,
            Deletions
                .None(reader.DocumentCount)
                .With(Enumerable.Range(0, reader.DocumentCount).Where(i => deleted.Contains(reader.Id(i))))
        );

    private sealed class FullOutput(long size) : ISegmentOutput
    {
        public long Position { get; private set; }

        public void Write(ReadOnlySpan<byte> bytes)
        {
            Position += bytes.Length;
            _ = Position > size ? throw new IOException("No space left.") : size;
        }
    }
}

using Search.Crash.Child;
using Search.Index;
using Search.Index.Storage;
using Search.Index.Verification;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Crash.Tests;

/// <summary>Bytes flip and files are cut: it is reported, never answered from, and no process dies of it.</summary>
public sealed class CorruptBytesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-corrupt-").FullName;

    public async ValueTask InitializeAsync()
    {
        await using var writer = PairIndexWriter.Open(
            _folder,
            new PairIndexWriterOptions { MergeInBackground = false }
        );
        for (var round = 1; round <= 3; round++)
        {
            foreach (var plain in History.Added(round).Concat(round == 1 ? History.Build(50).Take(300) : []))
            {
                var pair = Furnish(plain);
                await writer.AddAsync(pair);

                // The same texts in another place: a duplicate.
                if (pair.Position % 7 == 0)
                {
                    await writer.AddAsync(
                        pair with
                        {
                            Id = PairId.Compute("copy", null, pair.English, pair.Chinese),
                            Source = "copy",
                            Document = null,
                        }
                    );
                }
            }

            foreach (var pair in History.DeletedIn(round))
            {
                _ = await writer.DeleteAsync(pair.Id);
            }

            _ = await writer.CommitAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_section_of_the_format_is_there_to_be_damaged()
    {
        var found = new HashSet<int>();
        foreach (var file in Segments())
        {
            var sections = SegmentPlaces.Read(await File.ReadAllBytesAsync(file, Token));
            found.UnionWith(sections.Where(section => section.Length > 0).Select(section => section.Id));
        }

        found.ShouldBe(Enumerable.Range(1, SegmentPlaces.Sections), true);
    }

    [Fact]
    public Task Every_flipped_bit_is_reported_by_open_and_by_verify() => FlipEverywhere(4);

    [Fact]
    [Trait("Category", "Long")]
    public Task Every_flipped_bit_of_thousands_is_reported_by_open_and_by_verify() => FlipEverywhere(200);

    private async Task FlipEverywhere(int each)
    {
        await CheckIsWhole();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var file in Files())
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            foreach (var at in SegmentPlaces.Choose(random, bytes, IsSegment(file), each))
            {
                var bit = (byte)(1 << random.Next(8));
                var context = $"{Path.GetFileName(file)}, byte {at}, bit {bit}, seed {seed}";
                Flip(file, at, bit);
                Should.Throw<IndexException>(() => PairIndex.Open(_folder), context).Message.ShouldNotBeEmpty();
                Verify().ShouldBeFalse(context);
                Flip(file, at, bit);
            }
        }

        await CheckIsWhole();
    }

    [Fact]
    public async Task Every_truncation_is_reported_by_open_and_by_verify()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        foreach (var file in Files())
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            foreach (var length in SegmentPlaces.Choose(random, bytes, IsSegment(file), 2))
            {
                var context = $"{Path.GetFileName(file)} cut to {length}, seed {seed}";
                await File.WriteAllBytesAsync(file, bytes.AsMemory(0, (int)length), Token);
                _ = Should.Throw<IndexException>(() => PairIndex.Open(_folder), context);
                Verify().ShouldBeFalse(context);
            }

            File.Delete(file);
            _ = Should.Throw<IndexException>(() => PairIndex.Open(_folder), $"{Path.GetFileName(file)} deleted");
            await File.WriteAllBytesAsync(file, [.. bytes, 0], Token);
            _ = Should.Throw<IndexException>(() => PairIndex.Open(_folder), $"{Path.GetFileName(file)} grown");
            await File.WriteAllBytesAsync(file, bytes, Token);
        }

        await CheckIsWhole();
    }

    [Fact]
    public Task Before_the_checksums_are_compared_damage_ends_in_an_exception_at_most() => AskDamaged(5);

    [Fact]
    [Trait("Category", "Long")]
    public Task Before_the_checksums_are_compared_damage_ends_in_an_exception_at_most_thousands_of_times() =>
        AskDamaged(250);

    private async Task AskDamaged(int each)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var options = new PairIndexOptions { CheckedAtOpen = 0, CheckInBackground = false };
        foreach (var file in Segments())
        {
            var bytes = await File.ReadAllBytesAsync(file, Token);
            foreach (var at in SegmentPlaces.Choose(random, bytes, true, each))
            {
                var value = (byte)random.Next(1, 256);
                Flip(file, at, value);
                try
                {
                    await using var index = PairIndex.Open(_folder, options);
                    await AskEverything(index);
                }
                catch (IndexException)
                {
                    // Reported: that is what it is for. Any other exception fails the test.
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException(
                        $"{Path.GetFileName(file)}, byte {at} ^ {value}, seed {seed}",
                        e
                    );
                }

                Flip(file, at, value);
            }
        }

        await CheckIsWhole();
    }

    [Fact]
    public async Task A_long_segment_is_checked_while_it_answers()
    {
        var file = Segments()[0];
        var options = new PairIndexOptions { CheckedAtOpen = 0 };
        await using (var whole = PairIndex.Open(_folder, options))
        {
            await whole.WhenCheckedAsync();
        }

        // In the middle of the longest section, where opening does not look.
        Flip(file, new FileInfo(file).Length / 2, 1);
        await using var index = PairIndex.Open(_folder, options);
        (await Should.ThrowAsync<IndexCorruptException>(index.WhenCheckedAsync)).Message.ShouldContain("checksum");
        _ = await Should.ThrowAsync<IndexCorruptException>(async () =>
            await index.SearchAsync(new SearchRequest { Query = new EverythingNode() }, Token)
        );
    }

    [Fact]
    public async Task A_merge_does_not_copy_damage_into_a_file_with_a_right_checksum()
    {
        var file = Segments()[0];
        Flip(file, new FileInfo(file).Length / 2, 1);
        await using var writer = PairIndexWriter.Open(_folder);
        var reported = await Should.ThrowAsync<IndexCorruptException>(async () =>
        {
            for (var round = 4; round <= 12; round++)
            {
                foreach (var pair in History.Added(round))
                {
                    await writer.AddAsync(pair, Token);
                }

                _ = await writer.CommitAsync(Token);
            }

            await writer.WhenMergedAsync();
        });
        reported.Message.ShouldContain("checksum");

        // The damaged file is still the one that the commit names.
        IndexVerifier.Verify(_folder, null, Token).Problems.ShouldContain(problem => problem.File == file);
    }

    [Fact]
    public async Task An_older_commit_that_is_whole_opens_when_the_newest_is_not()
    {
        var newest = Directory.EnumerateFiles(_folder, "commit-*").Single();
        var torn = Path.Combine(_folder, "commit-00000000000000ff");
        await File.WriteAllBytesAsync(torn, (await File.ReadAllBytesAsync(newest, Token))[..50], Token);
        await using (var index = PairIndex.Open(_folder))
        {
            index.Generation.ShouldBe(3);
        }

        IndexVerifier.Verify(_folder, null, Token).Problems.Single().File.ShouldBe(torn);
        await using var writer = PairIndexWriter.Open(_folder);
        await writer.AddAsync(History.Marker(1), Token);
        (await writer.CommitAsync(Token)).ShouldBe(0x100);
        File.Exists(torn).ShouldBeFalse();
        IndexVerifier.Verify(_folder, null, Token).Problems.ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Flip(string file, long at, byte mask)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = at;
        var value = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(value ^ mask));
    }

    private static async Task AskEverything(PairIndex index)
    {
        QueryNode[] queries =
        [
            new EverythingNode(),
            new TextNode("chip", Side.English),
            new TextNode("芯片", Side.Chinese),
            new PhraseNode("the chip number", Side.English),
            new PhraseNode("number chip", Side.English, 2),
            new AllOfNode([new TextNode("round", Side.English), new TextNode("运行", Side.Chinese)]),
            new AnyOfNode([new TextNode("round", Side.English), new TextNode("3", Side.Either)]),
            new PrefixNode("r", Side.English),
            new WildcardNode("?h*", Side.English),
            new TypoNode("rounb", 2, Side.English),
        ];
        foreach (var query in queries)
        {
            // Every hit in turn by columns, and the best few with bounds.
            var page = await AskAsync(index, query, SortOrder.NewestFirst, TotalMode.Exact, 500);
            _ = await AskAsync(index, query, SortOrder.Relevance, TotalMode.None, 3);
            if (!page.Hits.IsEmpty)
            {
                var id = page.Hits[0].Id;
                _ = await index.GetAsync([id], Token);
                _ = await index.GetContextAsync(id, 3, 3, Token);
            }
        }

        _ = await index.ListTermsAsync(TermSpace.EnglishWord, "r", 10, Token);
        _ = await index.ListSimilarTermsAsync(TermSpace.EnglishExact, "chap", 1, 10, Token);
        _ = await index.GetStatisticsAsync(Token);
    }

    private static ValueTask<SearchPage> AskAsync(
        PairIndex index,
        QueryNode query,
        SortOrder sort,
        TotalMode total,
        int limit
    ) =>
        index.SearchAsync(
            new SearchRequest
            {
                Query = query,
                Filter =
                    total == TotalMode.Exact
                        ? new NotFilter(
                            new AllFilter([
                                new OneOfFilter(TextColumn.Domain, ["law"]),
                                new RangeFilter(NumberColumn.Quality, 0, 100),
                            ])
                        )
                        : null,
                Sort = sort,
                Total = total,
                Facets =
                    total == TotalMode.Exact
                        ? [TextColumn.Source, TextColumn.Document, TextColumn.Domain, TextColumn.Script]
                        : [],
                TypedScript = Script.Hans,
                Limit = limit,
            },
            Token
        );

    // With something in every column and every part of a record.
    private static AlignedPair Furnish(AlignedPair pair) =>
        (pair.Position % 3) switch
        {
            0 => pair with
            {
                Domain = "law",
                Quality = 0.1f * (pair.Position % 10),
                Reasons = QualityReasons.LengthRatio,
                Script = Script.Hans,
                Date = DateOnly.FromDayNumber(700_000 + pair.Position),
            },
            1 => pair with
            {
                Title = "A title",
                Url = "https://example.org/1",
                License = "CC BY 4.0",
                Attribution = "Somebody",
                ExternalId = $"x{pair.Position}",
                Domain = "science",
                Script = Script.Hant,
            },
            _ => pair,
        };

    private bool Verify()
    {
        try
        {
            return IndexVerifier.Verify(_folder, new VerifyOptions { SampleSize = 10 }, Token).IsWhole;
        }
        catch (IndexException)
        {
            return false;
        }
    }

    private async Task CheckIsWhole()
    {
        IndexVerifier.Verify(_folder, new VerifyOptions { IsFull = true }, Token).Problems.ShouldBeEmpty();
        await using var index = PairIndex.Open(_folder);
        await AskEverything(index);
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Order()];

    private List<string> Segments() => [.. Files().Where(IsSegment)];

    private static bool IsSegment(string file) => file.EndsWith(".seg", StringComparison.Ordinal);
}

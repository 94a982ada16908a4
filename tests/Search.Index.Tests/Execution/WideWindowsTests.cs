using Search.Index.Execution;
using Search.Index.Segments;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>
/// Words so rare among so many pairs that windows are widened and pairs share a bit; the random comparison has too few
/// pairs for that. What matches is found by looking at every pair.
/// </summary>
public sealed class WideWindowsTests
{
    // With these numbers a window has 131,072 pairs, so that there are two of them and every bit stands for two pairs.
    private const int Pairs = 200_000;
    private const int Words = 690;
    private const int WordsOfAPair = 9;

    [Fact]
    public void Rare_words_together_are_found_in_windows_of_any_width()
    {
        var random = new Random(1);
        var texts = Enumerable
            .Range(0, Pairs)
            .Select(_ => Enumerable.Range(0, random.Next(1, WordsOfAPair)).Select(_ => random.Next(Words)).ToArray())
            .ToArray();
        using var segment = TestSegment.Build(
            texts.Select((words, i) => RandomPairs.Pair(string.Join(' ', words), "好", "source", null, i)),
            Analyze
        );
        var view = new IndexView([new SegmentSlice(segment.Reader, null)], 1, RankingParameters.Default);
        using var searcher = new SegmentSearcher();
        for (var i = 0; i < 60; i++)
        {
            int[] words = [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => random.Next(Words))];
            var near = random.Next(3) == 0;
            var expected = texts
                .Select((text, position) => (text, position))
                .Where(pair => near ? Follow(pair.text, words) : words.All(pair.text.Contains))
                .Select(pair => pair.position)
                .ToHashSet();
            TermNode query = near
                ? new TermPhrase([.. words.Select((word, at) => new PhraseTerm(TermSpace.EnglishWord, $"{word}", at))])
                : new AllOfTerms([.. words.Select(word => new OneTerm(TermSpace.EnglishWord, $"{word}", 1))]);
            var all = Search(
                new SearchRequest
                {
                    Query = new EverythingNode(),
                    Limit = Pairs,
                    Total = TotalMode.Exact,
                }
            );
            all.Total!.Value.Value.ShouldBe(expected.Count, query.ToString());
            all.Hits.Select(hit => hit.Stored!.Pair.Position).ShouldBe(expected, ignoreOrder: true, query.ToString());
            var best = Search(
                new SearchRequest
                {
                    Query = new EverythingNode(),
                    Limit = 5,
                    Total = TotalMode.None,
                }
            );
            best.Hits.Select(hit => (hit.Id, hit.Score))
                .ShouldBe(all.Hits.Take(5).Select(hit => (hit.Id, hit.Score)), query.ToString());

            SearchPage Search(SearchRequest request) =>
                searcher.Search(view, query, request, TestContext.Current.CancellationToken);
        }
    }

    private static bool Follow(int[] text, int[] words) =>
        Enumerable.Range(0, text.Length).Any(at => text.AsSpan(at).StartsWith(words));

    private static void Analyze(ReadOnlySpan<char> text, Language side, TokenBuffer tokens)
    {
        tokens.Clear();
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            var position = tokens.PositionCount++;
            var term = tokens.AppendTerm(word);
            var (start, end) = (range.Start.Value, range.End.Value);
            tokens.Add(new Token(term, word.Length, start, end, position, 1, TokenLayer.Word, TokenKind.Latin));
        }
    }
}

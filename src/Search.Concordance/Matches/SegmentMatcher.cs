using System.Collections.Concurrent;
using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Matches;

/// <summary>
/// Finds segments of the index that resemble one to be translated. Candidates come from a search for any of the
/// segment's rarest words: a segment that shares seven tenths of the words shares at least one of the rarest three
/// tenths and one more (prefix filtering; Chaudhuri, Ganti and Kaushik, 2006). Safe for use by several threads at once.
/// </summary>
public sealed class SegmentMatcher
{
    /// <summary>Most candidates that are compared.</summary>
    public const int MostCandidates = 200;

    private const int MostWords = 12;

    private readonly IPairIndex _index;
    private readonly ConcurrentBag<Worker> _workers = [];

    /// <summary>Creates a matcher.</summary>
    /// <param name="index">The index; the caller disposes it.</param>
    public SegmentMatcher(IPairIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        _index = index;
    }

    /// <summary>The best matches of a segment, best first; of equally good ones that of higher quality.</summary>
    public async ValueTask<ImmutableArray<SegmentMatch>> MatchAsync(
        SegmentQuery query,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentException.ThrowIfNullOrWhiteSpace(query.Text);
        if (!_workers.TryTake(out var worker))
        {
            worker = new Worker();
        }

        var matches = new List<SegmentMatch>();
        worker.Asked.Read(query.Text, query.From, worker.Analyzer, worker.Buffer);
        var request = await RequestAsync(query, worker, cancellationToken).ConfigureAwait(false);
        if (request is not null)
        {
            var page = await _index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
            foreach (var hit in page.Hits)
            {
                var text = query.From == Language.English ? hit.Stored!.Pair.English : hit.Stored!.Pair.Chinese;
                worker.Found.Read(text, query.From, worker.Analyzer, worker.Buffer);
                var percent = worker.Comparer.Compare(worker.Asked, worker.Found, Math.Min(query.MinPercent, 100));
                if (percent >= Math.Min(query.MinPercent, 100))
                {
                    var differences = percent == 100 ? [] : worker.Comparer.Differences(worker.Asked, worker.Found);
                    matches.Add(new SegmentMatch(hit.Stored, percent, differences));
                }
            }
        }

        _workers.Add(worker);
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Percent == 100 && (query.Before ?? query.After) is not null)
            {
                var stored = matches[i].Stored;
                var isSamePlace = await HasNeighboursAsync(stored, query, cancellationToken).ConfigureAwait(false);
                matches[i] = isSamePlace ? matches[i] with { Percent = 101 } : matches[i];
            }
        }

        return
        [
            .. matches
                .Where(match => match.Percent >= query.MinPercent)
                .OrderByDescending(match => match.Percent)
                .ThenByDescending(match => match.Stored.Pair.Quality)
                .ThenBy(match => match.Stored.Pair.Id)
                .Take(query.Limit),
        ];
    }

    private async ValueTask<SearchRequest?> RequestAsync(
        SegmentQuery query,
        Worker worker,
        CancellationToken cancellationToken
    )
    {
        var side = query.From == Language.English ? Side.English : Side.Chinese;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var token in worker.Buffer.Tokens)
        {
            if (token.Layer == TokenLayer.Word && IsCandidateWord(token))
            {
                _ = words.TryAdd(worker.Buffer.Term(token).ToString(), query.Text[token.Start..token.End]);
            }
        }

        if (words.Count == 0)
        {
            return null;
        }

        var positions = worker.Buffer.PositionCount;
        var space = query.From == Language.English ? TermSpace.EnglishWord : TermSpace.ChineseWord;
        var terms = words.Keys.ToImmutableArray();
        var counts = await _index.CountTermsAsync(space, terms, cancellationToken).ConfigureAwait(false);
        var share = (100 - Math.Min(query.MinPercent, 100)) / 100.0;
        var needed = Math.Clamp((int)Math.Ceiling(share * terms.Length) + 1, 3, MostWords);
        var rarest = Enumerable
            .Range(0, terms.Length)
            .Where(i => counts[i] > 0)
            .OrderBy(i => counts[i])
            .ThenBy(i => terms[i], StringComparer.Ordinal)
            .Take(needed)
            .Select(i => (QueryNode)new TextNode(words[terms[i]], side, TextMode.Word))
            .ToImmutableArray();
        if (rarest.IsEmpty)
        {
            return null;
        }

        var column = query.From == Language.English ? NumberColumn.EnglishLength : NumberColumn.ChineseLength;
        return new SearchRequest
        {
            Query = rarest.Length == 1 ? rarest[0] : new AnyOfNode(rarest),
            // Marks weigh little but can be many, hence the two positions to spare.
            Filter = new RangeFilter(
                column,
                Math.Max(1, (int)(positions * (1 - share)) - 2),
                (int)(positions / Math.Max(1 - share, 0.1)) + 2
            ),
            Limit = MostCandidates,
            Total = TotalMode.None,
        };
    }

    private static bool IsCandidateWord(in Token token) =>
        token.Kind switch
        {
            TokenKind.HanWord or TokenKind.HanUnknown or TokenKind.Other => true,
            TokenKind.Latin or TokenKind.LatinPart => token.PositionLength == 1,
            _ => false,
        };

    private async ValueTask<bool> HasNeighboursAsync(
        StoredPair stored,
        SegmentQuery query,
        CancellationToken cancellationToken
    )
    {
        var context = await _index.GetContextAsync(stored.Pair.Id, 1, 1, cancellationToken).ConfigureAwait(false);
        return IsNeighbour(query.Before, context.Before, query.From)
            && IsNeighbour(query.After, context.After, query.From);
    }

    private static bool IsNeighbour(string? expected, ImmutableArray<StoredPair> found, Language side) =>
        expected is null
        || (
            !found.IsEmpty
            && string.Equals(
                side == Language.English ? found[0].Pair.English : found[0].Pair.Chinese,
                expected,
                StringComparison.Ordinal
            )
        );

    private sealed class Worker
    {
        public TextAnalyzer Analyzer { get; } = new();

        public TokenBuffer Buffer { get; } = new();

        public SegmentTokens Asked { get; }

        public SegmentTokens Found { get; }

        public SegmentComparer Comparer { get; }

        public Worker()
        {
            var terms = new SegmentTerms();
            Asked = new SegmentTokens(terms, isAsked: true);
            Found = new SegmentTokens(terms, isAsked: false);
            Comparer = new SegmentComparer(terms);
        }
    }
}

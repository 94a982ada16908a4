using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using Search.Index.Commits;
using Search.Index.Execution.Scorers;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Pairs;

namespace Search.Index.Execution;

/// <summary>Executes analysed queries over a view. Safe for use by several threads at once; keeps scratch memory from query to query.</summary>
public sealed class SegmentSearcher : IDisposable
{
    // Below this many candidates bounds cost more than they save.
    private const int WorthPruning = 256;
    private const int LeastWindow = 256;
    private const int WindowFactor = 8;

    // Postings of a segment that are read for a total alone: some 80 microseconds.
    private const long MostCounted = 1 << 17;

    private readonly ConcurrentBag<SearchScratch> _scratches = [];

    /// <summary>Finds the pairs of a query.</summary>
    /// <param name="view">The snapshot; the caller keeps its files mapped.</param>
    /// <param name="query">The query after analysis.</param>
    /// <param name="options">Everything else: its own query tree is not looked at.</param>
    /// <param name="cancellationToken">Checked every few hundred postings.</param>
    public SearchPage Search(
        IndexView view,
        TermNode query,
        SearchRequest options,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(options);
        if (!_scratches.TryTake(out var scratch))
        {
            scratch = new SearchScratch();
        }

        try
        {
            return Search(view, query, options, scratch, cancellationToken);
        }
        finally
        {
            scratch.Reset();
            _scratches.Add(scratch);
        }
    }

    /// <summary>Frees the scratch memory of searches that have ended.</summary>
    public void Dispose()
    {
        while (_scratches.TryTake(out var scratch))
        {
            scratch.Dispose();
        }
    }

    private static SearchPage Search(
        IndexView view,
        TermNode query,
        SearchRequest options,
        SearchScratch scratch,
        CancellationToken cancellationToken
    )
    {
        var facets = options.Facets.IsDefaultOrEmpty ? null : new FacetCounts(options.Facets);
        var (context, collector) = (scratch.Context, scratch.Collector);
        var compiler = new QueryCompiler(view, scratch);
        context.Start(options, cancellationToken);
        collector.Start(options, context, facets, view.Ranking.TypedScriptBonus);
        scratch.Terms.LookUp(query, view);
        var mayPrune =
            options.Sort == SortOrder.Relevance
            && options.Limit > 0
            && options.Total != TotalMode.Exact
            && facets is null;
        var mayRaise = mayPrune && options.Filter is null && options.After is null;
        var looked = default(Coverage);
        var counts =
            mayPrune
            && options is { Total: TotalMode.Estimate, Filter: null }
            && scratch.Terms.CountOf(query, view) < 0;
        for (var segment = 0; segment < view.Segments.Length && !context.Stopped; segment++)
        {
            scratch.Reset();
            context.Enter(view.Segments[segment]);
            collector.Enter(segment);
            if (compiler.Build(query, options.Filter, segment) is { } scorer)
            {
                var (seen, matched) = (default(Coverage), collector.Matched);
                Collect(scorer, scratch, mayPrune, mayRaise, ref seen);
                if (counts && seen.Seen < seen.All && TryCount(scorer, scratch, out var all))
                {
                    collector.Count((int)(all - (collector.Matched - matched)));
                    seen.Seen = seen.All;
                }

                looked.Add(seen.Seen, seen.All);
            }
        }

        var total = Total(view, query, options, scratch, looked);
        return Page(view, query, options, scratch, total, facets, cancellationToken);
    }

    private static void Collect(Scorer scorer, SearchScratch scratch, bool mayPrune, bool mayRaise, ref Coverage looked)
    {
        var (context, collector) = (scratch.Context, scratch.Collector);
        var count = context.Reader.DocumentCount;
        if (mayRaise)
        {
            collector.Raise(scorer.Floor(collector.Wanted + (context.Deletions?.Count ?? 0)));
        }

        collector.Require(0);
        if (scorer.Cost >= WorthPruning)
        {
            context.Pruning = mayPrune;
            scratch.Requirements.Clear();
            scorer.ListRequirements(scratch.Requirements);
            if (scratch.Conjunction.TryStart(scratch.Requirements, context, scratch.TermScorers.Used))
            {
                _ = scorer.Bound(0, count);
                scratch.Conjunction.Collect(scorer, context, collector);
                var (pairs, unknown) = (scratch.Windows.Looked, scratch.Windows.Unknown);
                looked.Add(unknown == 0 ? count : (long)count * (pairs - unknown) / pairs, count);
                return;
            }
        }

        if (!mayPrune || scorer.Cost < WorthPruning)
        {
            context.Pruning = false;
            scorer.Collect(0, count, context, collector);
            looked.Add(count, count);
            return;
        }

        if (scorer.IsSelective)
        {
            _ = scorer.Bound(0, count);
            scorer.Collect(0, count, context, collector);
            looked.Add(0, count);
            return;
        }

        scratch.Addends.Clear();
        if (scorer.ListAddends(scratch.Addends))
        {
            scratch.Disjunction.Start(scratch.Addends, context, scratch.TermScorers.Used);
            scratch.Disjunction.Collect(scorer, context, collector);
            looked.Add(0, count);
            return;
        }

        CollectWindows(scorer, context, collector, ref looked);
    }

    // The shortest pairs, which are looked at first, say little of the others. What some terms find, however many a prefix
    // stands for, is counted at once.
    private static bool TryCount(Scorer scorer, SearchScratch scratch, out long pairs)
    {
        var context = scratch.Context;
        var words = Deletions.WordCount(context.Reader.DocumentCount);
        if (scratch.Marks.Length < words)
        {
            scratch.Marks = new ulong[words];
        }

        var marks = scratch.Marks.AsSpan(0, words);
        marks.Clear();
        pairs = 0;
        var postings = MostCounted;
        if (context.Stopped || !scorer.TryMark(marks, ref postings) || context.Stopped)
        {
            return false;
        }

        var deleted = context.Deletions is null ? [] : context.Deletions.Words;
        for (var i = 0; i < words; i++)
        {
            pairs += BitOperations.PopCount(deleted.IsEmpty ? marks[i] : marks[i] & ~deleted[i]);
        }

        return true;
    }

    private static void CollectWindows(
        Scorer scorer,
        SegmentContext context,
        HitCollector collector,
        ref Coverage looked
    )
    {
        var count = context.Reader.DocumentCount;

        // Windows in which the rarest part has about one block, and larger ones above them to pass over at once.
        var window = (long)LeastWindow;
        var wanted = BitOperations.RoundUpToPowerOf2((ulong)Math.Max(1, 128L * count / scorer.Cost));
        window = Math.Clamp((long)wanted, window, 1 << 16);
        var largest = window;
        while (largest * WindowFactor <= count)
        {
            largest *= WindowFactor;
        }

        var visited = 0L;
        for (var from = 0L; from < count && !context.Stopped; from += largest)
        {
            visited += CollectWindow(scorer, (int)from, largest, window, context, collector);
        }

        // Once a score is needed, pairs are passed over within windows too: the count is a lower bound.
        looked.Add(visited, context.Needed > 0 ? count + 1L : count);
    }

    private static long CollectWindow(
        Scorer scorer,
        int from,
        long size,
        long least,
        SegmentContext context,
        HitCollector collector
    )
    {
        var to = (int)Math.Min(from + size, context.Reader.DocumentCount);
        collector.Require(from);
        var bound = scorer.Bound(from, to);
        if (bound < 0)
        {
            return to - from;
        }

        if (bound < context.Needed)
        {
            return 0;
        }

        if (size <= least)
        {
            scorer.Collect(from, to, context, collector);
            return to - from;
        }

        var visited = 0L;
        var step = size / WindowFactor;
        for (var at = (long)from; at < to && !context.Stopped; at += step)
        {
            visited += CollectWindow(scorer, (int)at, step, least, context, collector);
        }

        return visited;
    }

    private static HitTotal? Total(
        IndexView view,
        TermNode query,
        SearchRequest options,
        SearchScratch scratch,
        Coverage looked
    )
    {
        if (options.Total == TotalMode.None)
        {
            return null;
        }

        var matched = scratch.Collector.Matched;
        if (scratch.Context.Stopped || scratch.Collector.EndedEarly)
        {
            return new HitTotal(matched, false);
        }

        if (looked.Seen == looked.All)
        {
            return new HitTotal(matched, true);
        }

        if (options.Filter is null && scratch.Terms.CountOf(query, view) is var count and >= 0)
        {
            return new HitTotal(count, true);
        }

        var estimate =
            looked.Seen == 0 ? scratch.Terms.Estimate(query, view) : (long)((double)matched * looked.All / looked.Seen);
        return new HitTotal(Math.Max(matched, estimate), false);
    }

    private static SearchPage Page(
        IndexView view,
        TermNode query,
        SearchRequest options,
        SearchScratch scratch,
        HitTotal? total,
        FacetCounts? facets,
        CancellationToken cancellationToken
    )
    {
        var partial = scratch.Context.Stopped;
        var found = scratch.Collector.Take();
        var shown = Math.Min(found.Length, options.Limit);
        var hits = new Hit[shown];
        var relevance = options.Sort == SortOrder.Relevance;
        for (var i = 0; i < shown; i++)
        {
            var candidate = found[i];
            hits[i] = new Hit(
                candidate.Id,
                relevance ? candidate.Score : 0,
                new PageCursor(candidate.Key, candidate.Id),
                options.LoadPairs ? view.Segments[candidate.Segment].Reader.Load(candidate.Document) : null,
                options.Explain ? Explain(view, query, options, candidate, scratch, cancellationToken) : null
            );
        }

        return new SearchPage
        {
            Hits = ImmutableCollectionsMarshal.AsImmutableArray(hits),
            HasMore = found.Length > shown,
            Total = total,
            Facets = facets?.Finish(options.FacetLimit) ?? [],
            Generation = view.Generation,
            IsPartial = partial,
        };
    }

    private static ScorePart? Explain(
        IndexView view,
        TermNode query,
        SearchRequest options,
        HitCollector.Candidate candidate,
        SearchScratch scratch,
        CancellationToken cancellationToken
    )
    {
        scratch.Reset();
        scratch.Context.Start(options with { WorkLimit = 0 }, cancellationToken);
        scratch.Context.Enter(view.Segments[candidate.Segment]);
        var scorer = new QueryCompiler(view, scratch).Build(query, null, candidate.Segment);
        if (scorer is null || scorer.Advance(candidate.Document) != candidate.Document || !scorer.Matches())
        {
            return null;
        }

        var parts = scorer.Explain();
        var bonus = view.Ranking.TypedScriptBonus;
        var script = view.Segments[candidate.Segment].Reader.ScriptColumn[candidate.Document];
        return options.TypedScript == Script.None || script != (int)options.TypedScript || bonus == 0
            ? parts
            : new ScorePart(
                parts.Value + bonus,
                "in the script as typed",
                [parts, new ScorePart(bonus, "script bonus", [])]
            );
    }

    private struct Coverage
    {
        public long Seen;
        public long All;

        public void Add(long seen, long all)
        {
            Seen += seen;
            All += all;
        }
    }
}
